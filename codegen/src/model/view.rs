//! The view from a module: all facts about the schema, and paths as that module writes them.

use typewright_language::schema::{Schema, TypeId};

use super::claims::Place;
use super::items::{Ident, Path};
use super::json_scope::JsonScope;
use super::lending::Lending;
use super::naming::Naming;
use super::options::ModelOptions;
use super::params::Params;
use super::sizes::Sizes;

/// The view from a module, where its paths start.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub schema: &'a Schema,
    pub options: &'a ModelOptions,
    pub naming: &'a Naming,
    pub params: &'a Params,
    pub lending: &'a Lending,
    pub sizes: &'a Sizes,
    pub json: &'a JsonScope,
    pub module: &'a [Ident],
}

impl<'a> View<'a> {
    /// The view from another module.
    pub(super) fn at(self, module: &'a [Ident]) -> Self {
        Self { module, ..self }
    }

    /// The path of the item that stands for a name of the schema.
    pub(super) fn named(&self, name: &str) -> Option<Path> {
        self.naming.named(name).map(|place| self.to(place))
    }

    /// The path to a place.
    pub(super) fn to(&self, place: &Place) -> Path {
        Path::between(self.module, &place.module, &place.name)
    }

    /// The Rust type of a TL type.
    pub(super) fn path(&self, id: TypeId) -> Option<Path> {
        self.naming.extern_type(id).cloned().or_else(|| self.naming.ty(id).map(|place| self.to(place)))
    }
}
