//! Parts of a file that an editor may fold.

use gen_lsp_types as lsp;
use typewright_language::source::Span;
use typewright_language::syntax::ast::Item;

use crate::analysis::{Analysis, Source};

/// Sections up to the next mark, declarations of several lines, and comments of several lines.
#[must_use]
pub fn folding(analysis: &Analysis, source: &Source) -> Vec<lsp::FoldingRange> {
    let items = &source.file.items;
    let text = analysis.text(source);
    let mut found = Vec::new();
    let mut add = |span: Span, kind: lsp::FoldingRangeKind| {
        let range = analysis.range(source, span);
        if range.start.line < range.end.line {
            let (start_line, end_line) = (range.start.line, range.end.line);
            found.push(lsp::FoldingRange { start_line, end_line, kind: Some(kind), ..lsp::FoldingRange::default() });
        }
    };
    let marks = items.iter().filter(|item| matches!(item, Item::Section(_) | Item::Layer(_))).map(Item::span);
    let starts: Vec<_> = marks.collect();
    let ends = starts.iter().skip(1).map(|next| next.range().start).chain([text.len()]);
    for (mark, end) in starts.iter().zip(ends) {
        // The lines before the next mark that hold nothing do not belong to the section.
        let part = text.get(mark.range().start..end).unwrap_or_default().trim_end();
        let start = mark.range().start;
        add(Span::new(source.file.id, start..start + part.len()), lsp::FoldingRangeKind::Region);
    }
    for item in items {
        add(item.span(), lsp::FoldingRangeKind::Region);
    }
    for block in comment_blocks(source, text) {
        add(block, lsp::FoldingRangeKind::Comment);
    }
    found
}

/// Comments with nothing but one end of a line between them, as one.
fn comment_blocks(source: &Source, text: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    for comment in source.file.comments.iter().filter(|comment| !comment.trailing) {
        let gap = |last: &Span| text.get(last.range().end..comment.span.range().start).unwrap_or("?");
        let joins = |last: &Span| gap(last).trim().is_empty() && gap(last).matches('\n').count() <= 1;
        match blocks.last_mut().filter(|last| joins(last)) {
            Some(last) => *last = last.to(comment.span),
            None => blocks.push(comment.span),
        }
    }
    blocks
}
