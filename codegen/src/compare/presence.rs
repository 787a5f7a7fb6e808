//! What fields and masks are in Rust.

use std::collections::BTreeSet;

use crate::schema::{Arg, Builtin, Combinator, Field, FieldType, NatExpr, TypeExpr, VarId};

/// What a field is in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Nothing: it is a mask, and computed.
    Mask,
    /// A `bool`.
    Flag,
    /// An `Option`.
    Optional,
    /// A value.
    Always,
}

/// What the `#` variables of a combinator are for.
pub(super) struct Uses {
    /// Fields beside them are under their bits.
    tested: BTreeSet<VarId>,
    /// They count something, or are handed on.
    elsewhere: BTreeSet<VarId>,
}

impl Uses {
    pub(super) fn of(combinator: &Combinator) -> Self {
        let tested = combinator.fields.iter().filter_map(|field| Some(field.condition?.mask)).collect();
        let mut uses = Self { tested, elsewhere: BTreeSet::new() };
        combinator.fields.iter().for_each(|field| uses.field(field));
        uses.expr(&combinator.result);
        uses
    }

    /// Whether a `#` is for anything at all.
    pub(super) fn contain(&self, var: VarId) -> bool {
        self.tested.contains(&var) || self.elsewhere.contains(&var)
    }

    pub(super) fn presence(&self, field: &Field) -> Presence {
        match (&field.ty, field.condition) {
            (FieldType::Nat(var), None) if self.tested.contains(var) && !self.elsewhere.contains(var) => Presence::Mask,
            (_, None) => Presence::Always,
            (FieldType::Value(TypeExpr::Builtin { builtin: Builtin::True, boxed: None }), Some(_)) => Presence::Flag,
            (_, Some(_)) => Presence::Optional,
        }
    }

    fn field(&mut self, field: &Field) {
        match &field.ty {
            FieldType::Value(expr) => self.expr(expr),
            FieldType::Repetition(repetition) => {
                self.nat(repetition.count);
                for field in &repetition.fields {
                    self.elsewhere.extend(field.condition.map(|condition| condition.mask));
                    self.field(field);
                }
            }
            FieldType::Nat(_) | FieldType::Query(_) => {}
        }
    }

    fn expr(&mut self, expr: &TypeExpr) {
        match expr {
            TypeExpr::Vector { item, .. } => self.expr(item),
            TypeExpr::Boxed { args, .. } | TypeExpr::Bare { args, .. } => {
                for arg in args {
                    match arg {
                        Arg::Type(expr) => self.expr(expr),
                        Arg::Nat(nat) => self.nat(*nat),
                    }
                }
            }
            TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
        }
    }

    fn nat(&mut self, nat: NatExpr) {
        if let NatExpr::Var { var, .. } = nat {
            self.elsewhere.insert(var);
        }
    }
}
