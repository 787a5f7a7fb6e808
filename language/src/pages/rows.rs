//! The tables of a page: parameters and errors.

use std::collections::BTreeMap;

use pulldown_cmark::Event;

use super::errors::pattern;
use super::input::quoted;
use super::markdown::{BlockKind, Section, inline};
use super::reader::Reader;
use super::table::{self, Cell, Row};
use super::{Page, PageError, Param, TypeRef, names, prose};
use crate::source::{Diagnostic, Lint, Span, Spanned};

/// Reads the rows of a section of parameters.
pub(super) fn params(reader: &mut Reader<'_>, into: &mut Option<Vec<Param>>, section: &Section<'_>, heading: Span) {
    let into = into.get_or_insert_default();
    for table in tables(reader, section, heading) {
        let (Some(0), Some(1)) = (table.column(&["name"]), table.column(&["type"])) else {
            wrong_columns(reader, table.header, "Name, Type, Description, Required");
            continue;
        };
        let columns = ParamColumns {
            count: table.columns.len(),
            required: table.column(&["required"]),
            description: table.column(&["description"]),
        };
        for (base, line) in table.lines {
            into.extend(param(reader, &columns, line, base));
        }
    }
}

/// Reads the rows of a section of errors.
pub(super) fn errors(reader: &mut Reader<'_>, into: &mut Option<Vec<PageError>>, section: &Section<'_>, heading: Span) {
    let into = into.get_or_insert_default();
    for table in tables(reader, section, heading) {
        let (code, name) = (table.column(&["code"]), table.column(&["type", "error"]));
        let description = table.column(&["description"]);
        let (Some(name), Some(description)) = (name, description) else {
            wrong_columns(reader, table.header, "Code, Type, Description");
            continue;
        };
        for (base, line) in table.lines {
            let row = table::row(line, base, false);
            into.extend(error(reader, &row, code, name, description));
        }
    }
}

/// Warns of parameters with two rows. Both stay, since the schema decides between them.
pub(super) fn repeated_params(reader: &mut Reader<'_>, page: &Page) {
    let mut seen = BTreeMap::new();
    for param in page.params.iter().flatten() {
        if let Some(first) = seen.insert(param.name.value.as_str(), param.name.span) {
            reader.diagnostics.push(
                Diagnostic::lint(
                    Lint::SourceForm,
                    param.name.span,
                    format!("second row of {}", quoted(&param.name.value)),
                )
                .also(first, "the first one"),
            );
        }
    }
}

/// Keeps the first of several rows for the same error: tables of 2017 repeat some.
pub(super) fn drop_repeated_errors(reader: &mut Reader<'_>, page: &mut Page) {
    let Some(errors) = &mut page.errors else { return };
    let mut seen = BTreeMap::new();
    errors.retain(|error| match seen.insert((error.code, error.name.clone()), error.span) {
        None => true,
        Some(first) => {
            let message = format!("second row of {} is ignored", quoted(&error.name));
            reader
                .diagnostics
                .push(Diagnostic::lint(Lint::SourceForm, error.span, message).also(first, "the first one"));
            false
        }
    });
}

/// A type: in a cell, or in a heading after its colon.
pub(super) fn type_ref(reader: &mut Reader<'_>, events: &[Event<'_>], words: &str, span: Span) -> Option<TypeRef> {
    // `[Vector t](../types/Vector t.md)` is no link to Markdown: a space may not stand there.
    let written = words.strip_suffix(')').and_then(|rest| rest.strip_prefix('[')?.split_once("]("));
    let (words, destination) = match written {
        Some((words, destination)) => (words, Some(destination)),
        None => (words, prose::first_link(events)),
    };
    let (array, text) = match words.strip_prefix("Array of ").or_else(|| words.strip_prefix("Vector_of_")) {
        Some(item) => (true, item.trim()),
        None => (false, words.trim()),
    };
    if text.is_empty() {
        reader.diagnostics.push(Diagnostic::error(span, "missing type").help("write `[Type](../types/Type.md)`"));
        return None;
    }
    let name = match destination.and_then(names::page_link) {
        Some(link) => Some(link.name),
        None => names::is_name(text).then(|| names::schema_name(text)),
    };
    if name.is_none() {
        reader.warn(span, format!("{} does not link to the page of a type, so the type stays unknown", quoted(text)));
    }
    Some(TypeRef { text: text.to_owned(), name, array, span })
}

/// A table with a header, and the lines below it.
struct Table<'t> {
    header: Span,
    /// In lower case.
    columns: Vec<String>,
    lines: Vec<(usize, &'t str)>,
}

impl Table<'_> {
    fn column(&self, names: &[&str]) -> Option<usize> {
        self.columns.iter().position(|column| names.contains(&column.as_str()))
    }
}

/// The tables of a section. A section without one is a warning.
fn tables<'r>(reader: &mut Reader<'r>, section: &Section<'_>, heading: Span) -> Vec<Table<'r>> {
    let mut tables = Vec::new();
    for block in section.blocks.iter().filter(|block| block.kind == BlockKind::Table) {
        let (header, lines) = table::lines(reader.text, block.range.clone());
        let columns = table::row(header, 0, false).cells.iter().map(|cell| cell.text.to_lowercase()).collect();
        let header = reader.span(block.range.start..block.range.start + header.len());
        tables.push(Table { header, columns, lines: lines.collect() });
    }
    if tables.is_empty() {
        reader.warn(heading, "no table follows this heading");
    }
    tables
}

