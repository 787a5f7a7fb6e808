//! The text of a page, shared by all readers of its parts.

use std::ops::Range;

use pulldown_cmark::Event;

use super::input::quoted;
use super::markdown::Block;
use super::safe_markdown::{dropped_tag, safe_markdown};
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, Span};

/// The text of a page, and the diagnostics about it.
pub(super) struct Reader<'r> {
    pub(super) file: FileId,
    pub(super) text: &'r str,
    pub(super) diagnostics: &'r mut Diagnostics,
}

impl Reader<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// The span of a block, without the line breaks after it.
    pub(super) fn block(&self, block: &Block<'_>) -> Span {
        let text = self.text.get(block.range.clone()).unwrap_or_default();
        self.span(block.range.start..block.range.start + text.trim_end().len())
    }

    pub(super) fn warn(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::lint(Lint::SourceForm, span, message));
    }

    /// Prose as safe Markdown, with a warning for the HTML that it drops.
    pub(super) fn markdown(&mut self, events: &[Event<'_>], span: Span) -> String {
        if let Some(tag) = dropped_tag(events) {
            self.warn(span, format!("HTML is dropped from descriptions: {}", quoted(tag)));
        }
        safe_markdown(events)
    }
}
