//! Changes as a changelog in Markdown.

use std::fmt::{self, Write};
use std::ops::Range;

use typewright_tools::compare::{Change, Side, Subject, Verdict};
use typewright_tools::explain::escape;

use super::marks::pieces;
use super::report::{About, Counts, Entry, Fate, Report, consequences};
use crate::severity::Severity;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_report(&mut out, report);
    out
}

fn write_report(out: &mut String, report: &Report<'_>) -> fmt::Result {
    writeln!(out, "## {} → {}", title(&report.old), title(&report.new))?;
    if report.entries.is_empty() {
        return writeln!(out, "\nNothing changed.");
    }
    writeln!(
        out,
        "\n| | Added | Removed | Changed | Under the same id | Documentation alone |\n|---|--:|--:|--:|--:|--:|"
    )?;
    for (subject, noun) in report.subjects() {
        let Counts { added, removed, changed, under_the_same_id, in_documentation } = report.counts(subject);
        writeln!(
            out,
            "| {} | {added} | {removed} | {changed} | {under_the_same_id} | {in_documentation} |",
            capital(noun)
        )?;
    }
    writeln!(out, "\nBreaking: {}.", report.judged(Verdict::Breaking))?;
    for (fate, heading) in [(Fate::Removed, "Removed"), (Fate::Changed, "Changed"), (Fate::Added, "Added")] {
        let entries: Vec<_> = report.entries.iter().filter(|entry| entry.fate() == fate).collect();
        if entries.is_empty() {
            continue;
        }
        writeln!(out, "\n### {heading}")?;
        match fate {
            Fate::Changed => entries.into_iter().try_for_each(|entry| changed(out, entry))?,
            Fate::Removed => listed(out, "<details open>", report, &entries)?,
            Fate::Added => listed(out, "<details>", report, &entries)?,
        }
    }
    Ok(())
}

/// `Layer 223`, or the name of the schema.
fn title(about: &About<'_>) -> String {
    about.layer.map_or_else(|| escape(about.name), |layer| format!("Layer {layer}"))
}

/// Definitions of one side only, in a section that unfolds.
fn listed(out: &mut String, details: &str, report: &Report<'_>, entries: &[&Entry<'_>]) -> fmt::Result {
    for (subject, noun) in report.subjects() {
        let of: Vec<_> = entries.iter().filter(|entry| entry.definition.subject == subject).collect();
        if of.is_empty() {
            continue;
        }
        let language = if matches!(subject, Subject::Constructor | Subject::Function) { "tl" } else { "text" };
        writeln!(out, "\n{details}<summary>{}: {}</summary>\n\n```{language}", capital(noun), of.len())?;
        for entry in of {
            let side = entry.definition.new.as_ref().or(entry.definition.old.as_ref());
            writeln!(out, "{}", side.map_or("", |side| &side.text))?;
        }
        writeln!(out, "```\n\n</details>")?;
    }
    Ok(())
}

fn capital(noun: &str) -> String {
    noun.chars().take(1).flat_map(char::to_uppercase).chain(noun.chars().skip(1)).collect()
}

fn changed(out: &mut String, entry: &Entry<'_>) -> fmt::Result {
    let definition = entry.definition;
    let kind = match definition.subject {
        Subject::Type => "Type",
        Subject::Constructor => "Constructor",
        Subject::Function => "Function",
        Subject::Error => "Error",
    };
    writeln!(out, "\n#### {kind} `{}`\n", definition.name)?;
    for (severity, change) in &entry.changes {
        let consequences = consequences(change).map_or_else(String::new, |text| format!(" ({text})"));
        let message = format!("{}{consequences}", change.message);
        let strong = if *severity == Severity::Error { "**" } else { "" };
        writeln!(out, "- {strong}{message}{strong}")?;
    }
    if entry.has_lines() {
        writeln!(out, "\n```diff")?;
        side(out, '-', definition.old.as_ref(), entry, |change| change.old.clone())?;
        side(out, '+', definition.new.as_ref(), entry, |change| change.new.clone())?;
        writeln!(out, "```")?;
    }
    Ok(())
}

fn side(
    out: &mut String,
    sign: char,
    side: Option<&Side>,
    entry: &Entry<'_>,
    mark: impl Fn(&Change) -> Option<Range<usize>>,
) -> fmt::Result {
    let marks: Vec<_> = entry.changes.iter().filter_map(|(_, change)| mark(change)).collect();
    let pieces = pieces(side.map_or("", |side| &side.text), &marks);
    writeln!(out, "{sign} {}", pieces.iter().map(|piece| piece.text).collect::<String>())
}
