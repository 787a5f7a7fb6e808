//! Uses of variables: counts, and the meaningful bits of masks.

use std::collections::BTreeSet;

use typewright_language::schema::{Arg, Field, FieldType, Kind, NatExpr, Schema, TypeExpr, TypeId, VarId, VarOrigin};
use typewright_language::syntax::ast::ParamKind;

/// The uses of a variable.
pub(super) struct Uses<'a> {
    pub(super) var: VarId,
    pub(super) counting: &'a BTreeSet<(TypeId, u32)>,
    pub(super) counts: bool,
    pub(super) is_mask: bool,
    /// The meaningful bits; all of them where a type takes the mask as an argument.
    pub(super) bits: u32,
}

impl Uses<'_> {
    pub(super) fn in_fields(&mut self, fields: &[Field]) {
        for field in fields {
            if let Some(condition) = field.condition.filter(|condition| condition.mask == self.var) {
                self.is_mask = true;
                self.bits |= 1 << (condition.bit & 31);
            }
            match &field.ty {
                FieldType::Value(expr) => self.in_expr(expr),
                FieldType::Repetition(repetition) => {
                    self.counts |= matches!(repetition.count, NatExpr::Var { var, .. } if var == self.var);
                    self.in_fields(&repetition.fields);
                }
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    pub(super) fn in_expr(&mut self, expr: &TypeExpr) {
        match expr {
            TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
            TypeExpr::Vector { item, .. } => self.in_expr(item),
            TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => {
                for (index, arg) in (0..).zip(args) {
                    match arg {
                        Arg::Type(expr) => self.in_expr(expr),
                        Arg::Nat(NatExpr::Var { var, .. }) if *var == self.var => {
                            self.counts |= self.counting.contains(&(*ty, index));
                            self.is_mask = true;
                            self.bits = u32::MAX;
                        }
                        Arg::Nat(_) => {}
                    }
                }
            }
        }
    }
}

/// The parameters of types that count something, also by way of other types.
pub(super) fn counting(schema: &Schema) -> BTreeSet<(TypeId, u32)> {
    let mut counting = BTreeSet::new();
    loop {
        let before = counting.len();
        for combinator in &schema.combinators {
            let Kind::Constructor(ty) = combinator.kind else { continue };
            for (id, var) in (0..).map(VarId).zip(&combinator.vars) {
                let (VarOrigin::Param(index), ParamKind::Nat) = (var.origin, var.kind) else { continue };
                let mut uses = Uses { var: id, counting: &counting, counts: false, bits: 0, is_mask: false };
                uses.in_fields(&combinator.fields);
                if uses.counts {
                    counting.insert((ty, index));
                }
            }
        }
        if counting.len() == before {
            return counting;
        }
    }
}
