//! Changes of files as unified diffs, colored and bounded.

use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, TextDiff};
use typewright_language::source::visible;

/// After this time a diff need no longer be the shortest one.
const DIFF_TIME: Duration = Duration::from_secs(1);

/// The number of lines shown of a file.
const MAX_OF_FILE: usize = 200;

/// The number of lines shown in all.
const MAX_LINES: usize = 400;

const HEADER: Style = Style::new().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();
const GONE: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// Diffs of several files, with a bound on all of them together.
#[derive(Default)]
pub(crate) struct Patches {
    text: String,
    lines: usize,
    hidden: usize,
    cut: usize,
}

impl Patches {
    /// Adds the changes of a file; `how` names their cause.
    pub(crate) fn push(&mut self, name: &str, how: &str, old: &str, new: &str) {
        let (old, new) = (&unix_lines(old), &unix_lines(new));
        if old == new {
            self.text.push_str(&format!("{HEADER}{}{HEADER:#}: only the line endings differ\n", visible(name)));
            self.lines += 1;
            return;
        }
        let diff = TextDiff::configure().algorithm(Algorithm::Patience).timeout(DIFF_TIME).diff_lines(old, new);
        let patch = diff.unified_diff().header(name, &format!("{name} ({how})")).to_string();
        let room = MAX_OF_FILE.min(MAX_LINES.saturating_sub(self.lines));
        let all = patch.lines().count();
        for (number, line) in patch.lines().take(room).enumerate() {
            let style = style(line, number < 2);
            self.text.push_str(&format!("{style}{}{style:#}\n", visible(line)));
        }
        self.lines += all.min(room);
        if all > room {
            self.hidden += all - room;
            self.cut += 1;
        }
    }

    /// The diffs, and the number of lines left out.
    pub(crate) fn finish(mut self) -> String {
        if self.cut > 0 {
            let files = if self.cut == 1 { "file" } else { "files" };
            self.text.push_str(&format!("... and {} more lines of {} {files}\n", self.hidden, self.cut));
        }
        self.text
    }
}

/// A text with our line ends. A checkout may end lines in `\r\n`, which would make each line differ.
fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The style of a line of a diff, whose first two lines are its header.
fn style(line: &str, is_header: bool) -> Style {
    match line.chars().next() {
        _ if is_header => HEADER,
        Some('@') => PLACE,
        Some('-') => GONE,
        Some('+') => NEW,
        _ => Style::new(),
    }
}
