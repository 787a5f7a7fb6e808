//! The server as a client sees it: messages over a connection in memory, and the answers.
//!
//! `‸` in a text marks the place that a request is about; it is no part of the text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod actions;
mod client;
mod completion;
mod diagnostics;
mod hostile;
mod layout;
mod marks;
mod names;
mod projects;
mod rename;
mod session;
mod shown;
