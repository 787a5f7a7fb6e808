//! Diagnostics as text.

use super::{Diagnostic, SourceMap};

/// Stub.
#[must_use]
pub fn render(sources: &SourceMap, diagnostics: &[&Diagnostic], _color: bool) -> String {
    let mut out = String::new();
    for d in diagnostics {
        let f = sources.get(d.primary.span.file);
        let at = f.map(|f| f.line_column(d.primary.span.start));
        out.push_str(&format!(
            "{:?}: {}\n --> {}:{:?} {}\n {:?} {:?}\n",
            d.level,
            d.message,
            f.map_or("", |f| f.name()),
            at.map(|a| (a.line, a.column)),
            sources.text(d.primary.span),
            d.help,
            d.notes
        ));
    }
    out
}
