//! Tables: Telethon's `name,codes,description`, and Pyrogram's `id<TAB>message`, whose file name has the code.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};

use super::collect::Collector;
use super::{ErrorDatabase, ErrorRecord, Methods, pattern};
use crate::pages::safe_markdown::safe_markdown;
use crate::pages::{input, markdown};
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, Span, after_mark};

const COLUMNS: [&str; 3] = ["name", "codes", "description"];

const TAB_COLUMNS: [&str; 2] = ["id", "message"];

/// Reads a table of the file `name`. Its errors belong to no method.
pub(super) fn read(name: &str, text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<ErrorDatabase> {
    let (start, content) = after_mark(text);
    let first_line = content.lines().next().unwrap_or_default();
    let header = Span::new(file, start..start + first_line.len());
    let has = |columns: &[&str], mark| first_line.split(mark).map(str::trim).eq(columns.iter().copied());
    let (delimiter, code) = if has(&COLUMNS, ',') {
        (b',', None)
    } else if has(&TAB_COLUMNS, '\t') {
        let Some(code) = code_of_file(name) else {
            let error = Diagnostic::error(header, "no code in the file name of a table of identifiers and messages");
            diagnostics.push(error.help("name the file as in `400_BAD_REQUEST.tsv`"));
            return None;
        };
        (b'\t', Some(code))
    } else {
        let error = Diagnostic::error(header, "unknown format of an error database");
        diagnostics.push(error.help("use JSON, CSV with `name,codes,description`, or TSV with `id` and `message`"));
        return None;
    };
    let mut collector = Collector::default();
    let mut seen = BTreeMap::new();
    for (span, row) in rows(content, start, file, delimiter).skip(1) {
        let name = row.get(0).unwrap_or_default().trim().to_owned();
        if let Some(first) = seen.insert(name, span) {
            let warning = Diagnostic::lint(Lint::SourceForm, span, "second row of this error");
            diagnostics.push(warning.also(first, "the first one"));
        }
        match code {
            Some(code) => read_message(code, &row, span, &mut collector, diagnostics),
            None => read_row(&row, span, &mut collector, diagnostics),
        }
    }
    Some(ErrorDatabase { records: collector.finish(), ..ErrorDatabase::default() })
}

/// The code that the name of a file begins with: `400_BAD_REQUEST.tsv`.
fn code_of_file(path: &str) -> Option<i32> {
    path.rsplit(['/', '\\']).next()?.split(['_', '.']).next()?.parse().ok()
}

/// The rows and their places, the header first. Rows may have any number of fields, and the text is UTF-8, so reading
/// cannot fail.
fn rows(content: &str, start: usize, file: FileId, delimiter: u8) -> impl Iterator<Item = (Span, StringRecord)> {
    let reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(content.as_bytes());
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
        diagnostics.push(error.help("write `NAME,400,\"its meaning\"`"));
        return;
    }
    if field(1).is_empty() {
        diagnostics.push(Diagnostic::lint(
            Lint::SourceForm,
            span,
            format!("{} has no code and is ignored", input::quoted(written)),
        ));
    }
    for code in field(1).split_whitespace() {
        let Ok(code) = code.parse() else {
            let error = Diagnostic::error(span, format!("{} is not a code", input::quoted(code)));
            diagnostics.push(error.help("write codes such as `400 403`, with a space between them"));
            continue;
        };
        collector.add(record(code, written, field(2), span));
    }
}

/// A row, with the code from the file name.
fn read_message(code: i32, row: &StringRecord, span: Span, collector: &mut Collector, diagnostics: &mut Diagnostics) {
    let field = |at| row.get(at).unwrap_or_default().trim();
    if field(0).is_empty() || row.len() > TAB_COLUMNS.len() {
        let error = Diagnostic::error(span, "expected an identifier and a message");
        diagnostics.push(error.help("write a name, a tab and its meaning"));
        return;
    }
    collector.add(record(code, field(0), field(1), span));
}

fn record(code: i32, written: &str, text: &str, span: Span) -> ErrorRecord {
    let (text, parameter) = pattern::unbraced(&text.replace("\\n", "\n"));
    ErrorRecord {
        code,
        name: pattern::normal(written),
        methods: Methods::Some(BTreeSet::new()),
        description: Some(safe_markdown(&markdown::inline(&text))).filter(|text| !text.is_empty()),
        // `value` and `x` carry no meaning.
        parameter: parameter.filter(|name| !matches!(name.as_str(), "value" | "x")),
        sources: vec![span],
    }
}
