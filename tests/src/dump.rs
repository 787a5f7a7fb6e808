//! A schema as text, a line a definition, for snapshots.

use std::fmt::Write;

use typewright_language::schema::{
    Arg, Combinator, Condition, Field, FieldType, Kind, NatExpr, Schema, TypeExpr, VarId, VarOrigin,
};
use typewright_language::syntax::ast::ParamKind;

/// Types first, then constructors and functions. A variable is `name$index`.
#[must_use]
pub fn dump(schema: &Schema) -> String {
    let mut out = String::new();
    for ty in &schema.types {
        let params: String = ty.params.iter().map(|kind| if *kind == ParamKind::Type { " T" } else { " #" }).collect();
        let names: Vec<_> = ty.constructors.iter().map(|id| schema.combinator(*id).unwrap().name.as_str()).collect();
        let recursive = if ty.recursion.is_some() { ", recursive" } else { "" };
        let cycle = ty.cycle.map_or(String::new(), |cycle| format!(", cycle {cycle}"));
        let _ = writeln!(out, "type {}{params} = {}{recursive}{cycle}", ty.name, names.join(" | "));
    }
    for combinator in &schema.combinators {
        let _ = writeln!(out, "{}", line(schema, combinator));
    }
    out
}

fn line(schema: &Schema, combinator: &Combinator) -> String {
    let dump = Dump { schema, combinator };
    let mut out = if combinator.kind == Kind::Function { "fn ".to_owned() } else { String::new() };
    let _ = write!(out, "{}#{:08x}", combinator.name, combinator.id);
    for (index, var) in (0..).zip(&combinator.vars) {
        if let VarOrigin::Param(param) = var.origin {
            let kind = if var.kind == ParamKind::Type { "Type" } else { "#" };
            let _ = write!(out, " {{{}:{kind}={param}}}", dump.var(VarId(index)));
        }
    }
    out + &dump.fields(&combinator.fields) + " = " + &dump.ty(&combinator.result)
}

struct Dump<'a> {
    schema: &'a Schema,
    combinator: &'a Combinator,
}

impl Dump<'_> {
    fn var(&self, id: VarId) -> String {
        let name = self.combinator.vars.get(id.0 as usize).and_then(|var| var.name.as_deref());
        format!("{}${}", name.unwrap_or_default(), id.0)
    }

    fn fields(&self, fields: &[Field]) -> String {
        fields.iter().map(|field| format!(" {}", self.field(field))).collect()
    }

    fn field(&self, field: &Field) -> String {
        let ty = match &field.ty {
            // The variable has the field's name.
            FieldType::Nat(var) => format!("#${}", var.0),
            FieldType::Value(ty) => self.ty(ty),
            FieldType::Query(var) => format!("!{}", self.var(*var)),
            FieldType::Repetition(repetition) => {
                format!("{}*[{} ]", self.nat(repetition.count), self.fields(&repetition.fields))
            }
        };
        let name = field.name.as_ref().map_or(String::new(), |name| format!("{name}:"));
        let condition =
            field.condition.map_or(String::new(), |Condition { mask, bit }| format!("{}.{bit}?", self.var(mask)));
        name + &condition + &ty
    }

    fn nat(&self, nat: NatExpr) -> String {
        match nat {
            NatExpr::Const(number) => number.to_string(),
            NatExpr::Var { var, plus: 0 } => self.var(var),
            NatExpr::Var { var, plus } => format!("({}+{plus})", self.var(var)),
        }
    }

    fn ty(&self, ty: &TypeExpr) -> String {
        match ty {
            TypeExpr::Builtin { builtin, boxed: Some(id) } => format!("{builtin:?}#{id:08x}"),
            TypeExpr::Builtin { builtin, boxed: None } => format!("{builtin:?}"),
            TypeExpr::Vector { boxed: true, item } => format!("Vector<{}>", self.ty(item)),
            TypeExpr::Vector { boxed: false, item } => format!("vector<{}>", self.ty(item)),
            TypeExpr::Boxed { ty, args } => self.schema.ty(*ty).unwrap().name.clone() + &self.args(args),
            TypeExpr::Bare { ty, args } => format!("%{}", self.schema.ty(*ty).unwrap().name) + &self.args(args),
            TypeExpr::Var { var, bare } => format!("{}{}", if *bare { "%" } else { "" }, self.var(*var)),
        }
    }

    fn args(&self, args: &[Arg]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|arg| match arg {
                Arg::Type(ty) => self.ty(ty),
                Arg::Nat(nat) => self.nat(*nat),
            })
            .collect();
        if args.is_empty() { String::new() } else { format!("<{}>", args.join(",")) }
    }
}
