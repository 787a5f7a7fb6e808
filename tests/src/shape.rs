//! A tree without its places, which change when a file is written anew.

use std::fmt::Write;

use typewright_language::syntax::ast::{Combinator, Expr, ExprKind, Field, FieldType, File, Item, Repetition};

/// The items of a file as nested lists, an item a line. It leaves out places, comments and the digits of an id, and
/// does not depend on the printer of the tree.
#[must_use]
pub fn shape(file: &File) -> String {
    file.items.iter().map(|item| one(item) + "\n").collect()
}

fn one(item: &Item) -> String {
    match item {
        Item::Section(section) => format!("{:?}", section.value),
        Item::Layer(layer) => format!("Layer {}", layer.value),
        Item::Combinator(found) => combinator(found),
        Item::Builtin(found) => {
            format!("builtin {} {:?} {}", found.name.text, found.id.map(|id| id.value), found.result.text)
        }
        Item::Constraint(found) => format!("{:?} {}", found.kind, found.ty.text),
        Item::Partial(found) => format!("partial {}{}", found.head.text, exprs(&found.args)),
    }
}

fn combinator(found: &Combinator) -> String {
    let mut out = format!("{:?} in {:?} {}", found.section, found.layer, found.name.text);
    let _ = write!(out, " id {:?}", found.id.map(|id| id.value));
    for annotation in &found.annotations {
        let _ = write!(out, " @{}", annotation.value);
    }
    for param in &found.params {
        let _ = write!(out, " param {} {:?}", param.name.text, param.kind);
    }
    let result = &found.result;
    let arrow = if found.fat_arrow { "arrow" } else { "equals" };
    let _ =
        write!(out, "{} {arrow} {} {}{}", fields(&found.fields), result.bang, result.name.text, exprs(&result.args));
    out
}

fn fields(list: &[Field]) -> String {
    list.iter().map(|field| format!(" ({})", one_field(field))).collect()
}

fn one_field(field: &Field) -> String {
    let name = field.name.as_ref().map(|name| &name.text);
    let condition = field.condition.as_ref().map(|found| (&found.mask.text, found.bit.map(|bit| bit.value)));
    let ty = match &field.ty {
        FieldType::Expr(found) => expr(found),
        FieldType::Repetition(Repetition { count, fields: inner, .. }) => {
            format!("{} times [{}]", count.as_ref().map_or_else(String::new, expr), fields(inner))
        }
    };
    format!("{name:?} {condition:?} {} {ty}", field.bang)
}

fn exprs(list: &[Expr]) -> String {
    list.iter().map(|found| format!(" {}", expr(found))).collect()
}

fn expr(found: &Expr) -> String {
    match &found.kind {
        ExprKind::Hash => "nat".to_owned(),
        ExprKind::Nat(value) => value.to_string(),
        ExprKind::Apply { head, args } if args.is_empty() => head.text.clone(),
        ExprKind::Apply { head, args } => format!("(apply {}{})", head.text, exprs(args)),
        ExprKind::Bare(inner) => format!("(bare {})", expr(inner)),
        ExprKind::Add(left, right) => format!("(add {} {})", expr(left), expr(right)),
    }
}
