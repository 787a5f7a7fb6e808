//! The server: connections, their sessions, and the calls.

pub mod bring_up;
pub mod connection;
pub mod dispatch;
pub mod keys;
pub mod listener;
pub mod older;
pub mod phone;
pub mod session;

pub use listener::Server;
