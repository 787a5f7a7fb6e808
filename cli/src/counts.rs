//! The guard against silent loss: the counts of documented things when bindings were last made, kept beside the
//! configuration.
//!
//! Pages and databases are other people's, and change their form without notice. If the reader finds less than before,
//! that must not go unnoticed among thousands of generated lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use typewright::Coverage;

use crate::exit::Outcome;
use crate::files;
use crate::unified_diff::Patches;

/// The counts of a run: by the folder of the bindings, then by kind.
type Counts = BTreeMap<String, BTreeMap<String, usize>>;

const HEADER: &str =
    "# How much was documented when the bindings were made. `typewright generate` keeps this file, and fails when a
# count falls by more than `max_loss` percent.

";

/// The counts of a configuration: those of the last run, and those of this one.
pub(crate) struct Guard {
    path: PathBuf,
    before: String,
    after: Counts,
}

impl Guard {
    /// The counts beside the configuration at `config`, and those of this run for all bindings that have pages or
    /// databases.
    pub(crate) fn new(config: &Path, counted: impl Iterator<Item = (String, Coverage)>) -> Result<Self, Outcome> {
        let path = config.with_extension("counts.toml");
        let before = match files::read_config(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            // A checkout may end lines in `\r\n`.
            read => read
                .map_err(|error| Outcome::misuse(format!("can't read {}: {error}", path.display())))?
                .replace("\r\n", "\n"),
        };
        Ok(Self { path, before, after: counted.map(|(name, coverage)| (name, counts(coverage))).collect() })
    }

    /// Every count that fell by more than `max_loss` percent, a line each.
    pub(crate) fn losses(&self, max_loss: u8) -> Result<String, Outcome> {
        let before: Counts = toml::from_str(&self.before)
            .map_err(|error| Outcome::misuse(format!("{}: {error}", self.path.display())))?;
        let mut losses = String::new();
        for (name, counts) in &before {
            let Some(now) = self.after.get(name) else { continue };
            for (what, before) in counts {
                let now = now.get(what).copied().unwrap_or(0);
                // In whole numbers: now < before * (100 - max_loss) / 100.
                if now.saturating_mul(100) < before.saturating_mul(100 - usize::from(max_loss.min(100))) {
                    losses
                        .push_str(&format!("error: {name}: {} fell from {before} to {now}\n", what.replace('_', " ")));
                }
            }
        }
        Ok(losses)
    }

    /// The text that the file should have; empty if no bindings have pages or databases.
    fn text(&self) -> String {
        if self.after.is_empty() {
            return String::new();
        }
        // Numbers under names are TOML, whatever the names.
        HEADER.to_owned() + &toml::to_string(&self.after).unwrap_or_default()
    }

    /// Returns whether the file on disk differs from the one that this run would write.
    pub(crate) fn is_stale(&self) -> bool {
        self.text() != self.before
    }

    /// A message if the file is stale, and a diff unless it is missing.
    pub(crate) fn show(&self, patches: &mut Patches) -> String {
        let path = self.path.display().to_string();
        // One that was written is never empty.
        if self.before.is_empty() {
            return format!("stale: {path} is missing\n");
        }
        if self.after.is_empty() {
            return format!("stale: {path} is not made any more\n");
        }
        patches.push(&path, "generated", &self.before, &self.text());
        format!("stale: {path} differs\n")
    }

    /// Writes the file if it changes, and removes it if nothing is left to count.
    pub(crate) fn write(&self) -> Result<(), Outcome> {
        if !self.is_stale() {
            return Ok(());
        }
        if self.after.is_empty() {
            let removed = fs::remove_file(&self.path);
            return removed.map_err(|error| Outcome::misuse(format!("can't remove {}: {error}", self.path.display())));
        }
        files::write(&self.path, self.text().as_bytes())
    }
}

fn counts(coverage: Coverage) -> BTreeMap<String, usize> {
    let Coverage {
        described_definitions,
        described_fields,
        functions_with_errors,
        functions_with_availability,
        errors,
    } = coverage;
    let counts = [
        ("described_definitions", described_definitions),
        ("described_fields", described_fields),
        ("functions_with_errors", functions_with_errors),
        ("functions_with_availability", functions_with_availability),
        ("errors", errors),
    ];
    counts.into_iter().map(|(what, count)| (what.to_owned(), count)).collect()
}
