//! The selected part of a schema: roots, their dependencies, and types that stay bytes.

mod chosen;
mod opaque;
mod part;
mod patterns;
mod reach;
mod rebuild;
#[expect(clippy::module_inception, reason = "the file is named for its one function")]
mod select;
mod selection;

pub use chosen::Chosen;
pub use opaque::check_objects;
pub use part::Part;
pub use reach::{Graph, Node};
pub use select::select;
pub use selection::Selection;
