//! Fields as TL text, for documentation.

use typewright_language::schema::{
    Arg, Combinator, Field, FieldType, NatExpr, Repetition, Schema, TypeExpr, TypeId, VarId,
};

use super::items::camel;

/// The condition and the type of a field.
pub(super) fn field_text(schema: &Schema, combinator: &Combinator, field: &Field) -> String {
    let var = |var| var_text(combinator, var);
    let condition = field.condition.map(|condition| format!("{}.{}?", var(condition.mask), condition.bit));
    let ty = match &field.ty {
        FieldType::Nat(_) => "#".to_owned(),
        FieldType::Query(query) => format!("!{}", var(*query)),
        FieldType::Value(expr) => type_text(schema, combinator, expr),
        FieldType::Repetition(repetition) => repetition_text(schema, combinator, repetition),
    };
    format!("{}{ty}", condition.unwrap_or_default())
}

fn repetition_text(schema: &Schema, combinator: &Combinator, repetition: &Repetition) -> String {
    let field = |field: &Field| {
        let name = field.name.as_ref().map(|name| format!("{name}:")).unwrap_or_default();
        format!("{name}{}", field_text(schema, combinator, field))
    };
    let fields: Vec<_> = repetition.fields.iter().map(field).collect();
    format!("{}*[{}]", nat_text(combinator, repetition.count), fields.join(" "))
}

fn nat_text(combinator: &Combinator, nat: NatExpr) -> String {
    match nat {
        NatExpr::Const(number) => number.to_string(),
        NatExpr::Var { var, plus: 0 } => var_text(combinator, var).to_owned(),
        NatExpr::Var { var, plus } => format!("({}+{plus})", var_text(combinator, var)),
    }
}

fn var_text(combinator: &Combinator, var: VarId) -> &str {
    combinator.vars.get(var.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("_")
}

fn type_text(schema: &Schema, combinator: &Combinator, expr: &TypeExpr) -> String {
    let applied = |ty: TypeId, args: &[Arg]| {
        let name = schema.ty(ty).map_or("?", |ty| &ty.name);
        let args: Vec<_> = args
            .iter()
            .map(|arg| match arg {
                Arg::Type(expr) => type_text(schema, combinator, expr),
                Arg::Nat(nat) => nat_text(combinator, *nat),
            })
            .collect();
        if args.is_empty() { name.to_owned() } else { format!("{name}<{}>", args.join(",")) }
    };
    match expr {
        TypeExpr::Builtin { builtin, boxed } => {
            let name = builtin.name();
            if boxed.is_some() { camel(name, name) } else { name.to_owned() }
        }
        TypeExpr::Vector { boxed, item } => {
            format!("{}<{}>", if *boxed { "Vector" } else { "vector" }, type_text(schema, combinator, item))
        }
        TypeExpr::Boxed { ty, args } => applied(*ty, args),
        TypeExpr::Bare { ty, args } => format!("%{}", applied(*ty, args)),
        TypeExpr::Var { var, bare } => format!("{}{}", if *bare { "%" } else { "" }, var_text(combinator, *var)),
    }
}
