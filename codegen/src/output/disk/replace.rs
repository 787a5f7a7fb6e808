//! Files given new content, whoever made them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::door::target;
use super::error::DiskError;
use super::leftovers;
use super::transaction::Transaction;

/// Gives files other bytes, whether they are there already or not: all of them or, where one can't be written, none. The file
/// behind a link is replaced, not the link.
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

/// Removes what runs that were killed left beside files. What can't be removed stays.
pub fn remove_leftovers<'a>(files: impl IntoIterator<Item = &'a Path>) {
    leftovers::remove(files);
}
