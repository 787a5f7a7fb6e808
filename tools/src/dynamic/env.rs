//! The meanings of a combinator's variables while a value is decoded or encoded.

use std::collections::BTreeMap;
use std::rc::Rc;

use typewright_language::schema::{Arg, Combinator, NatExpr, TypeExpr, VarId, VarOrigin};

/// The meaning of a variable.
#[derive(Clone, Debug)]
pub(super) enum Bound<'s> {
    Nat(u32),
    /// A type, with the meanings of its own variables.
    Type(&'s TypeExpr, Rc<Env<'s>>),
}

/// Meanings by variable. Shared with the types that they are handed on to, so that nesting costs nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Env<'s>(BTreeMap<VarId, Bound<'s>>);

impl<'s> Env<'s> {
    pub(super) fn bind_nat(self: &mut Rc<Self>, var: VarId, nat: u32) {
        Rc::make_mut(self).0.insert(var, Bound::Nat(nat));
    }

    pub(super) fn get(&self, var: VarId) -> Option<&Bound<'s>> {
        self.0.get(&var)
    }

    /// A number; a variable that was absent is 0.
    pub(super) fn nat(&self, expr: NatExpr) -> u32 {
        match expr {
            NatExpr::Const(number) => number,
            NatExpr::Var { var, plus } => match self.get(var) {
                Some(Bound::Nat(nat)) => nat.saturating_add(plus),
                Some(Bound::Type(..)) | None => plus,
            },
        }
    }

    /// The meanings of a constructor's parameters where its type is used with `args`.
    pub(super) fn enter(self: &Rc<Self>, combinator: &Combinator, args: &'s [Arg]) -> Rc<Self> {
        let mut inner = BTreeMap::new();
        for (id, var) in (0..).map(VarId).zip(&combinator.vars) {
            let VarOrigin::Param(index) = var.origin else { continue };
            let bound = match args.get(index as usize) {
                Some(Arg::Nat(expr)) => Some(Bound::Nat(self.nat(*expr))),
                Some(Arg::Type(TypeExpr::Var { var, bare: false })) => self.get(*var).cloned(),
                Some(Arg::Type(expr)) => Some(Bound::Type(expr, Rc::clone(self))),
                None => None,
            };
            inner.extend(bound.map(|bound| (id, bound)));
        }
        Rc::new(Self(inner))
    }
}
