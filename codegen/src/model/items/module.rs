//! Modules, and how their items call the prelude of Rust.

use std::collections::BTreeSet;

use super::attribute::Docs;
use super::ident::Ident;
use super::item::Item;
use super::path::Path;

/// The bindings of a schema.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// `types`, `variants`, `functions`, `errors` and `registry`, as far as they have items, each with a module for every
    /// namespace.
    pub modules: Vec<Module>,
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// How its items name what they need of the prelude.
    pub lang: Lang,
    /// The path to the module `errors`, if its items need it.
    pub errors: Option<Path>,
    /// In the order of the schema.
    pub items: Vec<Item>,
    /// The modules of nested namespaces, sorted by name.
    pub modules: Vec<Module>,
}

/// How the items of a module name `Vec`, `Some` and the like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lang {
    /// Names to import, since crates without the standard library lack them: `Vec`.
    pub imports: BTreeSet<&'static str>,
    /// Names that an item of the module hides (`Ok`), so that they need the full path.
    pub shadowed: BTreeSet<&'static str>,
}
