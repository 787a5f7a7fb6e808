//! The door to everything outside: files, configurations, commits.

use std::path::{Path, PathBuf};

use typewright::model::ModelOptions;
use typewright_language::Reader;

/// The answers of the world around the server.
pub trait Workspace {
    /// The projects of the configuration that holds for a folder.
    fn configured(&self, folder: &Path) -> Configured;

    /// The bytes of a file; none if it can't be read.
    fn read(&self, path: &Path) -> Option<Vec<u8>>;

    /// The bytes of a file in the last commit; none if there is no such commit or file.
    fn committed(&self, path: &Path) -> Option<Vec<u8>>;
}

/// A workspace without files: the texts that an editor has open are all there is.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Workspace for NoFiles {
    fn configured(&self, _: &Path) -> Configured {
        Configured::default()
    }

    fn read(&self, _: &Path) -> Option<Vec<u8>> {
        None
    }

    fn committed(&self, _: &Path) -> Option<Vec<u8>> {
        None
    }
}

/// The content of a configuration.
#[derive(Clone, Debug, Default)]
pub struct Configured {
    /// The sets of files that make one schema each.
    pub projects: Vec<Project>,
    /// The choices for a file that no project lists.
    pub alone: Reader,
    /// The mistakes in it, for a reader.
    pub mistakes: Option<String>,
}

/// Files that make one schema.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The files, in their order.
    pub files: Vec<PathBuf>,
    /// The choices about reading them; it holds no schema itself.
    pub reader: Reader,
    /// The choices about Rust: names that they make do not clash.
    pub rust: ModelOptions,
}
