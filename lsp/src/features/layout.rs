//! The bytes of a combinator, in the order of the wire.

use typewright_language::schema::{Builtin, Combinator, Field, FieldType, Masks, Role, Rules, Schema, TypeExpr};

/// A row for each field: where it starts, and its bytes. The start is known up to the first value of unknown length.
pub(super) fn layout(schema: &Schema, combinator: &Combinator) -> String {
    let mut start = Some(4u32);
    let masks = Masks::of_combinator(combinator, &Rules::default());
    let mut rows = vec!["| byte | wire | |".to_owned(), "|---|---|---|".to_owned()];
    rows.push(format!("| 0 | id `{:08x}` | 4 bytes |", combinator.id));
    for field in &combinator.fields {
        let (bytes, size) = contents(schema, combinator, field, masks.role(field));
        let place = start.map_or("…".to_owned(), |start| start.to_string());
        rows.push(format!("| {place} | `{}` | {bytes} |", field.label));
        start =
            start.zip(size.filter(|_| field.condition.is_none() || size == Some(0))).map(|(start, size)| start + size);
    }
    rows.join("\n")
}

/// The bytes of a field in words, and their number if it is always the same.
fn contents(schema: &Schema, combinator: &Combinator, field: &Field, role: Role) -> (String, Option<u32>) {
    let (bytes, size) = match &field.ty {
        FieldType::Nat(_) if matches!(role, Role::Mask | Role::KeptMask) => ("mask, 4 bytes".to_owned(), Some(4)),
        FieldType::Nat(_) => ("number, 4 bytes".to_owned(), Some(4)),
        FieldType::Value(expr) => value(schema, expr),
        FieldType::Query(_) => ("a call of a function".to_owned(), None),
        FieldType::Repetition(_) => ("repeated fields".to_owned(), None),
    };
    let Some(condition) = field.condition else { return (bytes, size) };
    let mask = combinator.vars.get(condition.mask.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("#");
    let bytes = if role == Role::Flag { "no bytes".to_owned() } else { bytes };
    (format!("bit {} of `{mask}`: {bytes}", condition.bit), size)
}

fn value(schema: &Schema, expr: &TypeExpr) -> (String, Option<u32>) {
    match expr {
        TypeExpr::Builtin { builtin, boxed } => {
            let (bytes, size) = builtin_bytes(*builtin);
            match boxed {
                Some(id) => (format!("id `{id:08x}`, then {bytes}"), size.map(|size| size + 4)),
                None => (bytes.to_owned(), size),
            }
        }
        TypeExpr::Vector { boxed: true, .. } => ("id `1cb5c415`, count, elements".to_owned(), None),
        TypeExpr::Vector { boxed: false, .. } => ("count, elements".to_owned(), None),
        TypeExpr::Boxed { ty, .. } => {
            let name = schema.ty(*ty).map_or("", |ty| ty.name.as_str());
            (format!("id, then a `{name}`"), None)
        }
        TypeExpr::Bare { ty, .. } => {
            let name = schema.ty(*ty).map_or("", |ty| ty.name.as_str());
            (format!("a `{name}` without its id"), None)
        }
        TypeExpr::Var { .. } => ("a value of the variable's type".to_owned(), None),
    }
}

fn builtin_bytes(builtin: Builtin) -> (&'static str, Option<u32>) {
    match builtin {
        Builtin::Nat | Builtin::Int | Builtin::Float => ("4 bytes", Some(4)),
        Builtin::Bool => ("id of `boolTrue` or `boolFalse`", Some(4)),
        Builtin::Long | Builtin::Int53 | Builtin::Double => ("8 bytes", Some(8)),
        Builtin::Int128 => ("16 bytes", Some(16)),
        Builtin::Int256 => ("32 bytes", Some(32)),
        Builtin::Int512 => ("64 bytes", Some(64)),
        Builtin::True => ("no bytes", Some(0)),
        Builtin::String | Builtin::Bytes => ("length, bytes, zeros up to a multiple of 4", None),
        Builtin::Object => ("id, then any value", None),
        Builtin::Function => ("id, then any call", None),
    }
}
