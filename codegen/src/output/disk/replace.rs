//! Replacing the content of any files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::door::target;
use super::error::DiskError;
use super::leftovers;
use super::transaction::Transaction;

/// Writes files, new or existing: all of them, or none where one can't be written. The target of a link is replaced,
/// not the link.
///
/// # Errors
/// The file that can't be written, and why.
pub fn replace(files: &BTreeMap<PathBuf, impl AsRef<[u8]>>) -> Result<(), DiskError> {
    let targets = files.keys().map(|path| target(path)).collect::<Result<Vec<_>, _>>()?;
    leftovers::remove(targets.iter().map(PathBuf::as_path));
    let mut transaction = Transaction::default();
    for (path, bytes) in targets.iter().zip(files.values()) {
        transaction.replace(path, bytes.as_ref())?;
    }
    transaction.commit()
}

/// Removes temporary files that killed runs left beside files. Failures are ignored.
pub fn remove_leftovers<'a>(files: impl IntoIterator<Item = &'a Path>) {
    leftovers::remove(files);
}
