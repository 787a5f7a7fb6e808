//! The key exchange: the server's side, the client's side, and what both compute.

pub mod client;
pub mod secret;
pub mod server;
