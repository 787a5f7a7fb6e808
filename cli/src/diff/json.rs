//! Changes as JSON.

use serde::Serialize;
use typewright_tools::compare::{Change, Side, Subject};

use super::report::{About, Counts, Entry, Place, Report, name};
use crate::severity::Severity;

#[derive(Serialize)]
struct Json<'a> {
    old: JsonSchema<'a>,
    new: JsonSchema<'a>,
    summary: Summary,
    definitions: Vec<JsonDefinition<'a>>,
}

#[derive(Serialize)]
struct JsonSchema<'a> {
    name: &'a str,
    layer: Option<u32>,
    types: usize,
    constructors: usize,
    functions: usize,
}

#[derive(Serialize)]
struct Summary {
    types: JsonCounts,
    constructors: JsonCounts,
    functions: JsonCounts,
    errors: JsonCounts,
    severities: Severities,
}

/// The number of changes of each severity.
#[derive(Serialize)]
struct Severities {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct JsonCounts {
    added: usize,
    removed: usize,
    changed: usize,
    under_the_same_id: usize,
    in_documentation: usize,
}

#[derive(Serialize)]
struct JsonDefinition<'a> {
    kind: &'static str,
    name: &'a str,
    old: Option<JsonSide<'a>>,
    new: Option<JsonSide<'a>>,
    changes: Vec<JsonChange<'a>>,
}

#[derive(Serialize)]
struct JsonSide<'a> {
    tl: &'a str,
    /// Eight hexadecimal digits.
    id: Option<String>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    rule: &'static str,
    severity: &'static str,
    wire: &'static str,
    source: &'static str,
    docs: &'static str,
    message: &'a str,
    /// The bytes of `old.tl` that changed: the first, and the one after the last.
    old: Option<[usize; 2]>,
    /// The bytes of `new.tl` that changed.
    new: Option<[usize; 2]>,
}

pub(super) fn render(report: &Report<'_>) -> String {
    let json = Json {
        old: schema(&report.old),
        new: schema(&report.new),
        summary: Summary {
            types: counts(report.counts(Subject::Type)),
            constructors: counts(report.counts(Subject::Constructor)),
            functions: counts(report.counts(Subject::Function)),
            errors: counts(report.counts(Subject::Error)),
            severities: Severities {
                error: report.count(Severity::Error),
                warning: report.count(Severity::Warning),
                note: report.count(Severity::Note),
            },
        },
        definitions: report.entries.iter().map(definition).collect(),
    };
    // Numbers and texts under names are JSON, whatever they are.
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}

fn schema<'a>(about: &About<'a>) -> JsonSchema<'a> {
    let About { name, layer, types, constructors, functions } = *about;
    JsonSchema { name, layer, types, constructors, functions }
}

fn counts(counts: Counts) -> JsonCounts {
    let Counts { added, removed, changed, under_the_same_id, in_documentation } = counts;
    JsonCounts { added, removed, changed, under_the_same_id, in_documentation }
}

fn definition<'a>(entry: &Entry<'a>) -> JsonDefinition<'a> {
    let definition = entry.definition;
    JsonDefinition {
        kind: match definition.subject {
            Subject::Type => "type",
            Subject::Constructor => "constructor",
            Subject::Function => "function",
            Subject::Error => "error",
        },
        name: &definition.name,
        old: definition.old.as_ref().map(|text| side(text, entry.old.as_ref())),
        new: definition.new.as_ref().map(|text| side(text, entry.new.as_ref())),
        changes: entry.changes.iter().map(|(severity, it)| change(*severity, it)).collect(),
    }
}

fn side<'a>(side: &'a Side, place: Option<&Place<'a>>) -> JsonSide<'a> {
    JsonSide {
        tl: &side.text,
        id: side.id.map(|id| format!("{id:08x}")),
        file: place.map(|place| place.file),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
    }
}

fn change(severity: Severity, change: &Change) -> JsonChange<'_> {
    JsonChange {
        rule: change.rule.id(),
        severity: severity.name(),
        wire: name(change.verdicts.wire),
        source: name(change.verdicts.source),
        docs: name(change.verdicts.docs),
        message: &change.message,
        old: change.old.as_ref().map(|range| [range.start, range.end]),
        new: change.new.as_ref().map(|range| [range.start, range.end]),
    }
}
