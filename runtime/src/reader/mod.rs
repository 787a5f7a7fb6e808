//! Decoding: a reader of encoded bytes that keeps its first error.

#[expect(clippy::module_inception, reason = "the file holds the noun that the folder is named for")]
mod reader;
mod values;

pub use reader::Reader;
