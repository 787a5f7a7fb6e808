//! The server: connections, the sessions on them, and the calls that are answered.

pub mod bring_up;
pub mod connection;
pub mod dispatch;
pub mod keys;
pub mod listener;
pub mod older;
pub mod phone;
pub mod session;

pub use listener::Server;
