//! The shape of values: each question about fields, masks and repetitions, answered once.
//!
//! Generated code, the dynamic codec, comparisons and lints all ask here, so that they cannot disagree.

use std::collections::BTreeSet;

use super::{
    Arg, Builtin, Combinator, Field, FieldType, Kind, NatExpr, Repetition, Schema, Type, TypeExpr, TypeId, VarId,
};

/// The role that a field plays for the value that it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A `#` computed from the presence of the fields beside it: no part of the value.
    Mask,
    /// A bit and nothing else: `true` or `false`.
    Flag,
    /// A value that may be absent.
    Optional,
    /// A value that is always there.
    Required,
}

/// The uses of the `#` variables in a list of fields.
#[derive(Clone, Debug, Default)]
pub struct Masks {
    /// Variables whose bits say which of the fields are there.
    tested: BTreeSet<VarId>,
    /// Variables that count or are handed on, or whose bits are tested in a repetition.
    elsewhere: BTreeSet<VarId>,
}

impl Masks {
    /// The uses in the fields of a combinator.
    #[must_use]
    pub fn of_combinator(combinator: &Combinator) -> Self {
        Self::of_fields(combinator, &combinator.fields)
    }

    /// The uses in `fields`: those of `combinator`, or of a repetition in it.
    #[must_use]
    pub fn of_fields(combinator: &Combinator, fields: &[Field]) -> Self {
        let mut masks = Self { tested: tested(fields), elsewhere: BTreeSet::new() };
        fields.iter().for_each(|field| uses_in_field(field, &mut masks.elsewhere));
        uses_in_expr(&combinator.result, &mut masks.elsewhere);
        masks
    }

    /// True if anything depends on a variable.
    #[must_use]
    pub fn is_used(&self, var: VarId) -> bool {
        self.tested.contains(&var) || self.elsewhere.contains(&var)
    }

    /// The variable of a field that the presence of the others says all about: a `#` that is always there, tested by fields
    /// beside it, and used for nothing else.
    #[must_use]
    pub fn computed(&self, field: &Field) -> Option<VarId> {
        match field.ty {
            FieldType::Nat(var) if field.condition.is_none() => {
                (self.tested.contains(&var) && !self.elsewhere.contains(&var)).then_some(var)
            }
            _ => None,
        }
    }

    /// The role of one of the fields.
    #[must_use]
    pub fn role(&self, field: &Field) -> Role {
        match field.condition {
            None if self.computed(field).is_some() => Role::Mask,
            None => Role::Required,
            Some(_) if field.is_flag() => Role::Flag,
            Some(_) => Role::Optional,
        }
    }
}

impl Field {
    /// True if the field is a bit and nothing else: `flags.0?true`.
    #[must_use]
    pub fn is_flag(&self) -> bool {
        self.condition.is_some() && self.ty.as_value().is_some_and(TypeExpr::is_bare_true)
    }
}

impl TypeExpr {
    /// True if this is `true`, which takes no bytes. `True` takes those of an id.
    #[must_use]
    pub fn is_bare_true(&self) -> bool {
        matches!(self, Self::Builtin { builtin: Builtin::True, boxed: None })
    }

    /// The declared types whose values may lie in a value of this type itself, not in a vector: an argument may.
    #[must_use]
    pub fn by_value(&self) -> Vec<TypeId> {
        let mut found = Vec::new();
        self.descend((), &mut |expr, ()| {
            found.extend(expr.declared());
            expr.declared().map(|_| ())
        });
        found
    }
}

impl Repetition {
    /// The only field, where its values are the elements: `n*[x:int]` is a list of numbers. Of several fields, or of one
    /// that may be absent, each element is a record.
    #[must_use]
    pub fn single(&self) -> Option<&Field> {
        match self.fields.as_slice() {
            [only] if only.condition.is_none() && !matches!(only.ty, FieldType::Query(_)) => Some(only),
            _ => None,
        }
    }
}

impl Schema {
    /// The type of a constructor; none of a function.
    #[must_use]
    pub fn owner(&self, combinator: &Combinator) -> Option<&Type> {
        match combinator.kind {
            Kind::Constructor(ty) => self.ty(ty),
            Kind::Function => None,
        }
    }

    /// True if a combinator's id says all that is needed to decode the value behind it.
    #[must_use]
    pub fn is_self_describing(&self, combinator: &Combinator) -> bool {
        match combinator.kind {
            Kind::Function => true,
            Kind::Constructor(ty) => combinator.name != "_" && self.ty(ty).is_some_and(|ty| ty.params.is_empty()),
        }
    }

    /// True if values of a constructor can hold further values of its type, so that a decoder counts the depth.
    #[must_use]
    pub fn is_recursive(&self, combinator: &Combinator) -> bool {
        self.owner(combinator).is_some_and(|ty| ty.recursion.is_some())
    }

    /// True if a value of type `expr` can hold, by value, one of the type that it is a field of.
    #[must_use]
    pub fn holds_owner(&self, owner: Option<&Type>, expr: &TypeExpr) -> bool {
        let Some(cycle) = owner.and_then(|owner| owner.cycle) else { return false };
        expr.by_value().into_iter().any(|part| self.ty(part).and_then(|ty| ty.cycle) == Some(cycle))
    }
}

/// The variables that `fields` need from around them or from one another, for their presence too.
#[must_use]
pub fn uses_in_fields(fields: &[Field]) -> BTreeSet<VarId> {
    let mut found = tested(fields);
    fields.iter().for_each(|field| uses_in_field(field, &mut found));
    found
}

/// The variables whose bits say which of the fields are there.
fn tested(fields: &[Field]) -> BTreeSet<VarId> {
    fields.iter().filter_map(|field| Some(field.condition?.mask)).collect()
}

/// Adds the variables that a field uses otherwise than for its own presence.
fn uses_in_field(field: &Field, found: &mut BTreeSet<VarId>) {
    match &field.ty {
        FieldType::Value(expr) => uses_in_expr(expr, found),
        FieldType::Repetition(repetition) => {
            found.extend(repetition.count.var());
            found.extend(uses_in_fields(&repetition.fields));
        }
        FieldType::Nat(_) | FieldType::Query(_) => {}
    }
}

/// Adds the variables that a type mentions, those of its arguments included.
pub fn uses_in_expr(expr: &TypeExpr, found: &mut BTreeSet<VarId>) {
    expr.walk(&mut |expr| {
        if let TypeExpr::Var { var, .. } = expr {
            found.insert(*var);
        }
        found.extend(expr.args().iter().filter_map(Arg::as_nat).filter_map(NatExpr::var));
    });
}

impl NatExpr {
    /// The variable that the number depends on.
    #[must_use]
    pub fn var(self) -> Option<VarId> {
        match self {
            Self::Const(_) => None,
            Self::Var { var, .. } => Some(var),
        }
    }
}
