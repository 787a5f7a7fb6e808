//! Changes for a terminal.

use std::fmt::{self, Write};
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use typewright_language::source::visible;
use typewright_tools::compare::{Change, Side, Verdict};

use super::marks::pieces;
use super::report::{About, Counts, Entry, Fate, Report, consequences};
use crate::exit::count;
use crate::severity::Severity;

const HEADING: Style = Style::new().bold();
const GONE: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::BrightGreen.on_default().bold();

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_report(&mut out, report);
    out
}

fn write_report(out: &mut String, report: &Report<'_>) -> fmt::Result {
    about(out, "old", &report.old)?;
    about(out, "new", &report.new)?;
    if report.entries.is_empty() {
        return writeln!(out, "\nnothing changed");
    }
    writeln!(out)?;
    for (subject, noun) in report.subjects() {
        summary(out, noun, report.counts(subject))?;
    }
    for (verdict, noun) in [(Verdict::Breaking, "breaking"), (Verdict::Risky, "risky")] {
        writeln!(out, "{noun:12}  {}", report.judged(verdict))?;
    }
    for (subject, noun) in report.subjects() {
        for (fate, what) in [(Fate::Removed, "removed"), (Fate::Changed, "changed"), (Fate::Added, "added")] {
            let mut entries = report.of_subject(subject).filter(|entry| entry.fate() == fate).peekable();
            if entries.peek().is_some() {
                writeln!(out, "\n{HEADING}{noun} {what}{HEADING:#}")?;
            }
            entries.try_for_each(|entry| write_entry(out, entry))?;
        }
    }
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(|it| report.count(it));
    writeln!(out, "\n{}, {}, {}", count(errors, "error"), count(warnings, "warning"), count(notes, "note"))
}

fn about(out: &mut String, which: &str, about: &About<'_>) -> fmt::Result {
    let About { name, layer, types, constructors, functions } = about;
    write!(out, "{which}  {HEADING}{}{HEADING:#}: ", visible(name))?;
    if let Some(layer) = layer {
        write!(out, "layer {layer}, ")?;
    }
    let [types, constructors, functions] = [(types, "type"), (constructors, "constructor"), (functions, "function")]
        .map(|(number, noun)| count(*number, noun));
    writeln!(out, "{types}, {constructors}, {functions}")
}

fn summary(out: &mut String, noun: &str, counts: Counts) -> fmt::Result {
    let Counts { added, removed, changed, under_the_same_id, in_documentation } = counts;
    write!(out, "{noun:12}  {NEW}+{added}{NEW:#} {GONE}-{removed}{GONE:#} ~{changed}")?;
    if under_the_same_id > 0 {
        write!(out, " ({under_the_same_id} under the same id)")?;
    }
    if in_documentation > 0 {
        write!(out, ", {in_documentation} in documentation alone")?;
    }
    writeln!(out)
}

fn write_entry(out: &mut String, entry: &Entry<'_>) -> fmt::Result {
    let definition = entry.definition;
    let fate = entry.fate();
    match fate {
        Fate::Removed => whole(out, '-', GONE, definition.old.as_ref())?,
        Fate::Added => whole(out, '+', NEW, definition.new.as_ref())?,
        Fate::Changed => {
            let place = entry.new.as_ref().map_or_else(String::new, |place| format!("  {place}"));
            let place = visible(&place);
            writeln!(out, "\n~ {HEADING}{}{HEADING:#}{place}", visible(&definition.name))?;
            if entry.has_lines() {
                side(out, '-', GONE, definition.old.as_ref(), entry, |change| change.old.clone())?;
                side(out, '+', NEW, definition.new.as_ref(), entry, |change| change.new.clone())?;
            }
        }
    }
    for (severity, change) in &entry.changes {
        // The heading says already that the definition is new.
        if fate != Fate::Added || *severity > Severity::Note {
            finding(out, *severity, change)?;
        }
    }
    Ok(())
}

fn finding(out: &mut String, severity: Severity, change: &Change) -> fmt::Result {
    let style = match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note | Severity::Off => NOTE,
    };
    let (word, rule) = (severity.name(), change.rule.id());
    let consequences = consequences(change).map_or_else(String::new, |text| format!(" ({text})"));
    writeln!(out, "    {style}{word}[{rule}]{style:#}: {}{consequences}", visible(&change.message))
}

/// A definition of one side only.
fn whole(out: &mut String, sign: char, style: Style, side: Option<&Side>) -> fmt::Result {
    let text = side.map_or("", |side| &side.text);
    writeln!(out, "{style}{sign} {}{style:#}", visible(text))
}

/// One side of a definition of both, with a line of marks under it.
fn side(
    out: &mut String,
    sign: char,
    style: Style,
    side: Option<&Side>,
    entry: &Entry<'_>,
    mark: impl Fn(&Change) -> Option<Range<usize>>,
) -> fmt::Result {
    let marks: Vec<_> = entry.changes.iter().filter_map(|(_, change)| mark(change)).collect();
    let pieces = pieces(side.map_or("", |side| &side.text), &marks);
    write!(out, "    {sign} ")?;
    let mut below = String::new();
    for piece in pieces {
        let style = if piece.marked { style } else { Style::new() };
        let text = visible(piece.text);
        write!(out, "{style}{text}{style:#}")?;
        let sign = if piece.marked { "^" } else { " " };
        below.push_str(&sign.repeat(text.chars().count()));
    }
    writeln!(out)?;
    if !below.trim_end().is_empty() {
        writeln!(out, "      {style}{}{style:#}", below.trim_end())?;
    }
    Ok(())
}