fn wrong_columns(reader: &mut Reader<'_>, header: Span, expected: &str) {
    reader
        .diagnostics
        .push(Diagnostic::error(header, "unknown columns of a table").help(format!("write the columns {expected}")));
}

struct ParamColumns {
    count: usize,
    required: Option<usize>,
    description: Option<usize>,
}

fn param(reader: &mut Reader<'_>, columns: &ParamColumns, line: &str, base: usize) -> Option<Param> {
    let row = whole_row(reader, columns.count, line, base);
    let span = reader.span(row.range.clone());
    let (name, ty) = match row.cells.as_slice() {
        [name, ty, ..] if !name.text.is_empty() => (name, ty),
        _ => {
            let error = Diagnostic::error(span, "a row needs a name and a type").help("write `|name|[Type](...)|...|`");
            reader.diagnostics.push(error);
            return None;
        }
    };
    let markdown = ty.markdown();
    let events = inline(&markdown);
    let ty = type_ref(reader, &events, &prose::plain(&events), reader.span(ty.range.clone()))?;
    let name = Spanned { value: prose::plain(&inline(&name.markdown())), span: reader.span(name.range.clone()) };
    let (required, description) = the_rest(reader, columns, &row, span);
    Some(Param { name, ty, required, description, span })
}

/// A row with more cells than its table has columns may have a pipe inside a link.
fn whole_row<'t>(reader: &mut Reader<'_>, columns: usize, line: &'t str, base: usize) -> Row<'t> {
    let row = table::row(line, base, false);
    if row.cells.len() <= columns {
        return row;
    }
    let whole = table::row(line, base, true);
    if whole.cells.len() > columns {
        return row;
    }
    reader.diagnostics.push(
        Diagnostic::lint(Lint::SourceForm, reader.span(whole.range.clone()), "a pipe inside a link breaks this row")
            .help("write `\\|`"),
    );
    whole
}

/// Returns whether a parameter is required, and its description. If the column of the first does not say, the last cell
/// that does decides, and the others are the description: some rows have the order of another table.
fn the_rest(
    reader: &mut Reader<'_>,
    columns: &ParamColumns,
    row: &Row<'_>,
    span: Span,
) -> (Option<bool>, Option<Spanned<String>>) {
    let required = columns.required.and_then(|at| row.cells.get(at)).and_then(is_required);
    if row.cells.len() <= columns.count && (required.is_some() || columns.required.is_none()) {
        let description = columns.description.and_then(|at| row.cells.get(at));
        return (required, description.and_then(|cell| described(reader, std::slice::from_ref(cell))));
    }
    let rest = row.cells.get(2..).unwrap_or_default();
    let at = rest.iter().rposition(|cell| is_required(cell).is_some());
    reader.warn(
        span,
        match at {
            Some(_) => "the cells of this row are not in the order of the columns",
            None => "the row has neither `Yes` nor `Optional`",
        },
    );
    let required = at.and_then(|at| rest.get(at)).and_then(is_required);
    let (before, after) = rest.split_at_checked(at.unwrap_or(rest.len())).unwrap_or((rest, &[]));
    let after = after.get(1..).unwrap_or_default();
    (required, described(reader, if before.is_empty() { after } else { before }))
}

fn is_required(cell: &Cell<'_>) -> Option<bool> {
    match prose::plain(&inline(cell.text)).to_ascii_lowercase().as_str() {
        "yes" | "required" => Some(true),
        "no" | "optional" => Some(false),
        _ => None,
    }
}

/// The text of neighbouring cells: a description with a pipe in it takes several.
fn described(reader: &mut Reader<'_>, cells: &[Cell<'_>]) -> Option<Spanned<String>> {
    let range = cells.first()?.range.start..cells.last()?.range.end;
    let text = reader.text.get(range.clone())?.replace("\\|", "|");
    let span = reader.span(range);
    let value = reader.markdown(&inline(&text), span);
    (!value.is_empty()).then_some(Spanned { value, span })
}

fn error(
    reader: &mut Reader<'_>,
    row: &Row<'_>,
    code: Option<usize>,
    name: usize,
    description: usize,
) -> Option<PageError> {
    let span = reader.span(row.range.clone());
    let words = |at: usize| row.cells.get(at).map(|cell| prose::plain(&inline(&cell.markdown()))).unwrap_or_default();
    let written = words(name);
    if written.is_empty() {
        reader.diagnostics.push(Diagnostic::error(span, "a row needs the name of an error"));
        return None;
    }
    let code = match code.map(words) {
        None => None,
        Some(digits) => match digits.parse() {
            Ok(code) => Some(code),
            Err(_) => {
                let message = format!("the code of {} is not a number", quoted(&written));
                reader.diagnostics.push(Diagnostic::error(span, message).help("write a code such as 400 or -503"));
                return None;
            }
        },
    };
    let name = pattern::normal(&written);
    let description = described(reader, row.cells.get(description..).unwrap_or_default());
    let description = description.map(|text| pattern::numbered(&name, text.value));
    Some(PageError { code, name, description, span })
}
