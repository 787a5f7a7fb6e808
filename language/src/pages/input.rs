//! Bytes to text, for every file that is not a schema.

use super::mojibake;
use crate::source::{Diagnostic, Diagnostics, EncodingError, FileId, Lint, SourceMap, Span, decode};

/// A piece of a text in backticks, truncated after 60 characters.
pub(super) fn quoted(text: &str) -> String {
    const MAX: usize = 60;
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(MAX).collect();
    if chars.next().is_none() { format!("`{head}`") } else { format!("`{head}…`") }
}

/// Adds a file to the sources. A file longer than `limit` bytes, or not in UTF-8, is an error.
pub(super) fn add(
    name: &str,
    bytes: &[u8],
    limit: usize,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    if bytes.len() > limit {
        let file = sources.add(name, "");
        let message = format!("the file has {} bytes, more than the limit of {limit}", bytes.len());
        diagnostics.push(Diagnostic::error(Span::new(file, 0..0), message));
        return None;
    }
    match decode(bytes) {
        Ok(text) => {
            let file = sources.add(name, text);
            warn_of_mojibake(text, file, diagnostics);
            Some(file)
        }
        Err(error) => {
            // The replacement keeps every byte before the place where it is, so that the line can be shown.
            let file = sources.add(name, String::from_utf8_lossy(bytes));
            let (place, message) = match error {
                EncodingError::Other(encoding) => (0..0, format!("the text is {encoding}, not UTF-8")),
                EncodingError::At(at) => (at..at + '\u{fffd}'.len_utf8(), "the text is not UTF-8".to_owned()),
            };
            diagnostics.push(Diagnostic::error(Span::new(file, place), message).help("save the file as UTF-8"));
            None
        }
    }
}

/// Gives one warning a file: the repair is the same everywhere.
fn warn_of_mojibake(text: &str, file: FileId, diagnostics: &mut Diagnostics) {
    let mut places = mojibake::places(text);
    let Some((range, meant)) = places.next() else { return };
    let written = text.get(range.clone()).unwrap_or_default();
    let message = format!("`{written}` is read as `{meant}`: the text was encoded twice");
    let warning = Diagnostic::lint(Lint::SourceForm, Span::new(file, range), message)
        .help("replace such sequences by the characters that were meant");
    diagnostics.push(match places.count() {
        0 => warning,
        more => warning.remark(format!("{more} more in this file")),
    });
}
