//! Databases of the errors that a server answers: which method, which code, which name, and what it means.
//!
//! `read_errors` takes the official list and the forms that others have given it, told apart by their shape; [`merge`]
//! makes one of several; [`from_pages`] takes what pages say.

#[cfg(feature = "docs")]
mod collect;
#[cfg(feature = "docs")]
mod nouns;

#[cfg(feature = "docs")]
mod csv;
#[cfg(feature = "docs")]
mod json;
#[cfg(feature = "docs")]
pub(super) mod pattern;
#[cfg(feature = "docs")]
mod read;

#[cfg(feature = "docs")]
pub use collect::{from_pages, merge};
#[cfg(feature = "docs")]
pub use nouns::{ErrorDatabase, ErrorRecord, Methods};
#[cfg(feature = "docs")]
pub use read::read_errors;
