//! The file of a configuration: its path, its text, and frames about places in it.

use std::env;
use std::ops::Range;
use std::path::{Path, PathBuf};

use typewright_language::source::{Diagnostic, FileId, SourceMap, Span};

use crate::exit::Outcome;
use crate::files;

/// The name of a configuration.
const NAME: &str = "typewright.toml";

/// A configuration on disk.
#[derive(Debug)]
pub(crate) struct ConfigFile {
    /// Its path as the command line names it, or relative to the current folder: `../typewright.toml`.
    pub(crate) path: PathBuf,
    /// Its text, for frames.
    pub(crate) sources: SourceMap,
    id: FileId,
}

impl ConfigFile {
    /// The file that the command line names, or else the nearest one in the current folder or above it, if there is
    /// one.
    pub(crate) fn find(named: Option<&Path>) -> Result<Option<Self>, Outcome> {
        named.map(Path::to_path_buf).or_else(nearest).map(Self::open).transpose()
    }

    pub(super) fn open(path: PathBuf) -> Result<Self, Outcome> {
        let text = files::read_config(&path).map_err(|error| files::unreadable(&path, &error))?;
        let mut sources = SourceMap::new();
        let id = sources.add(path.display().to_string(), text);
        Ok(Self { path, sources, id })
    }

    /// Its text.
    pub(crate) fn text(&self) -> &str {
        self.sources.get(self.id).map_or("", |file| file.text())
    }

    /// A path in it, relative to its folder.
    pub(super) fn resolve(&self, path: &Path) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }

    /// An error at a place in it.
    pub(super) fn error(&self, place: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(self.span(place), message)
    }

    /// A place in it.
    pub(super) fn span(&self, place: &Range<usize>) -> Span {
        let [start, end] = [place.start, place.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Span { file: self.id, start, end }
    }
}

/// The nearest configuration in a folder or above it.
pub(crate) fn above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// The first of `typewright.toml`, `../typewright.toml` and so on that exists.
fn nearest() -> Option<PathBuf> {
    let folders = env::current_dir().ok()?.ancestors().count();
    let path = |up| std::iter::repeat_n("..", up).chain([NAME]).collect::<PathBuf>();
    (0..folders).map(path).find(|path| path.symlink_metadata().is_ok_and(|found| !found.is_dir()))
}
