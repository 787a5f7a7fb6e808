//! Findings as SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use anstream::adapter::strip_str;
use serde_json::{Value, json};
use typewright_language::source::{About, Lint};

use super::found::{Found, Place};
use crate::args::ExplainFormat;
use crate::lint_page;
use crate::severity::level_name;

pub(super) fn render(found: &[Found<'_>]) -> String {
    let report = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "typewright",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Lint::ALL.map(rule),
            } },
            "columnKind": "unicodeCodePoints",
            "results": found.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{report:#}\n")
}

fn rule(lint: Lint) -> Value {
    let About { summary, why, .. } = lint.about();
    let text = lint_page::render(lint, ExplainFormat::Terminal);
    json!({
        "id": lint.id(),
        "name": lint.name(),
        "shortDescription": { "text": summary },
        "fullDescription": { "text": why },
        "help": { "text": strip_str(&text).to_string(), "markdown": lint_page::render(lint, ExplainFormat::Markdown) },
        "defaultConfiguration": { "level": lint.level().map_or("none", level_name), "enabled": lint.level().is_some() },
    })
}

/// An error of the language follows no rule.
fn result(found: &Found<'_>) -> Value {
    let related = found.related.iter().map(|(place, text)| {
        let place = physical(place);
        json!({ "physicalLocation": place, "message": { "text": text } })
    });
    let places = found.place.iter().map(|place| json!({ "physicalLocation": physical(place) }));
    let mut result = json!({
        "level": level_name(found.diagnostic.level),
        "message": { "text": found.text() },
        "locations": places.collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    });
    if let (Some(lint), Some(fields)) = (found.diagnostic.lint, result.as_object_mut()) {
        fields.insert("ruleId".to_owned(), lint.id().into());
    }
    result
}

fn physical(Place { file, start, end }: &Place<'_>) -> Value {
    json!({
        "artifactLocation": { "uri": uri(file) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let escape = |byte: u8| match byte {
        b'\\' => "/".to_owned(),
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(escape).collect()
}
