//! Fields of structs.

use super::attribute::{Attribute, Docs};
use super::ident::Ident;
use super::rust_type::RustType;

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Ident,
    /// Its label in the schema.
    pub key: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// The type, without the `Option` of an optional field.
    pub ty: RustType,
    /// Its presence in a value.
    pub presence: Presence,
    /// `true` if it is a number that the caller's generator draws.
    pub random: bool,
    /// The method that sets it, if there is one: calls are built field by field.
    pub setter: Option<Ident>,
}

impl Field {
    /// Returns whether `new` takes it. Random fields are drawn from the generator that `new` takes.
    #[must_use]
    pub fn is_asked_for(&self) -> bool {
        self.presence == Presence::Always && !self.random
    }
}

/// The presence of a field in a value, and how Rust says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is always there.
    Always,
    /// It is a `bool`: the bit and nothing else.
    Flag,
    /// It is an `Option`.
    Optional,
    /// It is a `u32` with the bits of a mask that belong to no field: 0 unless set.
    Kept,
}
