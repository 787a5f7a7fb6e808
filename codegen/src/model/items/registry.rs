//! The registry: every constructor and function by its id.

use super::json::Json;
use super::rust_type::RustType;

/// Constructors and functions by id: a `static` and a function.
#[derive(Clone, Debug)]
pub struct Registry {
    /// Sorted by id.
    pub entries: Vec<RegistryEntry>,
    /// The form of their JSON.
    pub json: Option<Json>,
}

/// A constructor or a function in a [`Registry`].
#[derive(Clone, Debug)]
pub struct RegistryEntry {
    /// The id.
    pub id: u32,
    /// The name in the schema.
    pub tl_name: String,
    /// The declaration.
    pub tl: String,
    /// The type to decode its values as; none if they depend on parameters.
    pub ty: Option<RustType>,
    /// `true` if that has JSON.
    pub json: bool,
}
