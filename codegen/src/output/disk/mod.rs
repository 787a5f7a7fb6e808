//! Bindings to files: writes only changed files, all or none, and never replaces a file that typewright did not
//! generate.
//!
//! [`write()`] compares the bindings with the files, refuses to touch a file that is not ours, and changes the rest in
//! one `transaction`. A `manifest` beside the files says which of them are ours.

mod compare;
mod door;
mod error;
mod leftovers;
mod manifest;
mod replace;
mod transaction;
mod write;

pub use compare::{Stale, Staleness, is_output, same_text, stale};
pub use error::DiskError;
pub use replace::{remove_leftovers, replace};
pub use write::{Written, write, write_all};
