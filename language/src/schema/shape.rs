//! The shape of values: each question about fields, masks and repetitions, answered once.
//!
//! Generated code, the dynamic codec, comparisons and lints all ask here, so that they cannot disagree.

use super::{
    Arg, Builtin, Combinator, Condition, Field, FieldType, Kind, NatExpr, Repetition, Rules, Schema, Type, TypeExpr,
    TypeId, VarId,
};
use crate::maps::{Ids, Map, Names};

/// The treatment of a mask's bits that belong to no field beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaskBits {
    /// They mean nothing: the mask is computed from the fields, and has no place in the value.
    Computed,
    /// They may mean something: the value keeps them, under the name of the mask.
    Kept,
}

impl MaskBits {
    /// The treatment that `rules` choose for a mask. Without a rule, masks called `flags`, with or without a number,
    /// are computed: by that convention a constructor gets a new flag under its old id, and peers that do not know it
    /// ignore it. All others are kept.
    #[must_use]
    pub fn choose(rules: &Rules<Self>, combinator: &Combinator, mask: &Field) -> Self {
        let by_name = || {
            let number = mask.name.as_deref().and_then(|name| name.strip_prefix("flags"));
            let is_flags = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
            if is_flags { Self::Computed } else { Self::Kept }
        };
        rules.one_for_field(combinator, mask).copied().unwrap_or_else(by_name)
    }
}

/// The role that a field plays for the value that it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A `#` computed from the presence of the fields beside it: no part of the value.
    Mask,
    /// A `#` computed from the presence of the fields beside it, except for the bits without a field, which are a
    /// number of their own.
    KeptMask,
    /// The size of the field behind it, computed from that.
    Size,
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
    /// Variables whose bits announce fields of the list, with those bits.
    tested: Map<VarId, u32>,
    /// Variables that count or are handed on, or whose bits are tested in a repetition.
    elsewhere: Ids<VarId>,
    /// Variables of fields whose further bits are kept.
    kept: Ids<VarId>,
    /// Labels of fields that are the size of the next one.
    sizes: Names<()>,
}

impl Masks {
    /// The uses in the fields of a combinator.
    #[must_use]
    pub fn of_combinator(combinator: &Combinator, rules: &Rules<MaskBits>) -> Self {
        Self::of_fields(combinator, &combinator.fields, rules)
    }

    /// The uses in `fields`: those of `combinator`, or of a repetition in it. `rules` choose which masks are kept.
    #[must_use]
    pub fn of_fields(combinator: &Combinator, fields: &[Field], rules: &Rules<MaskBits>) -> Self {
        let mut masks = Self { tested: tested(fields), ..Self::default() };
        for field in fields {
            uses_in_field(field, &mut masks.elsewhere);
            if let FieldType::Nat(var) = field.ty
                && MaskBits::choose(rules, combinator, field) == MaskBits::Kept
            {
                masks.kept.insert(var);
            }
        }
        for (size, of) in fields.iter().zip(fields.iter().skip(1)) {
            if size.is_size_of(of) {
                masks.sizes.add(&size.label);
            }
        }
        uses_in_expr(&combinator.result, &mut masks.elsewhere);
        masks
    }

    /// Returns whether anything depends on a variable.
    #[must_use]
    pub fn is_used(&self, var: VarId) -> bool {
        self.tested.get(var).is_some() || self.elsewhere.contains(var)
    }

    /// The variable of a mask, and the bits that the presence of other fields determines: a `#` that is always present,
    /// tested by fields beside it, and used for nothing else.
    #[must_use]
    pub fn announcing(&self, field: &Field) -> Option<(VarId, u32)> {
        match field.ty {
            FieldType::Nat(var) if field.condition.is_none() && !self.elsewhere.contains(var) => {
                self.tested.get(var).map(|bits| (var, *bits))
            }
            _ => None,
        }
    }

    /// The variable of a mask that is computed as a whole.
    #[must_use]
    pub fn computed(&self, field: &Field) -> Option<VarId> {
        self.announcing(field).map(|(var, _)| var).filter(|var| !self.kept.contains(*var))
    }

    /// The role of one of the fields.
    #[must_use]
    pub fn role(&self, field: &Field) -> Role {
        match field.condition {
            None if self.sizes.contains(&field.label) => Role::Size,
            None => match self.announcing(field) {
                Some((var, _)) if self.kept.contains(var) => Role::KeptMask,
                Some(_) => Role::Mask,
                None => Role::Required,
            },
            Some(_) if field.is_flag() => Role::Flag,
            Some(_) => Role::Optional,
        }
    }
}

