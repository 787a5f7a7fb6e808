//! Go to definition, and to the definition of a type.

use gen_lsp_types as lsp;
use typewright_language::source::Span;
use typewright_language::syntax::ast::{Expr, ExprKind, FieldType};

use crate::analysis::{Analysis, Place, Target, field_at};

/// The places that declare the name at a place: of a type, its constructors.
#[must_use]
pub fn definition(analysis: &Analysis, at: Place<'_>) -> Vec<lsp::Location> {
    let Some(found) = at.occurrence() else { return Vec::new() };
    locations(analysis, analysis.declarations(found.target, analysis.sources.text(found.span)))
}

/// The places that declare the type of the name at a place: of a field its type, of a combinator its result.
#[must_use]
pub fn type_definition(analysis: &Analysis, at: Place<'_>) -> Vec<lsp::Location> {
    let Some(found) = at.occurrence() else { return Vec::new() };
    let name = analysis.sources.text(found.span);
    let spans = match found.target {
        Target::Type => analysis.declarations(Target::Type, name),
        Target::Annotation => Vec::new(),
        Target::Local { declared, .. } => {
            let field = at.combinator().and_then(|combinator| field_at(&combinator.fields, declared));
            match field.map(|field| &field.ty) {
                Some(FieldType::Expr(expr)) => of_expr(analysis, expr),
                _ => Vec::new(),
            }
        }
        Target::Combinator => {
            let all = analysis.files.iter().flat_map(|source| source.combinators());
            let of_name = all.filter(|(combinator, _)| combinator.name.text == name);
            of_name.flat_map(|(it, _)| analysis.declarations(Target::Type, &it.result.name.text)).collect()
        }
    };
    locations(analysis, spans)
}

/// The declarations of the types in an expression: of `Vector<User>` those of `User` too.
fn of_expr(analysis: &Analysis, expr: &Expr) -> Vec<Span> {
    match &expr.kind {
        ExprKind::Apply { head, args } => {
            let target = if head.is_type() { Target::Type } else { Target::Combinator };
            let of_args = args.iter().flat_map(|arg| of_expr(analysis, arg));
            analysis.declarations(target, &head.text).into_iter().chain(of_args).collect()
        }
        ExprKind::Bare(inner) => of_expr(analysis, inner),
        ExprKind::Hash | ExprKind::Nat(_) | ExprKind::Add(..) => Vec::new(),
    }
}

fn locations(analysis: &Analysis, spans: Vec<Span>) -> Vec<lsp::Location> {
    spans.into_iter().filter_map(|span| analysis.location(span)).collect()
}
