//! The bytes of a value: where each field stands, and which bit announces it.

use typewright_language::schema::{
    Builtin, Combinator, Condition, Field, FieldType, NatExpr, Schema, Type, TypeExpr, TypeId, VarId,
};

use super::nouns::WireRow;

/// The number of rounds in which types of one length are looked for: a round finds those that are made of the ones
/// found before. Deeper types count as types of any length.
const ROUNDS: usize = 8;

/// The lengths of the types whose boxed values are all equally long.
pub(super) struct Lengths {
    types: Vec<Option<u32>>,
}

impl Lengths {
    pub(super) fn new(schema: &Schema) -> Self {
        let mut lengths = Self { types: vec![None; schema.types.len()] };
        for _ in 0..ROUNDS {
            let next: Vec<_> = schema.types.iter().map(|ty| lengths.of_constructors(schema, ty)).collect();
            if next == lengths.types {
                break;
            }
            lengths.types = next;
        }
        lengths
    }

    /// The length that all constructors of a type have, their ids included.
    fn of_constructors(&self, schema: &Schema, ty: &Type) -> Option<u32> {
        if !ty.params.is_empty() || ty.keeps_unknown {
            return None;
        }
        let mut lengths = ty.constructors.iter().map(|id| {
            let fields = &schema.combinator(*id)?.fields;
            fields.iter().try_fold(4u32, |sum, field| sum.checked_add(self.of_field(field)?))
        });
        let first = lengths.next()??;
        lengths.all(|length| length == Some(first)).then_some(first)
    }

    fn of_field(&self, field: &Field) -> Option<u32> {
        match &field.ty {
            _ if field.is_flag() => Some(0),
            _ if field.condition.is_some() => None,
            FieldType::Nat(_) => Some(4),
            FieldType::Value(expr) => self.of_value(expr),
            FieldType::Query(_) | FieldType::Repetition(_) => None,
        }
    }

    fn of_value(&self, expr: &TypeExpr) -> Option<u32> {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => Some(of_builtin(*builtin)? + if boxed.is_some() { 4 } else { 0 }),
            TypeExpr::Boxed { ty, args } if args.is_empty() => self.of_type(*ty),
            TypeExpr::Bare { ty, args } if args.is_empty() => self.of_type(*ty)?.checked_sub(4),
            _ => None,
        }
    }

    fn of_type(&self, ty: TypeId) -> Option<u32> {
        self.types.get(ty.0 as usize).copied().flatten()
    }

    /// The bytes of a value of a combinator, its id first.
    pub(super) fn rows(&self, combinator: &Combinator) -> Vec<WireRow> {
        let mut rows = Vec::with_capacity(combinator.fields.len() + 1);
        let mut offset = Some(0);
        if combinator.name != "_" {
            let ty = format!("#{:08x}", combinator.id);
            rows.push(WireRow { offset, bytes: "4".to_owned(), name: "id".to_owned(), ty, bit: None });
            offset = Some(4);
        }
        for (index, field) in combinator.fields.iter().enumerate() {
            let ty = combinator.declaration.part(&combinator.declaration.field(index).ty).to_owned();
            let bit = field.condition.map(|condition| bit(combinator, condition));
            rows.push(WireRow { offset, bytes: self.in_words(combinator, field), name: field.label.clone(), ty, bit });
            offset = offset.zip(self.of_field(field)).and_then(|(offset, length)| offset.checked_add(length));
        }
        rows
    }

    fn in_words(&self, combinator: &Combinator, field: &Field) -> String {
        match &field.ty {
            FieldType::Nat(_) => "4".to_owned(),
            FieldType::Value(expr) => self.value_in_words(expr),
            FieldType::Query(_) => "4 + fields".to_owned(),
            FieldType::Repetition(repetition) => match repetition.count {
                NatExpr::Const(count) => format!("{count} × element"),
                NatExpr::Var { var, plus: 0 } => format!("{} × element", var_name(combinator, var)),
                NatExpr::Var { var, plus } => format!("({} + {plus}) × element", var_name(combinator, var)),
            },
        }
    }

    fn value_in_words(&self, expr: &TypeExpr) -> String {
        if let Some(length) = self.of_value(expr) {
            return length.to_string();
        }
        let words = match expr {
            TypeExpr::Builtin { builtin: Builtin::String | Builtin::Bytes, boxed: None } => "1 or 4 + length, to ×4",
            TypeExpr::Builtin { builtin: Builtin::String | Builtin::Bytes, .. } => "4 + 1 or 4 + length, to ×4",
            TypeExpr::Builtin { .. } | TypeExpr::Boxed { .. } => "4 + fields",
            TypeExpr::Vector { boxed: true, .. } => "8 + items",
            TypeExpr::Vector { boxed: false, .. } => "4 + items",
            TypeExpr::Bare { .. } => "fields",
            TypeExpr::Var { .. } => "value",
        };
        words.to_owned()
    }
}

/// The bytes of a bare builtin; none where they vary.
fn of_builtin(builtin: Builtin) -> Option<u32> {
    Some(match builtin {
        Builtin::True => 0,
        Builtin::Nat | Builtin::Int | Builtin::Float | Builtin::Bool => 4,
        Builtin::Long | Builtin::Int53 | Builtin::Double => 8,
        Builtin::Int128 => 16,
        Builtin::Int256 => 32,
        Builtin::Int512 => 64,
        Builtin::String | Builtin::Bytes | Builtin::Object | Builtin::Function => return None,
    })
}

/// `flags.0`
fn bit(combinator: &Combinator, condition: Condition) -> String {
    format!("{}.{}", var_name(combinator, condition.mask), condition.bit)
}

fn var_name(combinator: &Combinator, var: VarId) -> &str {
    combinator.vars.get(var.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("#")
}
