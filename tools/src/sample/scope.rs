//! The variables of a combinator while its fields are written.

use std::collections::BTreeMap;

use typewright_language::schema::{Arg, Combinator, NatExpr, TypeExpr, VarId, VarOrigin};

/// The value of a variable.
#[derive(Clone, Debug)]
pub(super) enum Bound<'s> {
    Nat(u32),
    Type(&'s TypeExpr, Scope<'s>),
}

/// The variables that have a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'s> {
    vars: BTreeMap<VarId, Bound<'s>>,
}

impl<'s> Scope<'s> {
    pub(super) fn get(&self, var: VarId) -> Option<&Bound<'s>> {
        self.vars.get(&var)
    }

    pub(super) fn set(&mut self, var: VarId, nat: u32) {
        self.vars.insert(var, Bound::Nat(nat));
    }

    /// Returns whether a bit of a mask is set.
    pub(super) fn has_bit(&self, mask: VarId, bit: u32) -> bool {
        matches!(self.get(mask), Some(Bound::Nat(mask)) if mask >> (bit & 31) & 1 == 1)
    }

    pub(super) fn nat(&self, expr: NatExpr) -> u32 {
        match expr {
            NatExpr::Const(number) => number,
            NatExpr::Var { var, plus } => match self.get(var) {
                Some(Bound::Nat(nat)) => nat.saturating_add(plus),
                _ => plus,
            },
        }
    }

    /// The variables of a constructor whose type has these arguments.
    pub(super) fn enter(&self, constructor: &Combinator, args: &'s [Arg]) -> Option<Self> {
        let mut inner = Self::default();
        for (id, var) in (0..).map(VarId).zip(&constructor.vars) {
            let VarOrigin::Param(index) = var.origin else { continue };
            let bound = match args.get(index as usize)? {
                Arg::Nat(expr) => Bound::Nat(self.nat(*expr)),
                Arg::Type(TypeExpr::Var { var, .. }) => self.get(*var)?.clone(),
                Arg::Type(expr) => Bound::Type(expr, self.clone()),
            };
            inner.vars.insert(id, bound);
        }
        Some(inner)
    }
}
