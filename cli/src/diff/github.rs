//! Changes as annotations of a GitHub workflow: <https://docs.github.com/actions/reference/workflow-commands>.

use std::cmp::Reverse;

use super::report::{Entry, Report, consequences};
use crate::escape;
use crate::severity::Severity;

/// A line for each change, the most severe first: GitHub shows no more than ten of a kind.
pub(super) fn render(report: &Report<'_>) -> String {
    let mut all: Vec<_> =
        report.entries.iter().flat_map(|entry| entry.changes.iter().map(move |change| (entry, change))).collect();
    all.sort_by_key(|(_, (severity, _))| Reverse(*severity));
    all.into_iter()
        .map(|(entry, (severity, change))| {
            let command = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note | Severity::Off => "notice",
            };
            let consequences = consequences(change).map_or_else(String::new, |text| format!(" ({text})"));
            let message = format!("{}: {}{consequences}", entry.definition.name, change.message);
            format!("::{command} {}title={}::{}\n", place(entry), change.rule.id(), escape::github(&message, ""))
        })
        .collect()
}

/// The new place. A removed definition is in no file that could be annotated.
fn place(entry: &Entry<'_>) -> String {
    let place = entry
        .new
        .as_ref()
        .map(|place| format!("file={},line={},col={},", escape::github(place.file, ":,"), place.line, place.column));
    place.unwrap_or_default()
}
