//! The official JSON form of a schema: `{"constructors": [...], "methods": [...]}`.

mod read;
mod write;

pub(crate) use read::read;
pub(super) use write::{is_vector, write};
