//! Formatting, by the one layout of schemas.

use std::ops::Range;

use gen_lsp_types as lsp;
use typewright_language::source::{Diagnostics, SourceMap, Span};
use typewright_tools::format::format;

use crate::analysis::{Analysis, Source};

/// The edits that lay a file out; none where it has errors of syntax, or is laid out.
#[must_use]
pub fn document(analysis: &Analysis, source: &Source) -> Vec<lsp::TextEdit> {
    let text = analysis.text(source);
    match formatted(text) {
        Some(new) => edit(analysis, source, 0..text.len(), &new),
        None => Vec::new(),
    }
}

/// The edits that lay out the declarations that a range touches, with the comments between them.
#[must_use]
pub fn range(analysis: &Analysis, source: &Source, range: lsp::Range) -> Vec<lsp::TextEdit> {
    let text = analysis.text(source);
    let wanted = analysis.bytes(source, range);
    let spans = source.file.items.iter().map(|item| item.span().range());
    let touched = spans.filter(|span| span.start < wanted.end.max(wanted.start + 1) && wanted.start < span.end);
    let whole = touched.reduce(|first, next| first.start..next.end);
    let Some(part) = whole else { return Vec::new() };
    match text.get(part.clone()).and_then(formatted) {
        Some(new) => edit(analysis, source, part, new.trim_end_matches(['\r', '\n'])),
        None => Vec::new(),
    }
}

/// A text in the one layout; none if it has errors.
fn formatted(text: &str) -> Option<String> {
    let mut sources = SourceMap::new();
    let id = sources.add("", text);
    format(&sources, id, &mut Diagnostics::new())
}

/// One edit that puts `new` in the place of `old`, without the lines at the start and at the end that stay.
fn edit(analysis: &Analysis, source: &Source, old: Range<usize>, new: &str) -> Vec<lsp::TextEdit> {
    let text = analysis.text(source).get(old.clone()).unwrap_or_default();
    if text == new {
        return Vec::new();
    }
    let start = same_lines(text.split_inclusive('\n'), new.split_inclusive('\n'));
    let (rest, new_rest) = (text.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end = same_lines(rest.split_inclusive('\n').rev(), new_rest.split_inclusive('\n').rev());
    let new_text = new_rest.get(..new_rest.len().saturating_sub(end)).unwrap_or_default().to_owned();
    let span = Span::new(source.file.id, old.start + start..old.end.saturating_sub(end));
    vec![lsp::TextEdit { range: analysis.range(source, span), new_text }]
}

/// The length of the lines that two texts have alike at the start.
fn same_lines<'t>(old: impl Iterator<Item = &'t str>, new: impl Iterator<Item = &'t str>) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).map(|(line, _)| line.len()).sum()
}
