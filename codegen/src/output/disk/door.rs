//! Reading existing files, and resolving links.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::error::DiskError;

/// The bytes of a file; none if it does not exist. A pipe or a device could block forever, and a file would replace a
/// dangling link, so both are errors.
pub(super) fn contents(path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    if !target(path)?.exists() {
        return Ok(None);
    }
    let found =
        fs::metadata(path).and_then(|found| if found.is_file() { fs::read(path) } else { Err(in_the_way(&found)) });
    match found {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::io("write", path, error)),
    }
}

fn in_the_way(found: &fs::Metadata) -> io::Error {
    io::Error::other(if found.is_dir() { "a directory is in the way" } else { "it is not a regular file" })
}

/// The target of a path. Links are followed, so that writing keeps them.
pub(super) fn target(path: &Path) -> Result<PathBuf, DiskError> {
    if !path.is_symlink() {
        return Ok(path.to_path_buf());
    }
    fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => DiskError::io("write", path, io::Error::other("it is a link that leads nowhere")),
        _ => DiskError::io("write", path, error),
    })
}
