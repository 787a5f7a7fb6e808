//! Selections that grow with the tree: a name, its type, its field, its declaration, the file.

use gen_lsp_types as lsp;
use typewright_language::source::Span;
use typewright_language::syntax::ast::{Combinator, Expr, ExprKind, Field, FieldType, Item};

use crate::analysis::{Analysis, Place};

/// The spans around a place, the innermost first, each within its parent.
#[must_use]
pub fn selection(analysis: &Analysis, at: Place<'_>) -> lsp::SelectionRange {
    let whole = Span::new(at.source.file.id, 0..at.text.len());
    let mut around = Around { offset: at.offset, found: vec![whole] };
    if let Some(item) = at.item() {
        around.add(item.span());
        match item {
            Item::Combinator(combinator) => around.combinator(combinator),
            Item::Partial(partial) => partial.args.iter().for_each(|arg| around.expr(arg)),
            Item::Builtin(_) | Item::Constraint(_) | Item::Section(_) | Item::Layer(_) => {}
        }
    }
    around.found.extend(at.occurrence().map(|it| it.span));
    let mut spans = around.found;
    // Spans that contain the place and come from one tree lie within one another.
    spans.sort_by_key(|span| std::cmp::Reverse(span.range().len()));
    spans.dedup();
    let nest = |parent: Option<lsp::SelectionRange>, span: Span| {
        Some(lsp::SelectionRange { range: analysis.range(at.source, span), parent: parent.map(Box::new) })
    };
    spans.into_iter().fold(None, nest).unwrap_or_default()
}

struct Around {
    offset: usize,
    found: Vec<Span>,
}

impl Around {
    /// Keeps a span that contains the place. Returns whether it does.
    fn add(&mut self, span: Span) -> bool {
        let range = span.range();
        let is_around = range.start <= self.offset && self.offset <= range.end;
        if is_around {
            self.found.push(span);
        }
        is_around
    }

    fn combinator(&mut self, combinator: &Combinator) {
        combinator.params.iter().for_each(|param| _ = self.add(param.span));
        self.fields(&combinator.fields);
        if self.add(combinator.result.span) {
            combinator.result.args.iter().for_each(|arg| self.expr(arg));
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        // At the end of a field the next one may begin, so that the first one counts.
        let touches = |field: &&Field| field.span.range().start <= self.offset && self.offset <= field.span.range().end;
        let Some(field) = fields.iter().find(touches) else { return };
        self.add(field.span);
        field.condition.iter().for_each(|condition| _ = self.add(condition.span));
        match &field.ty {
            FieldType::Expr(expr) => self.expr(expr),
            FieldType::Repetition(repetition) => {
                if self.add(repetition.span) {
                    repetition.count.iter().for_each(|count| self.expr(count));
                    self.fields(&repetition.fields);
                }
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        if !self.add(expr.span) {
            return;
        }
        match &expr.kind {
            ExprKind::Apply { args, .. } => args.iter().for_each(|arg| self.expr(arg)),
            ExprKind::Bare(inner) => self.expr(inner),
            ExprKind::Add(left, right) => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Hash | ExprKind::Nat(_) => {}
        }
    }
}
