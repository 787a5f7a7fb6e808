//! Messages to features, and their results to messages.

mod answers;
mod capabilities;
mod messages;
mod publish;
mod serve;
mod state;

pub use serve::{Ending, serve};
