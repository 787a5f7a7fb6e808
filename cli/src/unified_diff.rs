//! What would change in files, as unified diffs that stay readable.

use std::time::Duration;

use similar::{Algorithm, TextDiff};

/// After this time a diff need no longer be the shortest one.
const DIFF_TIME: Duration = Duration::from_secs(1);

/// How many lines of a file are shown.
const MAX_OF_FILE: usize = 200;

/// How many lines are shown in all.
const MAX_LINES: usize = 1_000;

/// Diffs of several files, with a bound on all of them together.
#[derive(Default)]
pub(crate) struct Patches {
    text: String,
    lines: usize,
    hidden: usize,
    cut: usize,
}

impl Patches {
    /// Adds what happens to the lines of a file; `how` says by what they change.
    pub(crate) fn push(&mut self, name: &str, how: &str, old: &str, new: &str) {
        let diff = TextDiff::configure().algorithm(Algorithm::Patience).timeout(DIFF_TIME).diff_lines(old, new);
        let patch = diff.unified_diff().header(name, &format!("{name} ({how})")).to_string();
        let room = MAX_OF_FILE.min(MAX_LINES.saturating_sub(self.lines));
        let all = patch.lines().count();
        for line in patch.lines().take(room) {
            self.text.push_str(line);
            self.text.push('\n');
        }
        self.lines += all.min(room);
        if all > room {
            self.hidden += all - room;
            self.cut += 1;
        }
    }

    /// The diffs, and how much of them is not shown.
    pub(crate) fn finish(mut self) -> String {
        if self.cut > 0 {
            let files = if self.cut == 1 { "file" } else { "files" };
            self.text.push_str(&format!("... and {} more lines of {} {files}\n", self.hidden, self.cut));
        }
        self.text
    }
}
