//! The page for a terminal.

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};
use typewright_language::source::visible;
use typewright_tools::explain::{ErrorRow, List, Page, Row, WireRow};

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Green.on_default().bold();
const NAME: Style = AnsiColor::Cyan.on_default();

pub(super) fn render(page: &Page) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_page(&mut out, page);
    out
}

fn write_page(out: &mut String, page: &Page) -> fmt::Result {
    writeln!(out, "{TITLE}{}{TITLE:#} ({})", visible(&page.name), page.kind.to_lowercase())?;
    text(out, &page.description, "")?;
    if let Some(tl) = &page.tl {
        writeln!(out, "\n    {}", visible(tl))?;
    }
    let is_method = page.kind == "Method";
    if !page.rows.is_empty() {
        heading(out, if is_method { "Parameters" } else { "Attributes" })?;
        rows(out, &page.rows)?;
    }
    if let Some(result) = &page.result {
        heading(out, if is_method { "Returns" } else { "Type" })?;
        writeln!(out, "  {}", visible(&result.tl))?;
    }
    calls(out, page)?;
    page.lists.iter().try_for_each(|list| names(out, list))?;
    if !page.wire.is_empty() {
        heading(out, "Bytes")?;
        wire(out, &page.wire)?;
    }
    if let Some(needs) = &page.needs {
        heading(out, "Needs")?;
        writeln!(out, "  {}, of {}", needs.counts, needs.whole)?;
    }
    if let Some(rust) = &page.rust {
        heading(out, "Rust")?;
        for line in rust.code.lines() {
            writeln!(out, "{}", format!("  {}", visible(line)).trim_end())?;
        }
    }
    Ok(())
}

/// The callers of a function and its errors.
fn calls(out: &mut String, page: &Page) -> fmt::Result {
    if !page.callers.is_empty() {
        heading(out, "Who may call it")?;
    }
    for (caller, answer) in &page.callers {
        writeln!(out, "  {}: {}", caller.question(), if *answer { "yes" } else { "no" })?;
    }
    if let Some(errors) = &page.errors {
        heading(out, "Errors")?;
        error_rows(out, errors)?;
    }
    if page.common_errors > 0 {
        writeln!(out, "  and {} that any method may raise", page.common_errors)?;
    }
    Ok(())
}

/// The number of names of a list that matters less.
const MAX_ASIDE: usize = 20;

fn names(out: &mut String, List { title, names, is_aside }: &List) -> fmt::Result {
    heading(out, title)?;
    if names.is_empty() {
        writeln!(out, "  none")?;
    }
    let shown = if *is_aside { MAX_ASIDE } else { names.len() };
    names.iter().take(shown).try_for_each(|name| writeln!(out, "  {}", visible(&name.text)))?;
    match names.len().saturating_sub(shown) {
        0 => Ok(()),
        more => writeln!(out, "  and {more} more"),
    }
}

/// A line for each piece of the value: its offset where that is fixed, its length, its name, type and bit.
fn wire(out: &mut String, rows: &[WireRow]) -> fmt::Result {
    // Narrower than those of fields, which stand above with the same names.
    const MAX_WIDTH: usize = 32;
    let width = |of: fn(&WireRow) -> &str| rows.iter().map(|row| of(row).len()).max().unwrap_or(0).min(MAX_WIDTH);
    let (bytes, names, types) = (width(|row| &row.bytes), width(|row| &row.name), width(|row| &row.ty));
    for WireRow { offset, bytes: length, name, ty, bit } in rows {
        let offset = offset.map_or_else(String::new, |offset| offset.to_string());
        let (name, ty, bit) = (visible(name), visible(ty), bit.as_deref().unwrap_or_default());
        let line =
            format!("  {offset:>4}  {length:bytes$}  {NAME}{name:names$}{NAME:#}  {ty:types$}  {}", visible(bit));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn heading(out: &mut String, text: &str) -> fmt::Result {
    writeln!(out, "\n{HEADING}{text}{HEADING:#}")
}

/// The widest column: a longer name or type, which a schema may have, pushes its line to the right alone.
const MAX_WIDTH: usize = 80;

fn rows(out: &mut String, rows: &[Row]) -> fmt::Result {
    let width = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).len()).max().unwrap_or(0).min(MAX_WIDTH);
    let (names, types) = (width(|row| &row.name), width(|row| &row.ty.tl));
    for Row { name, ty, description, required, .. } in rows {
        let (name, ty) = (visible(name), visible(&ty.tl));
        let required = if *required { "" } else { "optional" };
        let line = format!("  {NAME}{name:names$}{NAME:#}  {ty:types$}  {required}");
        writeln!(out, "{}", line.trim_end())?;
        text(out, description, "      ")?;
    }
    Ok(())
}

fn error_rows(out: &mut String, errors: &[ErrorRow]) -> fmt::Result {
    if errors.is_empty() {
        writeln!(out, "  none of its own")?;
    }
    for ErrorRow { code, name, description } in errors {
        writeln!(out, "  {code} {NAME}{}{NAME:#}", visible(&name.text))?;
        text(out, description, "      ")?;
    }
    Ok(())
}

/// Markdown, indented, without the escapes.
fn text(out: &mut String, markdown: &str, indent: &str) -> fmt::Result {
    for line in markdown.lines() {
        let mut shown = String::new();
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            let escaped = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
            shown.extend(if escaped { chars.next() } else { Some(c) });
        }
        writeln!(out, "{}", format!("{indent}{}", visible(&shown)).trim_end())?;
    }
    Ok(())
}
