//! The variables of a combinator, as Rust has them.

use std::collections::BTreeSet;

use super::ident::Ident;
use super::nouns::{Param, RustType, TypeParam};
use super::plan::{Form, FormArg, Nat};
use typewright_language::maps::Map;
use typewright_language::schema::{NatExpr, VarId};

/// What the variables stand for, and which of them have been asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Env {
    bound: Map<VarId, Bound>,
    asked: BTreeSet<VarId>,
}

/// What a variable stands for.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    /// A parameter of the form.
    Param(Param),
    /// A `#` field.
    Nat { field: Ident, optional: bool },
    /// What the query in `field`, of the type `query`, answers.
    Query { field: Ident, query: Ident, lends: bool },
}

impl Env {
    pub(super) fn bind(&mut self, var: VarId, bound: Bound) {
        self.bound.insert(var, bound);
    }

    fn ask(&mut self, var: VarId) -> Option<&Bound> {
        self.asked.insert(var);
        self.bound.get(var)
    }

    /// The type of a variable, and the form of its values.
    pub(super) fn ty(&mut self, var: VarId) -> (RustType, Form) {
        match self.ask(var) {
            Some(Bound::Param(Param { name, ty: Some(TypeParam { generic, .. }) })) => {
                (RustType::Param(generic.clone()), Form::Param(name.clone()))
            }
            Some(Bound::Query { field, query, lends }) => (
                RustType::Response { query: query.clone(), lends: *lends },
                Form::Answer { field: field.clone(), lends: *lends },
            ),
            // `support` has refused it.
            Some(Bound::Param(Param { ty: None, .. }) | Bound::Nat { .. }) | None => {
                (RustType::Object, Form::Plain(None))
            }
        }
    }

    /// A number.
    pub(super) fn nat(&mut self, nat: NatExpr) -> Nat {
        match nat {
            NatExpr::Const(number) => Nat::Const(number),
            NatExpr::Var { var, plus } => match self.ask(var) {
                Some(Bound::Param(param)) => Nat::Param(param.name.clone(), plus),
                Some(Bound::Nat { field, optional }) => Nat::Field { name: field.clone(), optional: *optional, plus },
                // `support` has refused it.
                Some(Bound::Query { .. }) | None => Nat::Const(plus),
            },
        }
    }

    /// Those of the variables that are `used` in a struct of its own: each is a parameter there.
    pub(super) fn inner(&self, used: &BTreeSet<VarId>) -> Self {
        let mut inner = Self::default();
        for var in used {
            let param = match self.bound.get(*var) {
                Some(Bound::Param(param)) => param.clone(),
                Some(Bound::Nat { field, .. }) => Param { name: field.clone(), ty: None },
                Some(Bound::Query { .. }) | None => continue,
            };
            inner.bind(*var, Bound::Param(param));
        }
        inner
    }

    /// The parameters that have been asked for.
    pub(super) fn params(&self) -> Vec<(VarId, Param)> {
        let param = |var: &VarId| match self.bound.get(*var) {
            Some(Bound::Param(param)) => Some((*var, param.clone())),
            _ => None,
        };
        self.asked.iter().filter_map(param).collect()
    }

    /// What a form gets for a parameter that stands for a variable of this env.
    pub(super) fn arg(&mut self, var: VarId, param: &Param) -> FormArg {
        if param.ty.is_some() {
            FormArg::Form(self.ty(var).1)
        } else {
            FormArg::Nat(self.nat(NatExpr::Var { var, plus: 0 }))
        }
    }
}
