//! Comparison of type expressions of two schemas.

use super::fields::Vars;
use super::nouns::{Verdict, Verdicts, verdicts};
use super::pairs::Pairs;
use typewright_language::schema::{Arg, Builtin, Combinator, Field, FieldType, NatExpr, Repetition, TypeExpr, VarId};

use Verdict::{Breaking, Risky, Safe};

/// The pairs that make two expressions of a pair of combinators comparable.
pub(super) struct Meaning<'a> {
    pub(super) pairs: &'a Pairs,
    pub(super) vars: &'a Vars,
}

/// Nothing in common.
const OTHER: Verdicts = verdicts(Breaking, Breaking);

/// `#` as a type, without a variable.
const NAT: TypeExpr = TypeExpr::Builtin { builtin: Builtin::Nat, boxed: None };

/// Other bytes, the same Rust.
const OTHER_BYTES: Verdicts = verdicts(Breaking, Safe);

/// The same Rust, and perhaps the same bytes.
fn same_bytes(same: bool) -> Verdicts {
    if same { Verdicts::default() } else { OTHER_BYTES }
}

impl Meaning<'_> {
    /// The new variable of an old one.
    pub(super) fn var(&self, old: VarId) -> Option<VarId> {
        self.vars.new_of(old)
    }

    /// Returns whether two declarations that are written the same mean the same: their names may stand for other
    /// definitions.
    pub(super) fn is_same(&self, old: &Combinator, new: &Combinator) -> bool {
        let mut fields = old.fields.iter().zip(&new.fields);
        fields.all(|(old, new)| self.field_types(&old.ty, &new.ty) == Verdicts::default())
            && self.types(&old.result, &new.result) == Verdicts::default()
    }

    /// The verdicts on a field that holds `new` in place of `old`.
    pub(super) fn field_types(&self, old: &FieldType, new: &FieldType) -> Verdicts {
        match (old, new) {
            (FieldType::Nat(_), FieldType::Nat(_)) => Verdicts::default(),
            (FieldType::Nat(_), FieldType::Value(value)) | (FieldType::Value(value), FieldType::Nat(_))
                if *value == NAT =>
            {
                Verdicts::default()
            }
            // The same four bytes, but one of the two reads values from 2^31 on as negative.
            (FieldType::Nat(_), FieldType::Value(value)) | (FieldType::Value(value), FieldType::Nat(_))
                if matches!(value, TypeExpr::Builtin { builtin: Builtin::Int, boxed: None }) =>
            {
                verdicts(Risky, Breaking)
            }
            (FieldType::Value(old), FieldType::Value(new)) => self.types(old, new),
            (FieldType::Query(old), FieldType::Query(new)) if self.var(*old) == Some(*new) => Verdicts::default(),
            (FieldType::Repetition(old), FieldType::Repetition(new)) => self.repetitions(old, new),
            (FieldType::Value(TypeExpr::Vector { item, .. }), FieldType::Repetition(new)) => match single(new) {
                Some(FieldType::Value(new)) => OTHER_BYTES.worst(self.types(item, new)),
                _ => OTHER,
            },
            (FieldType::Repetition(old), FieldType::Value(TypeExpr::Vector { item, .. })) => match single(old) {
                Some(FieldType::Value(old)) => OTHER_BYTES.worst(self.types(old, item)),
                _ => OTHER,
            },
            _ => OTHER,
        }
    }

    /// The verdicts on `new` in place of `old`.
    pub(super) fn types(&self, old: &TypeExpr, new: &TypeExpr) -> Verdicts {
        match (old, new) {
            (TypeExpr::Builtin { builtin, boxed }, TypeExpr::Builtin { builtin: other, boxed: other_boxed }) => {
                same_bytes(boxed == other_boxed).worst(builtins(*builtin, *other))
            }
            (TypeExpr::Vector { boxed, item }, TypeExpr::Vector { boxed: other_boxed, item: other }) => {
                same_bytes(boxed == other_boxed).worst(self.types(item, other))
            }
            (
                TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args },
                TypeExpr::Boxed { ty: other, args: others } | TypeExpr::Bare { ty: other, args: others },
            ) if self.pairs.new_type(*ty) == Some(*other) => {
                let is_boxed = |expr: &TypeExpr| matches!(expr, TypeExpr::Boxed { .. });
                same_bytes(is_boxed(old) == is_boxed(new)).worst(self.arguments(args, others))
            }
            (TypeExpr::Var { var, bare }, TypeExpr::Var { var: other, bare: other_bare })
                if self.var(*var) == Some(*other) =>
            {
                same_bytes(bare == other_bare)
            }
            _ => OTHER,
        }
    }

    /// Added arguments change nothing if they are 0, or a variable that is new as well: no bit of it was ever set.
    fn arguments(&self, old: &[Arg], new: &[Arg]) -> Verdicts {
        let common = old.iter().zip(new).map(|pair| match pair {
            (Arg::Type(old), Arg::Type(new)) => self.types(old, new),
            (Arg::Nat(old), Arg::Nat(new)) => self.numbers(*old, *new),
            _ => OTHER,
        });
        let added = new.iter().skip(old.len()).map(|arg| match arg {
            Arg::Nat(NatExpr::Const(0) | NatExpr::Var { plus: 0, .. }) => Verdicts::default(),
            Arg::Nat(_) => OTHER_BYTES,
            Arg::Type(_) => OTHER,
        });
        let lost = if new.len() < old.len() { OTHER } else { Verdicts::default() };
        common.chain(added).fold(lost, Verdicts::worst)
    }

    /// Numbers are no part of a type in Rust.
    fn numbers(&self, old: NatExpr, new: NatExpr) -> Verdicts {
        let same = match (old, new) {
            (NatExpr::Const(old), NatExpr::Const(new)) => old == new,
            (NatExpr::Var { var, plus }, NatExpr::Var { var: other, plus: other_plus }) => {
                self.var(var) == Some(other) && plus == other_plus
            }
            _ => false,
        };
        same_bytes(same)
    }

    fn repetitions(&self, old: &Repetition, new: &Repetition) -> Verdicts {
        if let (Some(one), Some(other)) = (single(old), single(new)) {
            return self.numbers(old.count, new.count).worst(self.field_types(one, other));
        }
        if old.fields.len() != new.fields.len() {
            return OTHER;
        }
        let fields = old.fields.iter().zip(&new.fields).map(|(old, new)| self.repeated(old, new));
        fields.fold(self.numbers(old.count, new.count), Verdicts::worst)
    }

    fn repeated(&self, old: &Field, new: &Field) -> Verdicts {
        let condition = |field: &Field| field.condition.map(|condition| (condition.mask, condition.bit));
        let expected = condition(old).map(|(mask, bit)| (self.var(mask), bit));
        let presence =
            if expected == condition(new).map(|(mask, bit)| (Some(mask), bit)) { Verdicts::default() } else { OTHER };
        let name = if old.name == new.name { Safe } else { Breaking };
        presence.worst(verdicts(Safe, name)).worst(self.field_types(&old.ty, &new.ty))
    }
}

/// The type of the elements, where each is a value and not a record: in Rust a vector, as a `Vector` is.
fn single(repetition: &Repetition) -> Option<&FieldType> {
    repetition.single().map(|only| &only.ty)
}

fn builtins(old: Builtin, new: Builtin) -> Verdicts {
    match (old, new) {
        _ if old == new => Verdicts::default(),
        // The same four bytes, but one of the two reads values from 2^31 on as negative.
        (Builtin::Nat, Builtin::Int) | (Builtin::Int, Builtin::Nat) => verdicts(Risky, Breaking),
        // The same bytes, but not all of them are UTF-8.
        (Builtin::String, Builtin::Bytes) | (Builtin::Bytes, Builtin::String) => verdicts(Risky, Breaking),
        _ => OTHER,
    }
}
