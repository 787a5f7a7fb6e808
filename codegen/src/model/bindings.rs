//! Bindings: the meaning of a combinator's variables in Rust.

use typewright_language::maps::{Ids, Map};
use typewright_language::schema::{NatExpr, VarId};

use super::items::{Form, FormArg, Ident, Nat, Param, RustType, TypeParam};

/// The bindings of a combinator's variables, and the variables that have been used.
#[derive(Clone, Debug, Default)]
pub(super) struct Bindings {
    bound: Map<VarId, Binding>,
    used: Ids<VarId>,
}

/// The meaning of a variable.
#[derive(Clone, Debug)]
pub(super) enum Binding {
    /// A parameter of the form.
    Param(Param),
    /// A `#` field.
    Nat { field: Ident, optional: bool },
    /// The response of the query in `field`, of the type `query`.
    Query { field: Ident, query: Ident, lends: bool },
}

impl Bindings {
    pub(super) fn bind(&mut self, var: VarId, bound: Binding) {
        self.bound.insert(var, bound);
    }

    fn look_up(&mut self, var: VarId) -> Option<&Binding> {
        self.used.insert(var);
        self.bound.get(var)
    }

    /// The type of a variable, and the form of its values.
    pub(super) fn ty(&mut self, var: VarId) -> (RustType, Form) {
        match self.look_up(var) {
            Some(Binding::Param(Param { name, ty: Some(TypeParam { generic, .. }) })) => {
                (RustType::Param(generic.clone()), Form::Param(name.clone()))
            }
            Some(Binding::Query { field, query, lends }) => (
                RustType::Response { query: query.clone(), lends: *lends },
                Form::Response { field: field.clone(), query: query.clone(), lends: *lends },
            ),
            // `unsupported` has refused it.
            Some(Binding::Param(Param { ty: None, .. }) | Binding::Nat { .. }) | None => {
                (RustType::Object, Form::Plain(None))
            }
        }
    }

    /// The number of an expression.
    pub(super) fn nat(&mut self, nat: NatExpr) -> Nat {
        match nat {
            NatExpr::Const(number) => Nat::Const(number),
            NatExpr::Var { var, plus } => match self.look_up(var) {
                Some(Binding::Param(param)) => Nat::Param(param.name.clone(), plus),
                Some(Binding::Nat { field, optional }) => Nat::Field { name: field.clone(), optional: *optional, plus },
                // `unsupported` has refused it.
                Some(Binding::Query { .. }) | None => Nat::Const(plus),
            },
        }
    }

    /// The bindings within a repetition whose elements are structs: each variable that they need is a parameter there.
    pub(super) fn inner(&self, needed: &Ids<VarId>) -> Self {
        let mut inner = Self::default();
        for var in needed.iter() {
            let param = match self.bound.get(var) {
                Some(Binding::Param(param)) => param.clone(),
                Some(Binding::Nat { field, .. }) => Param { name: field.clone(), ty: None },
                Some(Binding::Query { .. }) | None => continue,
            };
            inner.bind(var, Binding::Param(param));
        }
        inner
    }

    /// The parameters among the variables that have been used.
    pub(super) fn params(&self) -> Vec<(VarId, Param)> {
        let param = |var: VarId| match self.bound.get(var) {
            Some(Binding::Param(param)) => Some((var, param.clone())),
            _ => None,
        };
        self.used.iter().filter_map(param).collect()
    }

    /// The argument for a parameter that stands for a variable.
    pub(super) fn arg(&mut self, var: VarId, param: &Param) -> FormArg {
        if param.ty.is_some() {
            FormArg::Form(self.ty(var).1)
        } else {
            FormArg::Nat(self.nat(NatExpr::Var { var, plus: 0 }))
        }
    }
}
