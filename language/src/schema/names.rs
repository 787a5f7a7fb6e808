//! The meaning of every name.

use std::collections::HashMap;

use super::builtin::{Builtin, SINGLES, Single};
use super::{CombinatorId, Kind, TypeId};
use crate::source::Span;

/// The meaning of a name. Types start with an upper-case letter and combinators do not, so one table holds both.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named {
    /// `int`, or `Int` with the id of its constructor.
    Builtin { builtin: Builtin, boxed: Option<u32> },
    /// `boolTrue`, `boolFalse`
    BoolValue,
    /// `vector`, or `Vector`.
    Vector { boxed: bool },
    /// A declared type.
    Type(TypeId),
    /// A constructor; `repeated` if several layers declare one of this name.
    Constructor { id: CombinatorId, ty: TypeId, repeated: bool },
    /// A function.
    Function(CombinatorId),
    /// Something whose declaration could not be read.
    Unreadable,
}

/// A constructor or a function, as uses of its name see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    /// The name where it is declared.
    pub(super) span: Span,
}

/// The table: for looking up only, so that nothing depends on its order.
pub(super) struct Names<'a> {
    table: HashMap<&'a str, Named>,
}

impl<'a> Names<'a> {
    /// The builtins, with room for `declarations` names.
    pub(super) fn new(declarations: usize) -> Self {
        let mut table = HashMap::with_capacity(2 * (declarations + SINGLES.len()));
        for single in &SINGLES {
            table.insert(single.constructor, Named::Builtin { builtin: single.builtin, boxed: None });
            table.insert(single.ty, Named::Builtin { builtin: single.builtin, boxed: single.id });
        }
        table.insert("Bool", Named::Builtin { builtin: Builtin::Bool, boxed: None });
        table.insert("boolTrue", Named::BoolValue);
        table.insert("boolFalse", Named::BoolValue);
        table.insert("Vector", Named::Vector { boxed: true });
        table.insert("vector", Named::Vector { boxed: false });
        Self { table }
    }

    /// The meaning of `name`.
    pub(super) fn get(&self, name: &str) -> Option<Named> {
        self.table.get(name).copied()
    }

    /// The id of the boxed form of a builtin, unless its type is declared as another one.
    pub(super) fn boxed_id(&self, single: &Single) -> Option<u32> {
        match self.get(single.ty) {
            Some(Named::Builtin { boxed, .. }) => boxed,
            _ => None,
        }
    }

    /// Lets `name` stand for `named` from now on.
    pub(super) fn set(&mut self, name: &'a str, named: Named) {
        self.table.insert(name, named);
    }

    /// Lets `name` stand for `named`, unless it stands for something already.
    pub(super) fn set_if_free(&mut self, name: &'a str, named: Named) {
        self.table.entry(name).or_insert(named);
    }
}
