//! Findings of a project, for each of its files.

use std::collections::BTreeMap;

use gen_lsp_types as lsp;
use typewright_language::source::{Diagnostic, Level, Lint, Span, visible};

use crate::analysis::Analysis;

/// The pages about lints, as the book has them.
const BOOK: &str = "https://typewright-tl.github.io/typewright/";

/// The findings by the URI of their file. Every schema file has an entry, so that old findings go away.
#[must_use]
pub fn diagnostics(analysis: &Analysis) -> BTreeMap<String, Vec<lsp::Diagnostic>> {
    let mut found: BTreeMap<String, Vec<lsp::Diagnostic>> = BTreeMap::new();
    for source in &analysis.files {
        found.entry(source.uri.0.clone()).or_default();
    }
    for finding in &analysis.findings {
        if let Some((uri, diagnostic)) = diagnostic(analysis, finding) {
            found.entry(uri).or_default().push(diagnostic);
        }
    }
    found
}

/// A finding, and the URI of its file. A finding without a place stands at the start of the first file.
#[must_use]
pub fn diagnostic(analysis: &Analysis, finding: &Diagnostic) -> Option<(String, lsp::Diagnostic)> {
    let start =
        || Span { file: analysis.files.first().map(|first| first.file.id).unwrap_or_default(), ..Span::default() };
    let place = if finding.primary.span == Span::NOWHERE { start() } else { finding.primary.span };
    let location = analysis.location(place)?;
    let related = finding.secondary.iter().filter_map(|label| {
        let location = analysis.location(label.span)?;
        Some(lsp::DiagnosticRelatedInformation { location, message: visible(&label.text).into_owned() })
    });
    let related: Vec<_> = related.collect();
    let diagnostic = lsp::Diagnostic {
        range: location.range,
        severity: Some(severity(finding.level)),
        code: Some(lsp::Code::String(code(finding.lint).to_owned())),
        code_description: Some(lsp::CodeDescription { href: page(finding.lint) }),
        source: Some("typewright".to_owned()),
        message: lsp::Message::String(message(finding)),
        related_information: (!related.is_empty()).then_some(related),
        ..lsp::Diagnostic::default()
    };
    Some((location.uri.0, diagnostic))
}

/// The sentence, its label, the fixes and the remarks, a line each.
fn message(finding: &Diagnostic) -> String {
    let Diagnostic { message, primary, help, notes, .. } = finding;
    let label = Some(&primary.text).filter(|label| !label.is_empty()).map(|label| format!(": {label}"));
    let first = format!("{message}{}", label.unwrap_or_default());
    let help = help.iter().map(|help| format!("help: {help}"));
    let notes = notes.iter().map(|note| format!("note: {note}"));
    let lines: Vec<_> = [first].into_iter().chain(help).chain(notes).collect();
    visible(&lines.join("\n")).into_owned()
}

fn severity(level: Level) -> lsp::DiagnosticSeverity {
    match level {
        Level::Error => lsp::DiagnosticSeverity::Error,
        Level::Warning => lsp::DiagnosticSeverity::Warning,
        Level::Note => lsp::DiagnosticSeverity::Hint,
    }
}

/// `TL013`, or `error` for an error of the language.
fn code(lint: Option<Lint>) -> &'static str {
    lint.map_or("error", Lint::id)
}

/// The explanation of a lint, or of the language.
fn page(lint: Option<Lint>) -> lsp::Uri {
    lsp::Uri(match lint {
        Some(lint) => format!("{BOOK}lints/{}.html", lint.id()),
        None => format!("{BOOK}tl-in-ten-minutes.html"),
    })
}
