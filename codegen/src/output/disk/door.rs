//! Reading existing files, and resolving links.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::error::DiskError;

/// The bytes of a file; none if it does not exist. A pipe or a device could block forever, and a file would replace a
/// dangling link, so both are errors.
pub(super) fn contents(path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    let target = target(path)?;
    let found = fs::metadata(&target)
        .and_then(|found| if found.is_file() { fs::read(&target) } else { Err(in_the_way(&found)) });
    present(found).map_err(|error| DiskError::io("write", path, error))
}

/// The bytes of a regular file; none of anything else.
pub(super) fn regular(path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    match present(fs::metadata(path)) {
        Ok(Some(found)) if found.is_file() => contents(path),
        Ok(_) => Ok(None),
        Err(error) => Err(DiskError::io("read", path, error)),
    }
}

/// None if the file is not there: another run may have removed it.
pub(super) fn present<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
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
