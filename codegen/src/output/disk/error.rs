//! Errors about files.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An error about files. Its text has a line for each of them.
#[derive(Debug)]
pub enum DiskError {
    /// The system refused an action.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The verb: `can't read ...`.
        action: &'static str,
        /// The reason.
        error: io::Error,
        /// Files whose old text could not be restored.
        left: Vec<PathBuf>,
    },
    /// Files that would be overwritten although typewright did not make them.
    NotOurs(Vec<PathBuf>),
    /// A file that belongs to other bindings, and their folder.
    OfOthers(PathBuf, PathBuf),
}

impl DiskError {
    /// The system refused an action, and nothing has changed.
    pub(super) fn io(action: &'static str, path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_path_buf(), action, error, left: Vec::new() }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, action, error, left } => {
                write!(f, "can't {action} {}: {error}", path.display())?;
                left.iter().try_for_each(|path| {
                    write!(f, "\n{} has its new content: it could not be restored", path.display())
                })
            }
            Self::NotOurs(paths) => {
                let line = |path: &PathBuf| {
                    let path = path.display();
                    format!("can't write {path}: typewright did not generate it; move it away or choose another output")
                };
                let lines: Vec<_> = paths.iter().map(line).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::OfOthers(path, folder) => {
                write!(f, "can't write {}: it belongs to the bindings in {}; ", path.display(), folder.display())?;
                write!(f, "choose an output outside of that folder, or remove the folder first")
            }
        }
    }
}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::NotOurs(_) | Self::OfOthers(..) => None,
        }
    }
}
