//! TL types to Rust types and forms.

use super::ident::Ident;
use super::nouns::{Path, RustType};
use super::places::{Place, Places};
use super::plan::{Form, Number};
use crate::schema::{Builtin, TypeExpr, TypeId};

/// The view from a module: paths lead from there.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub places: &'a Places,
    pub module: &'a [Ident],
}

impl View<'_> {
    /// The path of what a name of the schema stands for.
    pub(super) fn named(&self, name: &str) -> Option<Path> {
        self.places.named(name).map(|place| self.to(place))
    }

    /// The path to a place.
    pub(super) fn to(&self, place: &Place) -> Path {
        Path::between(self.module, &place.module, &place.name)
    }

    /// The Rust type of a TL type.
    pub(super) fn path(&self, id: TypeId) -> Option<Path> {
        self.places.ty(id).map(|place| self.to(place))
    }

    /// The Rust type of a value and how it lies on the wire.
    pub(super) fn value(&self, expr: &TypeExpr) -> (RustType, Form) {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                let (ty, form) = builtin_value(*builtin);
                (ty, form.tagged(*boxed))
            }
            TypeExpr::Vector { boxed, item } => {
                let (ty, form) = self.value(item);
                (RustType::Vec(Box::new(ty)), form.vector(*boxed))
            }
            TypeExpr::Boxed { ty, .. } => (self.declared(*ty), Form::Plain(None)),
            TypeExpr::Bare { ty, .. } => (self.declared(*ty), Form::Bare),
            // `support` has refused these.
            TypeExpr::Var { .. } => (RustType::Object, Form::Plain(None)),
        }
    }

    fn declared(&self, id: TypeId) -> RustType {
        self.path(id).map_or(RustType::Object, RustType::Path)
    }
}

fn builtin_value(builtin: Builtin) -> (RustType, Form) {
    match builtin {
        Builtin::Int => (RustType::I32, Form::Number(Number::Int)),
        Builtin::Long => (RustType::I64, Form::Number(Number::Long)),
        Builtin::Float => (RustType::F32, Form::Number(Number::Float)),
        Builtin::Double => (RustType::F64, Form::Number(Number::Double)),
        Builtin::String => (RustType::String, Form::Plain(None)),
        Builtin::Bytes => (RustType::Bytes, Form::ByteString),
        Builtin::Int128 => (RustType::Array(16), Form::Plain(Some(16))),
        Builtin::Int256 => (RustType::Array(32), Form::Plain(Some(32))),
        Builtin::Int512 => (RustType::Array(64), Form::Plain(Some(64))),
        Builtin::Bool => (RustType::Bool, Form::Plain(Some(4))),
        Builtin::True => (RustType::Unit, Form::Empty),
        Builtin::Object | Builtin::Function => (RustType::Object, Form::Plain(None)),
    }
}
