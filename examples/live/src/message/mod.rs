//! Messages between a client and a server, and the keys that encrypt them.

mod auth_key;
mod binding;
mod counter;
mod encrypted;
mod outbox;
mod packet;
mod plain;

pub use auth_key::{AuthKey, Side};
pub use counter::{Counter, Reason, now, random_id};
pub use encrypted::Message;
pub use outbox::{Inner, Outbox, opened};
pub use plain::{open_plain, plain};
