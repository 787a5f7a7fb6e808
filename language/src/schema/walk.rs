//! Walking through types and fields.
//!
//! Types nest no deeper than the parser lets them, so a walk may recurse.

use super::{Arg, Combinator, Field, FieldType, NatExpr, Repetition, TypeExpr, TypeId};

impl TypeExpr {
    /// The declared type that this is, boxed or bare.
    #[must_use]
    pub fn declared(&self) -> Option<TypeId> {
        match self {
            Self::Boxed { ty, .. } | Self::Bare { ty, .. } => Some(*ty),
            Self::Builtin { .. } | Self::Vector { .. } | Self::Var { .. } => None,
        }
    }

    /// The arguments of a declared type.
    #[must_use]
    pub fn args(&self) -> &[Arg] {
        match self {
            Self::Boxed { args, .. } | Self::Bare { args, .. } => args,
            Self::Builtin { .. } | Self::Vector { .. } | Self::Var { .. } => &[],
        }
    }

    /// The types directly within this one: the element of a vector, the arguments of a declared type.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let item = if let Self::Vector { item, .. } = self { Some(&**item) } else { None };
        item.into_iter().chain(self.args().iter().filter_map(Arg::as_type))
    }

    /// Calls `visit` with this type and all those within it, from the outside in.
    pub fn walk<'t>(&'t self, visit: &mut dyn FnMut(&'t Self)) {
        self.descend((), &mut |expr, ()| {
            visit(expr);
            Some(())
        });
    }

    /// Calls `visit` with this type and those within it, from the outside in.
    ///
    /// A call gets the `context` that `visit` returned for the type around, and skips the types within by returning
    /// None.
    pub fn descend<'t, C: Copy>(&'t self, context: C, visit: &mut dyn FnMut(&'t Self, C) -> Option<C>) {
        if let Some(context) = visit(self, context) {
            self.children().for_each(|child| child.descend(context, visit));
        }
    }

    /// Returns whether `test` holds for this type or one within it.
    pub fn any(&self, test: &mut dyn FnMut(&Self) -> bool) -> bool {
        test(self) || self.children().any(|child| child.any(test))
    }
}

impl Arg {
    /// The type that stands for a `Type` parameter.
    #[must_use]
    pub fn as_type(&self) -> Option<&TypeExpr> {
        match self {
            Self::Type(expr) => Some(expr),
            Self::Nat(_) => None,
        }
    }

    /// The number that stands for a `#` parameter.
    #[must_use]
    pub fn as_nat(&self) -> Option<NatExpr> {
        match self {
            Self::Type(_) => None,
            Self::Nat(nat) => Some(*nat),
        }
    }
}

impl FieldType {
    /// The type of a value.
    #[must_use]
    pub fn as_value(&self) -> Option<&TypeExpr> {
        if let Self::Value(expr) = self { Some(expr) } else { None }
    }

    /// The repetition that this is.
    #[must_use]
    pub fn as_repetition(&self) -> Option<&Repetition> {
        if let Self::Repetition(repetition) = self { Some(repetition) } else { None }
    }
}

impl Field {
    /// Calls `visit` with each type of the field's own value and those within it; none of what a repetition repeats.
    pub fn walk_types<'f>(&'f self, visit: &mut dyn FnMut(&'f TypeExpr)) {
        self.ty.as_value().into_iter().for_each(|expr| expr.walk(visit));
    }
}

impl Combinator {
    /// Calls `visit` with each type in the fields, then with those in the result, each before those within it.
    pub fn walk_types<'c>(&'c self, visit: &mut dyn FnMut(&'c TypeExpr)) {
        self.walk_fields(&mut |field| field.walk_types(visit));
        self.result.walk(visit);
    }

    /// Calls `visit` with every field, each before those that it repeats.
    pub fn walk_fields<'c>(&'c self, visit: &mut dyn FnMut(&'c Field)) {
        walk_fields(&self.fields, visit);
    }
}

/// Calls `visit` with `fields` and those within repetitions, each before those that it repeats.
pub fn walk_fields<'f>(fields: &'f [Field], visit: &mut dyn FnMut(&'f Field)) {
    for field in fields {
        visit(field);
        if let FieldType::Repetition(repetition) = &field.ty {
            walk_fields(&repetition.fields, visit);
        }
    }
}
