//! Types: reachable from functions, and able to grow.

use std::collections::BTreeSet;

use typewright_language::schema::{Combinator, Field, FieldType, Kind, Schema, Type, TypeExpr, TypeId};
use typewright_language::source::{Diagnostic, Diagnostics, Lint};
use typewright_language::syntax::ast::{ConstraintKind, File, Item};

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
    let left_out = |(id, ty): &(TypeId, &Type)| !reached.contains(id) && !ty.is_of_object;
    for (_, ty) in (0..).map(TypeId).zip(&schema.types).filter(left_out) {
        let message = format!("no function uses `{}`", ty.name);
        diagnostics.push(Diagnostic::lint(Lint::TypeUnreachable, ty.span, message));
    }
}

/// The types in the fields and in the result.
fn uses(combinator: &Combinator, found: &mut Vec<TypeId>) {
    combinator.walk_types(&mut |expr| found.extend(expr.declared()));
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
        combinator.walk_fields(&mut |field| {
            let bare = bare_types(field).into_iter().filter_map(|ty| schema.ty(ty));
            for ty in bare.filter(|ty| finished.insert(&ty.name)) {
                let has_mask = |id| schema.combinator(id).is_some_and(has_mask);
                if !ty.constructors.iter().any(|id| has_mask(*id)) {
                    diagnostics.push(cannot_grow(field, ty));
                }
            }
        });
    }
}

fn bare_types(field: &Field) -> Vec<TypeId> {
    let mut found = Vec::new();
    field.walk_types(&mut |expr| {
        if let TypeExpr::Bare { ty, .. } = expr {
            found.push(*ty);
        }
    });
    found
}

fn cannot_grow(field: &Field, ty: &Type) -> Diagnostic {
    Diagnostic::lint(
        Lint::BareUse,
        field.span,
        format!("`{}` is used bare and has no mask: it can never grow", ty.name),
    )
    .also(ty.span, "the type")
    .help(format!("declare `Final {};`, or use the type boxed", ty.name))
}

/// Returns whether there is a `#` under which fields can be added.
fn has_mask(combinator: &Combinator) -> bool {
    combinator.fields.iter().any(|field| matches!(field.ty, FieldType::Nat(_)))
}
