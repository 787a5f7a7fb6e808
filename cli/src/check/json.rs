//! Findings as JSON.

use serde_json::{Value, json};
use typewright_language::source::{Level, Lint};

use super::found::{Found, Place};
use crate::severity::level_name;

pub(super) fn render(found: &[Found<'_>]) -> String {
    let count = |level| found.iter().filter(|found| found.diagnostic.level == level).count();
    let report = json!({
        "errors": count(Level::Error),
        "warnings": count(Level::Warning),
        "notes": count(Level::Note),
        "findings": found.iter().map(finding).collect::<Vec<_>>(),
    });
    format!("{report:#}\n")
}

fn finding(found: &Found<'_>) -> Value {
    let diagnostic = found.diagnostic;
    let related = found.related.iter().map(|(place, text)| json!({ "place": self::place(place), "message": text }));
    json!({
        "level": level_name(diagnostic.level),
        "lint": diagnostic.lint.map(Lint::id),
        "name": diagnostic.lint.map(Lint::name),
        "message": diagnostic.message,
        "place": found.place.as_ref().map(place),
        "help": diagnostic.help,
        "notes": diagnostic.notes,
        "related": related.collect::<Vec<_>>(),
    })
}

/// Lines and columns count from 1, columns in characters.
fn place(Place { file, start, end }: &Place<'_>) -> Value {
    json!({
        "file": file,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}
