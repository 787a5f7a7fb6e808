//! The manifest: a file beside generated ones that names them, so that no other file is ever removed.
//!
//! It is checked in with these files, so it survives a clone. Its lines are untrusted: a line that is not the path of a
//! file that typewright makes below the folder, such as a conflict marker, is ignored.

use std::collections::BTreeSet;
use std::path::Path;

use super::door;
use super::error::DiskError;
use crate::output::bindings::Bindings;

/// The name of the file.
pub(super) const NAME: &str = ".typewright";

const HEADER: &str = "# The files that typewright generated here. It removes no others; keep this list beside them.\n";

/// Stands below the header while files are being replaced.
const UNFINISHED: &str =
    "# UNFINISHED: the run was interrupted, and some files are of an earlier one. Generate again.\n";

/// The names in a manifest, with `/` between directories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    names: BTreeSet<String>,
}

impl Manifest {
    pub(super) fn new(bindings: &Bindings) -> Self {
        Self { names: bindings.keys().cloned().collect() }
    }

    /// The manifest in a folder; an empty one if there is none.
    pub(super) fn read(folder: &Path) -> Result<Self, DiskError> {
        Ok(Self::parse(&door::contents(&folder.join(NAME))?.unwrap_or_default()))
    }

    /// The manifest in a folder that others may use: whatever else has its name is none.
    pub(super) fn above(folder: &Path) -> Result<Self, DiskError> {
        Ok(Self::parse(&door::regular(&folder.join(NAME))?.unwrap_or_default()))
    }

    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let names = text.lines().map(str::trim_end).filter(|line| is_inside(line)).map(str::to_owned).collect();
        Self { names }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub(super) fn text(&self) -> String {
        self.names.iter().fold(HEADER.to_owned(), |text, name| text + name + "\n")
    }

    /// The text while files are being replaced. It names the old and the new files.
    pub(super) fn unfinished_text(&self, before: &Self) -> String {
        let names = self.names.union(&before.names);
        names.fold(format!("{HEADER}{UNFINISHED}"), |text, name| text + name + "\n")
    }
}

/// The ends of the names of files that typewright makes: Rust, and the files of a site.
const EXTENSIONS: [&str; 6] = [".rs", ".html", ".css", ".js", ".xml", ".md"];

/// Returns whether a line names a file of a known kind below the folder of the manifest.
fn is_inside(line: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    EXTENSIONS.iter().any(|extension| line.ends_with(extension))
        && !line.starts_with('#')
        && line.split('/').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn manifest_lines_that_lead_out_of_the_folder_count_for_nothing() {
        for line in ["mod.rs", "types/mod.rs", "a b/c.rs", "index.html", "assets/site.js"] {
            assert!(is_inside(line), "{line}");
        }
        for line in ["", "../a.rs", "/a.rs", "a/../b.rs", "a//b.rs", "./a.rs", "C:a.rs", r"..\a.rs", "a.txt", "# a.rs"]
        {
            assert!(!is_inside(line), "{line}");
        }
    }
}
