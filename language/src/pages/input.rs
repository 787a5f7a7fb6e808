//! Bytes to text: the doorstep of every file that is not a schema.

use super::mojibake;
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, SourceMap, span};

/// A piece of a text in backticks, cut short if it is long: a file's one line may be all of it.
pub(super) fn quoted(text: &str) -> String {
    const MAX: usize = 60;
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(MAX).collect();
    if chars.next().is_none() { format!("`{head}`") } else { format!("`{head}…`") }
}

/// Adds a file to the sources, or says why it cannot be read: it is longer than `limit` bytes, or not UTF-8.
pub(super) fn add(
    name: &str,
    bytes: &[u8],
    limit: usize,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    if bytes.len() > limit {
        let file = sources.add(name, "");
        let message = format!("this file has {} bytes, and at most {limit} are read", bytes.len());
        diagnostics.push(Diagnostic::error(span(file, 0..0), message));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let file = sources.add(name, text);
            warn_of_mojibake(text, file, diagnostics);
            Some(file)
        }
        Err(error) => {
            // The replacement keeps every byte before the place where it is, so that the line can be shown.
            let file = sources.add(name, String::from_utf8_lossy(bytes));
            let at = error.valid_up_to();
            diagnostics.push(
                Diagnostic::error(span(file, at..at + '\u{fffd}'.len_utf8()), "this is not UTF-8")
                    .help("save the file as UTF-8"),
            );
            None
        }
    }
}

/// One warning a file: the repair is the same everywhere.
fn warn_of_mojibake(text: &str, file: FileId, diagnostics: &mut Diagnostics) {
    let mut places = mojibake::places(text);
    let Some((range, meant)) = places.next() else { return };
    let written = text.get(range.clone()).unwrap_or_default();
    let message = format!("`{written}` is read as `{meant}`: this text was saved in two encodings");
    let warning =
        Diagnostic::lint(Lint::SourceForm, span(file, range), message).help("save the file as UTF-8 once more");
    diagnostics.push(match places.count() {
        0 => warning,
        more => warning.remark(format!("{more} more in this file")),
    });
}
