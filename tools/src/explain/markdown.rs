//! A page as Markdown, in the form of the documentation pages that typewright reads.

use super::nouns::{ErrorRow, Name, Page, Row, Shown, Target, WireRow};

/// Where names lead to; none of them is a link where this returns none.
pub type Links<'l> = &'l dyn Fn(Target) -> Option<String>;

/// The page. Its table is for callers: it leaves out fields that are drawn at random, and calls optional a field whose
/// type has a constructor for nothing. The declaration and the table of bytes have everything.
#[must_use]
pub fn render(page: &Page, links: Links<'_>) -> String {
    let mut out = format!("# {}: {}\n", page.kind, page.name);
    section(&mut out, &page.description);
    if let Some(tl) = &page.tl {
        section(&mut out, &format!("```tl\n{tl}\n```"));
    }
    if page.rows.iter().any(|row| !row.random) {
        section(&mut out, &table(page, links));
    }
    if let Some(result) = &page.result {
        let heading = if page.kind == "Method" { "Return type" } else { "Type" };
        section(&mut out, &format!("### {heading}: {}", shown(result, links)));
    }
    for (caller, answer) in &page.callers {
        section(&mut out, &format!("### {}: **{}**", caller.question(), if *answer { "YES" } else { "NO" }));
    }
    if let Some(errors) = &page.errors {
        section(&mut out, &error_table(errors));
    }
    if page.common_errors > 0 {
        section(&mut out, &format!("{} more errors may be raised by any method.", page.common_errors));
    }
    for list in &page.lists {
        let names = if list.names.is_empty() {
            vec!["None.".to_owned()]
        } else {
            list.names.iter().map(|name| format!("- {}", listed(name, links))).collect()
        };
        section(&mut out, &format!("### {}:\n\n{}", list.title, names.join("\n")));
    }
    asides(&mut out, page);
    out
}

/// Facts that pages of others do not have.
fn asides(out: &mut String, page: &Page) {
    if let Some(rust) = &page.rust {
        let code = [Some(&rust.code), rust.errors.as_ref()].into_iter().flatten();
        let blocks: Vec<_> = code.map(|code| format!("```rust\n{code}\n```")).collect();
        section(out, &format!("### Rust:\n\n{}", blocks.join("\n\n")));
    }
    if let Some(json) = &page.json {
        section(out, &format!("### JSON:\n\n```json\n{json}\n```"));
    }
    if !page.wire.is_empty() {
        section(out, &format!("### Wire layout:\n\n{}", wire_table(&page.wire)));
    }
    if let Some(needs) = &page.needs {
        section(out, &format!("### Needs: {}, of {}", needs.counts, needs.whole));
    }
}

fn section(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('\n');
        out.push_str(text);
        out.push('\n');
    }
}

/// Pages of methods and of constructors have their columns in different orders.
fn table(page: &Page, links: Links<'_>) -> String {
    let required = |row: &Row| if row.required && !row.may_be_empty { "Yes" } else { "Optional" };
    let cells = |row: &Row| (escape(&row.name), shown(&row.ty, links), cell(&row.description), required(row));
    let rows = page.rows.iter().filter(|row| !row.random).map(cells);
    if page.kind == "Method" {
        let rows: String =
            rows.map(|(name, ty, text, required)| format!("\n|{name}|{ty}|{text}|{required}|")).collect();
        let head = "| Name | Type | Description | Required |\n|------|------|-------------|----------|";
        format!("### Parameters:\n\n{head}{rows}")
    } else {
        let rows: String =
            rows.map(|(name, ty, text, required)| format!("\n|{name}|{ty}|{required}|{text}|")).collect();
        let head = "| Name | Type | Required | Description |\n|------|------|----------|-------------|";
        format!("### Attributes:\n\n{head}{rows}")
    }
}

fn error_table(errors: &[ErrorRow]) -> String {
    let rows = errors.iter().map(|row| format!("\n|{}|{}|{}|", row.code, row.name.text, cell(&row.description)));
    format!("### Errors\n\n| Code | Type | Description |\n|------|------|-------------|{}", rows.collect::<String>())
}

/// The bytes of a value as a table.
#[must_use]
pub fn wire_table(rows: &[WireRow]) -> String {
    let line = |row: &WireRow| {
        let offset = row.offset.map_or_else(String::new, |offset| offset.to_string());
        let bit = row.bit.as_deref().map_or_else(String::new, escape);
        format!("\n|{offset}|{}|{}|{}|{bit}|", escape(&row.bytes), escape(&row.name), escape(&row.ty))
    };
    let head = "| Offset | Bytes | Field | Type | Bit |\n|-------:|-------|-------|------|-----|";
    format!("{head}{}", rows.iter().map(line).collect::<String>())
}

/// A type as pages write it: `Array of [User](../types/User.md)`.
fn shown(ty: &Shown, links: Links<'_>) -> String {
    let Some(name) = &ty.name else { return escape(&ty.tl) };
    let many = if ty.array { "Array of " } else { "" };
    format!("{many}{}", linked(name, &escape(&name.text), links))
}

fn listed(name: &Name, links: Links<'_>) -> String {
    linked(name, &format!("`{}`", name.text), links)
}

fn linked(name: &Name, words: &str, links: Links<'_>) -> String {
    match name.target.and_then(links) {
        Some(href) => format!("[{words}]({href})"),
        None => words.to_owned(),
    }
}

/// Text that Markdown would take for markup.
#[must_use]
pub fn escape(text: &str) -> String {
    let escape = |c: char| if r"\`*_[]<>|".contains(c) { format!("\\{c}") } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// Markdown on one line of a table.
fn cell(markdown: &str) -> String {
    markdown.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace("\\\\|", "\\|")
}
