//! The outcome of a run: a value with its findings, or an error with all of them.

use std::{error, fmt};

use crate::source::{Diagnostic, Diagnostics, Level, SourceMap, Span, render, visible};

/// A value, and the findings about the files that it was made from.
#[derive(Clone, Debug)]
pub struct Report<T> {
    /// The value.
    pub value: T,
    sources: SourceMap,
    diagnostics: Diagnostics,
}

impl<T> Report<T> {
    /// The report of a run that may have failed: an error where there is no value.
    pub(crate) fn new(value: Option<T>, sources: SourceMap, mut diagnostics: Diagnostics) -> Result<Self, Error> {
        diagnostics.count_left_out();
        match value {
            Some(value) => Ok(Self { value, sources, diagnostics }),
            None => Err(Error { kind: ErrorKind::Schema { sources, diagnostics } }),
        }
    }

    /// The number of findings of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.count(level)
    }

    /// The findings of `least` and above as frames, each of which ends its line: empty where there are none.
    #[must_use]
    pub fn frames(&self, least: Level, color: bool) -> String {
        frames(&self.sources, &self.diagnostics, least, color)
    }

    /// The findings, in the order of the files and places.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<&Diagnostic> {
        self.diagnostics.sorted()
    }

    /// The files that the value was made from: spans point into them.
    #[must_use]
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// Each warning on a line: `schema.tl:3:7: ...`.
    pub fn warnings(&self) -> impl Iterator<Item = String> {
        let warnings = self.diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.level == Level::Warning);
        warnings.map(|diagnostic| {
            let span = diagnostic.primary.span;
            let place = self.sources.get(span.file).map_or_else(String::new, |file| {
                let at = file.line_column(span.start);
                format!("{}:{}:{}: ", file.name(), at.line, at.column)
            });
            format!("{place}{}", diagnostic.message)
        })
    }
}

fn frames(sources: &SourceMap, diagnostics: &Diagnostics, least: Level, color: bool) -> String {
    let mut shown = diagnostics.sorted();
    shown.retain(|diagnostic| diagnostic.level <= least);
    let mut text = render(sources, &shown, color);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The errors that stopped a run. `Debug` shows the same frames as `Display`: a build script that returns the error
/// from `main` prints them.
pub struct Error {
    kind: ErrorKind,
}

enum ErrorKind {
    Schema { sources: SourceMap, diagnostics: Diagnostics },
    Misuse(String),
}

impl Error {
    /// An error without a place in a schema, such as an unreadable file or contradicting choices. A line each.
    pub fn misuse(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Misuse(message.into()) }
    }

    /// The findings as frames, in color if asked for.
    #[must_use]
    pub fn frames(&self, color: bool) -> String {
        match &self.kind {
            ErrorKind::Schema { sources, diagnostics } => frames(sources, diagnostics, Level::Warning, color),
            ErrorKind::Misuse(message) => message.lines().map(|line| format!("error: {}\n", visible(line))).collect(),
        }
    }

    /// The findings about the schemas, and the files that they point into; none for a [misuse](Self::is_misuse).
    #[must_use]
    pub fn diagnostics(&self) -> Option<(&SourceMap, Vec<&Diagnostic>)> {
        match &self.kind {
            ErrorKind::Schema { sources, diagnostics } => Some((sources, diagnostics.sorted())),
            ErrorKind::Misuse(_) => None,
        }
    }

    /// Returns whether the request was wrong rather than the schemas: an unreadable file, or a name that matches
    /// nothing.
    #[must_use]
    pub fn is_misuse(&self) -> bool {
        match &self.kind {
            ErrorKind::Misuse(_) => true,
            ErrorKind::Schema { diagnostics, .. } => {
                let mut errors = diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.level == Level::Error);
                errors.all(|error| error.primary.span == Span::NOWHERE)
            }
        }
    }

    /// The number of errors.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.kind {
            ErrorKind::Schema { diagnostics, .. } => diagnostics.count(Level::Error),
            ErrorKind::Misuse(message) => message.lines().count(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.frames(false).trim_end())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl error::Error for Error {}
