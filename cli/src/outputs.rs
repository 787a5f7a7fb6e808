//! The outputs of a configuration, listed beside it, so that an abandoned output does not go unnoticed.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use typewright::output::disk::is_output;

use crate::exit::Outcome;
use crate::files;
use crate::job::{Job, Target};

const HEADER: &str = "# Where `typewright generate` has put bindings. Keep this file beside the configuration.\n";

/// The outputs that are listed beside a configuration, and its present ones.
pub(crate) struct Outputs {
    path: PathBuf,
    before: Option<String>,
    now: BTreeSet<String>,
    left: BTreeSet<String>,
}

impl Outputs {
    pub(crate) fn new(config: &Path, jobs: &[Job]) -> Result<Self, Outcome> {
        let path = config.with_extension("outputs");
        let before = match files::read_config(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            read => Some(read.map_err(|error| files::unreadable(&path, &error))?.replace("\r\n", "\n")),
        };
        let written = jobs.iter().filter(|job| !matches!(job.target(), Target::Stdout));
        let now: BTreeSet<_> = written.map(|job| job.name.clone()).collect();
        let listed = before.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
        let here = config.parent().unwrap_or(Path::new(""));
        let left = listed.filter(|name| !now.contains(*name) && is_output(&here.join(name)));
        let left = left.map(str::to_owned).collect();
        Ok(Self { path, before, now, left })
    }

    /// Outputs that still exist although no bindings write them any more, a line each.
    pub(crate) fn left(&self) -> Vec<String> {
        let line = |name: &String| format!("no bindings write {name} any more: remove it\n");
        self.left.iter().map(line).collect()
    }

    fn text(&self) -> String {
        self.now.union(&self.left).fold(HEADER.to_owned(), |text, name| text + name + "\n")
    }

    /// A message if the list is stale.
    pub(crate) fn stale(&self) -> Option<String> {
        let path = self.path.display();
        match &self.before {
            None => Some(format!("stale: {path} is missing\n")),
            Some(before) if *before != self.text() => Some(format!("stale: {path} differs\n")),
            Some(_) => None,
        }
    }

    /// Writes the list if it changes.
    pub(crate) fn write(&self) -> Result<(), Outcome> {
        match self.stale() {
            None => Ok(()),
            Some(_) => files::write(&self.path, self.text().as_bytes()),
        }
    }
}
