//! The page as Markdown, in the form of the documentation pages that typewright reads.

use crate::escape;
use typewright_tools::explain::{ErrorRow, Page, Row};

pub(super) fn render(page: &Page) -> String {
    let mut out = format!("# {}: {}\n", page.kind, page.name);
    section(&mut out, &page.description);
    if let Some(tl) = &page.tl {
        section(&mut out, &format!("```tl\n{tl}\n```"));
    }
    if !page.rows.is_empty() {
        section(&mut out, &table(page));
    }
    if let Some(result) = &page.result {
        let heading = if page.kind == "Method" { "Return type" } else { "Type" };
        section(&mut out, &format!("### {heading}: {}", escape::markdown(result)));
    }
    for (question, answer) in &page.callers {
        section(&mut out, &format!("### {question}: **{}**", if *answer { "YES" } else { "NO" }));
    }
    if let Some(errors) = &page.errors {
        section(&mut out, &error_table(errors));
    }
    if page.common_errors > 0 {
        section(&mut out, &format!("{} more errors may be raised by any method.", page.common_errors));
    }
    for (heading, names) in &page.lists {
        let names = if names.is_empty() {
            vec!["None.".to_owned()]
        } else {
            names.iter().map(|name| format!("- `{name}`")).collect()
        };
        section(&mut out, &format!("### {heading}:\n\n{}", names.join("\n")));
    }
    if let Some(rust) = &page.rust {
        section(&mut out, &format!("### Rust:\n\n```rust\n{rust}\n```"));
    }
    out
}

fn section(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('\n');
        out.push_str(text);
        out.push('\n');
    }
}

/// Pages of methods and of constructors have their columns in different orders.
fn table(page: &Page) -> String {
    let required = |row: &Row| if row.required { "Yes" } else { "Optional" };
    if page.kind == "Method" {
        let rows = page.rows.iter().map(|row| {
            format!(
                "\n|{}|{}|{}|{}|",
                escape::markdown(&row.name),
                escape::markdown(&row.ty),
                cell(&row.description),
                required(row)
            )
        });
        format!(
            "### Parameters:\n\n| Name | Type | Description | Required |\n|------|------|-------------|----------|{}",
            rows.collect::<String>()
        )
    } else {
        let rows = page.rows.iter().map(|row| {
            format!(
                "\n|{}|{}|{}|{}|",
                escape::markdown(&row.name),
                escape::markdown(&row.ty),
                required(row),
                cell(&row.description)
            )
        });
        format!(
            "### Attributes:\n\n| Name | Type | Required | Description |\n|------|------|----------|-------------|{}",
            rows.collect::<String>()
        )
    }
}

fn error_table(errors: &[ErrorRow]) -> String {
    let rows = errors.iter().map(|row| format!("\n|{}|{}|{}|", row.code, row.name, cell(&row.description)));
    format!("### Errors\n\n| Code | Type | Description |\n|------|------|-------------|{}", rows.collect::<String>())
}

/// Markdown on one line of a table.
fn cell(markdown: &str) -> String {
    markdown.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace("\\\\|", "\\|")
}
