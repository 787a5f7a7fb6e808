//! Telethon's table: `name,codes,description`.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};

use super::collect::Collector;
use super::{ErrorDatabase, ErrorRecord, Methods, pattern};
use crate::pages::safe_markdown::safe_markdown;
use crate::pages::{input, markdown};
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, Span, after_mark};

const COLUMNS: [&str; 3] = ["name", "codes", "description"];

/// Reads a table. Its errors belong to no method.
pub(super) fn read(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<ErrorDatabase> {
    let (start, content) = after_mark(text);
    let mut rows = rows(content, start, file);
    if rows.next().is_none_or(|(_, header)| header.iter().map(str::trim).ne(COLUMNS)) {
        let first_line = content.lines().next().unwrap_or_default().len();
        diagnostics.push(
            Diagnostic::error(Span::new(file, start..start + first_line), "unknown format of an error database")
                .help("use JSON, or CSV with the columns `name,codes,description`"),
        );
        return None;
    }
    let mut collector = Collector::default();
    let mut seen = BTreeMap::new();
    for (span, row) in rows {
        let name = row.get(0).unwrap_or_default().trim().to_owned();
        if let Some(first) = seen.insert(name, span) {
            let warning = Diagnostic::lint(Lint::SourceForm, span, "second row of this error");
            diagnostics.push(warning.also(first, "the first one"));
        }
        read_row(&row, span, &mut collector, diagnostics);
    }
    Some(ErrorDatabase { records: collector.finish(), ..ErrorDatabase::default() })
}

/// The rows and their places, the header first. Rows may have any number of fields, and the text is UTF-8, so reading
/// cannot fail.
fn rows(content: &str, start: usize, file: FileId) -> impl Iterator<Item = (Span, StringRecord)> {
    let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(content.as_bytes());
    reader.into_records().map_while(Result::ok).map(move |row| {
        let at = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(content.len()));
        let line = content.get(at..).unwrap_or_default();
        let lead = line.len() - line.trim_start().len();
        let len = line.trim_start().lines().next().map_or(0, str::len);
        (Span::new(file, start + at + lead..start + at + lead + len), row)
    })
}

fn read_row(row: &StringRecord, span: Span, collector: &mut Collector, diagnostics: &mut Diagnostics) {
    let field = |at| row.get(at).unwrap_or_default().trim();
    let written = field(0);
    if written.is_empty() || row.len() > COLUMNS.len() {
        let error = Diagnostic::error(span, "expected a name, codes and a description");
        diagnostics.push(error.help("write `NAME,400,\"what it means\"`"));
        return;
    }
    if field(1).is_empty() {
        diagnostics.push(Diagnostic::lint(
            Lint::SourceForm,
            span,
            format!("{} has no code and is ignored", input::quoted(written)),
        ));
    }
    let (text, parameter) = pattern::unbraced(&field(2).replace("\\n", "\n"));
    let description = Some(safe_markdown(&markdown::inline(&text))).filter(|text| !text.is_empty());
    for code in field(1).split_whitespace() {
        let Ok(code) = code.parse() else {
            let error = Diagnostic::error(span, format!("{} is not a code", input::quoted(code)));
            diagnostics.push(error.help("write codes such as `400 403`, with a space between them"));
            continue;
        };
        collector.add(ErrorRecord {
            code,
            name: pattern::normal(written),
            methods: Methods::Some(BTreeSet::new()),
            description: description.clone(),
            parameter: parameter.clone(),
            sources: vec![span],
        });
    }
}
