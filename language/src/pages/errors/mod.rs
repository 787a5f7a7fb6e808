//! Error databases: the methods, codes, names and meanings of server errors.
//!
//! `read_errors` reads the official list and the formats derived from it, recognized by their shape. [`merge`] makes
//! one database of several. [`from_pages`] collects the errors of pages.

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
