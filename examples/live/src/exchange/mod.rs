//! The key exchange: both sides, and the secrets that they compute alike.

pub mod client;
pub mod private_key;
pub mod secret;
pub mod server;