impl Condition {
    /// The bit as a number, with no other bit set.
    #[must_use]
    pub fn value(self) -> u32 {
        1 << (self.bit & 31)
    }
}

impl Field {
    /// Returns whether this is the number of bytes of `next`, the field behind it: an `int` in front of an `Object` that is
    /// called `bytes`, as in the messages of an MTProto container, or that the caller chose. It is computed, and no part of
    /// the value. Without it, nothing marks the end of an `Object`.
    #[must_use]
    pub fn is_size_of(&self, next: &Self) -> bool {
        (self.is_size || self.name.as_deref() == Some("bytes")) && self.is_always_int() && next.is_always_object()
    }

    /// Returns whether the field is an `int` that is always there.
    pub(super) fn is_always_int(&self) -> bool {
        self.condition.is_none() && self.ty.as_value().is_some_and(|ty| ty.is_bare(Builtin::Int))
    }

    /// Returns whether the field is an `Object` or a `function` that is always there.
    pub(super) fn is_always_object(&self) -> bool {
        let is_object = |ty: &TypeExpr| ty.is_bare(Builtin::Object) || ty.is_bare(Builtin::Function);
        self.condition.is_none() && self.ty.as_value().is_some_and(is_object)
    }

    /// Returns whether the field is a bit and nothing else: `flags.0?true`.
    #[must_use]
    pub fn is_flag(&self) -> bool {
        self.condition.is_some() && self.ty.as_value().is_some_and(TypeExpr::is_bare_true)
    }
}

impl TypeExpr {
    /// Returns whether this is `true`, which takes no bytes. `True` takes those of an id.
    #[must_use]
    pub fn is_bare_true(&self) -> bool {
        self.is_bare(Builtin::True)
    }

    /// Returns whether this is a builtin without an id in front of it, or one that has its own.
    fn is_bare(&self, builtin: Builtin) -> bool {
        *self == Self::Builtin { builtin, boxed: None }
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
    /// The only field, if its values are the elements: `n*[x:int]` is a list of numbers. With several fields, or one
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

    /// Returns whether a combinator's id says all that is needed to decode the value behind it.
    #[must_use]
    pub fn is_self_describing(&self, combinator: &Combinator) -> bool {
        match combinator.kind {
            Kind::Function => true,
            Kind::Constructor(ty) => combinator.name != "_" && self.ty(ty).is_some_and(|ty| ty.params.is_empty()),
        }
    }

    /// Returns whether values of a constructor can hold further values of its type, so that a decoder counts the depth.
    #[must_use]
    pub fn is_recursive(&self, combinator: &Combinator) -> bool {
        self.owner(combinator).is_some_and(|ty| ty.recursion.is_some())
    }

    /// Returns whether a value of type `expr` can hold, by value, one of the type that it is a field of.
    #[must_use]
    pub fn holds_owner(&self, owner: Option<&Type>, expr: &TypeExpr) -> bool {
        let Some(cycle) = owner.and_then(|owner| owner.cycle) else { return false };
        expr.by_value().into_iter().any(|part| self.ty(part).and_then(|ty| ty.cycle) == Some(cycle))
    }
}

/// The variables that `fields` need from around them or from one another, for their presence too.
#[must_use]
pub fn uses_in_fields(fields: &[Field]) -> Ids<VarId> {
    let mut found = Ids::default();
    for field in fields {
        found.extend(field.condition.map(|condition| condition.mask));
        uses_in_field(field, &mut found);
    }
    found
}

/// The variables whose bits announce fields, with those bits.
fn tested(fields: &[Field]) -> Map<VarId, u32> {
    let mut found = Map::default();
    for condition in fields.iter().filter_map(|field| field.condition) {
        found.change(condition.mask, |bits: &mut u32| *bits |= condition.value());
    }
    found
}

/// Adds the variables that a field uses otherwise than for its own presence.
fn uses_in_field(field: &Field, found: &mut Ids<VarId>) {
    match &field.ty {
        FieldType::Value(expr) => uses_in_expr(expr, found),
        FieldType::Repetition(repetition) => {
            found.extend(repetition.count.var());
            found.extend(uses_in_fields(&repetition.fields).iter());
        }
        FieldType::Nat(_) | FieldType::Query(_) => {}
    }
}

/// Adds the variables that a type mentions, those of its arguments included.
pub fn uses_in_expr(expr: &TypeExpr, found: &mut Ids<VarId>) {
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
