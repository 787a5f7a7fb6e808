//! The door to everything outside: files, configurations, commits.

use std::path::{Path, PathBuf};

use typewright::model::{Ident, Rules};
use typewright_language::Reader;

/// The answers of the world around the server.
pub trait Workspace {
    /// The projects of the configuration that holds for `path`, a file or a folder.
    ///
    /// # Errors
    /// The mistakes in the configuration, for a reader.
    fn configured(&self, path: &Path) -> Result<Configured, String>;

    /// The bytes of a file; none if it can't be read.
    fn read(&self, path: &Path) -> Option<Vec<u8>>;

    /// The bytes of a file in the last commit; none if there is no such commit or file.
    fn committed(&self, path: &Path) -> Option<Vec<u8>>;
}

/// The content of a configuration.
#[derive(Clone, Debug, Default)]
pub struct Configured {
    /// The configuration itself; none where there is none.
    pub config: Option<PathBuf>,
    /// The files that make one schema each.
    pub projects: Vec<Project>,
    /// The choices for a file that no project lists.
    pub alone: Reader,
}

/// Files that make one schema.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The files, in their order.
    pub files: Vec<PathBuf>,
    /// The choices about reading them; it holds no schema itself.
    pub reader: Reader,
    /// The names that were chosen for Rust: they do not clash.
    pub renames: Rules<Ident>,
}
