//! Databases of the errors that a server answers: which method, which code, which name, and what it means.
//!
//! `read_errors` takes the official list and the forms that others have given it, told apart by their shape; [`merge`]
//! makes one of several; [`from_pages`] takes what pages say.

mod collect;
mod nouns;

mod by_code;
mod by_name;
mod csv;
mod json;
mod json_reader;
pub(super) mod pattern;
mod read;

pub use collect::{from_pages, merge};
pub use nouns::{ErrorDatabase, ErrorRecord, Methods};
pub use read::read_errors;
