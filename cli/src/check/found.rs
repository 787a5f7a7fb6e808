//! A finding with its places in lines and columns, as formats for machines have it.

use typewright_language::source::{Diagnostic, LineColumn, SourceMap, Span};

/// A finding.
pub(super) struct Found<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    /// The place in a file, if the finding has one.
    pub(super) place: Option<Place<'a>>,
    /// The other places, each with its label.
    pub(super) related: Vec<(Place<'a>, &'a str)>,
}

/// A part of a file.
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) start: LineColumn,
    /// Where the next character stands.
    pub(super) end: LineColumn,
}

impl<'a> Found<'a> {
    pub(super) fn locate(sources: &'a SourceMap, diagnostic: &'a Diagnostic) -> Self {
        let place = |span: Span| {
            let file = sources.get(span.file)?;
            let (start, end) = (file.line_column(span.start), file.line_column(span.end));
            Some(Place { file: file.name(), start, end })
        };
        let related = diagnostic.secondary.iter().filter_map(|label| Some((place(label.span)?, label.text.as_str())));
        Self { diagnostic, place: place(diagnostic.primary.span), related: related.collect() }
    }

    /// The identity of a finding: the place and the message.
    pub(super) fn key(&self) -> (Option<(&'a str, usize, usize)>, &'a str) {
        let place = self.place.as_ref().map(|place| (place.file, place.start.line, place.start.column));
        (place, &self.diagnostic.message)
    }

    /// The message and the fix.
    pub(super) fn text(&self) -> String {
        let Diagnostic { message, help, .. } = self.diagnostic;
        help.iter().fold(message.clone(), |text, help| format!("{text}\nhelp: {help}"))
    }
}
