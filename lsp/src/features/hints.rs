//! Hints between the letters: ids that are computed, and the bits of masks.

use std::ops::Range;

use gen_lsp_types as lsp;
use typewright_language::source::Span;
use typewright_language::syntax::ast::{Combinator, ExprKind, Field, FieldType};

use super::declared::{bits, next_bit};
use crate::analysis::{Analysis, Source};

/// The hints of the declarations in a range.
#[must_use]
pub fn hints(analysis: &Analysis, source: &Source, range: lsp::Range) -> Vec<lsp::InlayHint> {
    let wanted: Range<usize> = analysis.bytes(source, range);
    let mut found = Vec::new();
    let within = |span: Span| span.range().start < wanted.end && wanted.start < span.range().end;
    for (combinator, computed) in source.combinators().filter(|(it, _)| within(it.span)) {
        let mut add = |span: Span, label: String| {
            found.push(lsp::InlayHint {
                position: analysis.range(source, span).end,
                label: lsp::Label::String(label),
                kind: None,
                text_edits: None,
                tooltip: None,
                padding_left: None,
                padding_right: None,
                data: None,
            });
        };
        if combinator.id.is_none() && combinator.name.text != "_" {
            add(combinator.name.span, format!("#{computed:08x}"));
        }
        masks(combinator, &combinator.fields, &mut add);
    }
    found
}

/// The bits that the fields of each mask take, and the next one.
fn masks(combinator: &Combinator, fields: &[Field], add: &mut impl FnMut(Span, String)) {
    for field in fields {
        match (&field.ty, &field.name) {
            (FieldType::Repetition(repetition), _) => masks(combinator, &repetition.fields, add),
            (FieldType::Expr(expr), Some(name)) if expr.kind == ExprKind::Hash => {
                let mut used = Vec::new();
                bits(&combinator.fields, &name.text, &mut |bit, _| used.push(bit));
                if !used.is_empty() {
                    let next =
                        next_bit(used.into_iter()).map_or("no bit is left".to_owned(), |bit| format!("next bit {bit}"));
                    add(expr.span, format!(" {next}"));
                }
            }
            (FieldType::Expr(_), _) => {}
        }
    }
}
