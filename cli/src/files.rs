//! Files, read whole but within a limit, and written whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use typewright::output::disk;
use typewright_language::source::{SourceMap, decode};

use crate::exit::Outcome;
use crate::paths;

/// All bytes of a file, or of standard input for `-`, unless there are more than `limit`.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if paths::is_stdin(path) {
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => io::Error::new(error.kind(), "it is a directory"),
        _ => error,
    })?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!("it is longer than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

/// Bytes as text.
pub(crate) fn text(bytes: Vec<u8>) -> io::Result<String> {
    decode(&bytes).map(str::to_owned).map_err(io::Error::other)
}

/// The text of a schema, or of standard input for `-`.
pub(crate) fn read_text(path: &Path) -> Result<String, Outcome> {
    let read = read(path, SourceMap::MAX_FILE_LEN as u64).and_then(text);
    read.map_err(|error| unreadable(path, &error))
}

/// The error for a path that can't be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Outcome {
    let name = if paths::is_stdin(path) { "standard input".into() } else { path.to_string_lossy() };
    Outcome::misuse(format!("can't read {name}: {}", paths::why(path, error)))
}

/// The text of a configuration.
pub(crate) fn read_config(path: &Path) -> io::Result<String> {
    const MAX_CONFIG: u64 = 1 << 20;
    text(read(path, MAX_CONFIG)?)
}

/// Replaces the bytes of files: of all of them or, if one can't be written, of none. The target of a link is replaced,
/// not the link.
pub(crate) fn replace(files: &BTreeMap<PathBuf, impl AsRef<[u8]>>) -> Result<(), Outcome> {
    disk::replace(files).map_err(|error| Outcome::misuse(error.to_string()))
}

/// The same for one file in an existing folder. A pipe or a device is written to, not replaced.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Outcome> {
    let is_new = || !path.exists() && path.parent().is_some_and(|it| it.as_os_str().is_empty() || it.is_dir());
    if path.is_file() || is_new() {
        return replace(&BTreeMap::from([(path.to_path_buf(), bytes)]));
    }
    fs::write(path, bytes).map_err(|error| Outcome::misuse(format!("can't write {}: {error}", path.display())))
}
