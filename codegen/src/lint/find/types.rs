//! Types: reachable from functions, and able to grow.

use std::collections::BTreeSet;

use crate::schema::{Arg, Combinator, Field, FieldType, Kind, Schema, TypeExpr, TypeId};
use crate::source::{Diagnostic, Diagnostics, Lint};
use crate::syntax::ast::{ConstraintKind, File, Item};

pub(in crate::lint) fn check(files: &[File], schema: &Schema, diagnostics: &mut Diagnostics) {
    unreachable(schema, diagnostics);
    bare_uses(files, schema, diagnostics);
}

/// Types that no argument and no response of a function holds. In a schema without functions any type may be outermost.
fn unreachable(schema: &Schema, diagnostics: &mut Diagnostics) {
    let functions = || schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function);
    if functions().next().is_none() {
        return;
    }
    let (mut reached, mut left) = (BTreeSet::new(), Vec::new());
    functions().for_each(|function| uses(function, &mut left));
    while let Some(ty) = left.pop() {
        if reached.insert(ty) {
            let constructors = schema.ty(ty).into_iter().flat_map(|ty| &ty.constructors);
            constructors.filter_map(|id| schema.combinator(*id)).for_each(|constructor| uses(constructor, &mut left));
        }
    }
    for (_, ty) in (0..).map(TypeId).zip(&schema.types).filter(|(id, _)| !reached.contains(id)) {
        let message = format!("no function uses `{}`", ty.name);
        diagnostics.push(Diagnostic::lint(Lint::TypeUnreachable, ty.span, message));
    }
}

/// The types in the fields and in the result.
fn uses(combinator: &Combinator, found: &mut Vec<TypeId>) {
    let mut visit = |expr: &TypeExpr| {
        if let TypeExpr::Boxed { ty, .. } | TypeExpr::Bare { ty, .. } = expr {
            found.push(*ty);
        }
    };
    each_expr(&combinator.result, &mut visit);
    each_field(&combinator.fields, &mut |_, expr| visit(expr));
}

/// Types that a field holds bare, each at the first such field. A second constructor could not be told from the first:
/// bare values have no id.
fn bare_uses(files: &[File], schema: &Schema, diagnostics: &mut Diagnostics) {
    let constraints = files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        Item::Constraint(constraint) if constraint.kind == ConstraintKind::Final => Some(constraint.ty.text.as_str()),
        _ => None,
    });
    let mut finished: BTreeSet<&str> = constraints.collect();
    for combinator in &schema.combinators {
        each_field(&combinator.fields, &mut |field, expr| {
            let TypeExpr::Bare { ty, .. } = expr else { return };
            let Some(ty) = schema.ty(*ty).filter(|ty| finished.insert(&ty.name)) else { return };
            let has_mask = |id| schema.combinator(id).is_some_and(has_mask);
            if !ty.constructors.iter().any(|id| has_mask(*id)) {
                let message = format!("`{}` is used bare and has no mask: it can never grow", ty.name);
                diagnostics.push(
                    Diagnostic::lint(Lint::BareUse, field.span, message)
                        .also(ty.span, "the type")
                        .help(format!("declare `Final {};`, or use the type boxed", ty.name)),
                );
            }
        });
    }
}

/// Whether there is a `#` under which fields can be added.
fn has_mask(combinator: &Combinator) -> bool {
    combinator.fields.iter().any(|field| matches!(field.ty, FieldType::Nat(_)))
}

/// Each type in each field, those inside of others too.
fn each_field<'a>(fields: &'a [Field], visit: &mut impl FnMut(&'a Field, &TypeExpr)) {
    for field in fields {
        match &field.ty {
            FieldType::Value(expr) => each_expr(expr, &mut |expr| visit(field, expr)),
            FieldType::Repetition(repetition) => each_field(&repetition.fields, visit),
            FieldType::Nat(_) | FieldType::Query(_) => {}
        }
    }
}

/// A type, and those inside of it.
fn each_expr(expr: &TypeExpr, visit: &mut dyn FnMut(&TypeExpr)) {
    visit(expr);
    match expr {
        TypeExpr::Vector { item, .. } => each_expr(item, visit),
        TypeExpr::Boxed { args, .. } | TypeExpr::Bare { args, .. } => {
            for arg in args {
                if let Arg::Type(expr) = arg {
                    each_expr(expr, visit);
                }
            }
        }
        TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
    }
}
