//! Findings as annotations of a GitHub workflow.

use typewright_language::source::{Level, Lint};

use super::found::Found;
use crate::escape;

/// A line for each finding, the most severe first: GitHub shows no more than ten of a kind.
pub(super) fn render(found: &[Found<'_>]) -> String {
    let mut sorted: Vec<_> = found.iter().collect();
    sorted.sort_by_key(|found| found.diagnostic.level);
    sorted.into_iter().map(line).collect()
}

fn line(found: &Found<'_>) -> String {
    let command = match found.diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let place = found.place.as_ref().map_or_else(String::new, |place| {
        let (start, end) = (place.start, place.end);
        let file = escape::github(place.file, ":,");
        format!("file={file},line={},col={},endLine={},endColumn={},", start.line, start.column, end.line, end.column)
    });
    let title = found.diagnostic.lint.map_or("error", Lint::id);
    format!("::{command} {place}title={title}::{}\n", escape::github(&found.text(), ""))
}
