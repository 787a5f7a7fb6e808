//! The official JSON form of a schema: `{"constructors": [...], "methods": [...]}`.

mod params;
mod read;
mod write;

pub(super) use params::restored_params;
pub(crate) use read::read;
pub(super) use write::write;
