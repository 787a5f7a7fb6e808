//! Modules, and how their items call the prelude of Rust.

use typewright_language::maps::Set;

use super::attribute::Docs;
use super::ident::Ident;
use super::item::Item;

/// The bindings of a schema.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The schema that it is built from.
    pub origin: Origin,
    /// `types`, `variants`, `functions`, `errors` and `registry`, as far as they have items, each with a module for
    /// every namespace.
    pub modules: Vec<Module>,
}

/// The source of bindings: the same on every machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The names of the schema's files, without folders.
    pub files: Vec<String>,
    /// The layer, if anything states it.
    pub layer: Option<u32>,
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// How its items name what they need of the prelude.
    pub prelude: Prelude,
    /// In the order of the schema.
    pub items: Vec<Item>,
    /// The modules of nested namespaces, sorted by name.
    pub modules: Vec<Module>,
}

/// How the items of a module name `Vec`, `Some` and the like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prelude {
    /// Names to import, since crates without the standard library lack them: `Vec`.
    pub imports: Set<&'static str>,
    /// Names that an item of the module hides (`Ok`), so that they need the full path.
    pub shadowed: Set<&'static str>,
}
