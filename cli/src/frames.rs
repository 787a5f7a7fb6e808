//! Frames as wide as the terminal.

use std::{env, io};

use terminal_size::{Width, terminal_size_of};
use typewright_language::source::{DEFAULT_WIDTH, Diagnostic, Level, SourceMap, render_within};
use typewright_language::{Error, Report};

/// Narrower frames cannot be read, and the eye loses its place in wider ones.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=400;

/// Diagnostics as frames, with an empty line between two of them and the end of a line after the last.
pub(crate) fn render(sources: &SourceMap, diagnostics: &[&Diagnostic]) -> String {
    let mut text = render_within(sources, diagnostics, true, width());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The findings of a run, down to a level.
pub(crate) fn of_report<T>(report: &Report<T>, least: Level) -> String {
    let found: Vec<_> = report.diagnostics().into_iter().filter(|found| found.level <= least).collect();
    render(report.sources(), &found)
}

/// The errors of a failed run.
pub(crate) fn of_error(error: &Error) -> String {
    match error.diagnostics() {
        Some((sources, found)) => {
            let found: Vec<_> = found.into_iter().filter(|found| found.level <= Level::Warning).collect();
            render(sources, &found)
        }
        None => error.frames(true),
    }
}

/// `COLUMNS` where it is set, else the width of the terminal, else that of the library.
fn width() -> usize {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok()).filter(|width| *width > 0);
    let terminal = || terminal_size_of(io::stderr()).map(|(Width(width), _)| usize::from(width));
    let width = columns.or_else(terminal).filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH);
    width.clamp(*WIDTHS.start(), *WIDTHS.end())
}
