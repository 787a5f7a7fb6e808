//! Writing bindings: all files of a run, or none.

use std::fs;
use std::path::{Path, PathBuf};

use super::compare::{Comparison, Staleness, compare};
use super::error::DiskError;
use super::leftovers;
use super::manifest::{self, Manifest};
use super::transaction::Transaction;
use crate::output::bindings::Bindings;

/// The outcome of writing bindings. The manifest is not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or whose text changed.
    pub changed: usize,
    /// Files that were up to date and not touched.
    pub unchanged: usize,
    /// Files that only an earlier run made.
    pub removed: usize,
    /// Files that another run changed at the same time.
    pub disturbed: Vec<PathBuf>,
}

/// Writes `bindings` below `dir`, with a manifest beside them if there are several files.
///
/// Every new text is first written beside its file, and all are moved into place only once they are complete. Where one
/// can't be written, the old files stay unchanged. A file that differs only by `\r\n` at line ends is left alone.
///
/// # Errors
/// A file or folder that can't be read, made or written; or a file in the way that typewright did not generate.
pub fn write(dir: &Path, bindings: &Bindings) -> Result<Written, DiskError> {
    write_all(&[(dir, bindings)]).map(|written| written.into_iter().next().unwrap_or_default())
}

/// [`write()`] for several sets of bindings: all of them or, where a file can't be written, none.
///
/// # Errors
/// Those of [`write()`].
pub fn write_all(outputs: &[(&Path, &Bindings)]) -> Result<Vec<Written>, DiskError> {
    let mut compared = Vec::with_capacity(outputs.len());
    for (dir, bindings) in outputs {
        compared.push(compare(dir, bindings)?);
    }
    // All leftovers go before anything is staged: outputs may share a folder.
    for ((dir, bindings), comparison) in outputs.iter().zip(&compared) {
        let mut files = vec![dir.join(manifest::NAME)];
        bindings.keys().for_each(|name| files.push(dir.join(name)));
        comparison.before.names().for_each(|name| files.push(dir.join(name)));
        leftovers::remove(files.iter().map(PathBuf::as_path));
    }
    let mut transaction = Transaction::default();
    for ((dir, bindings), comparison) in outputs.iter().zip(&compared) {
        stage(&mut transaction, dir, bindings, comparison)?;
    }
    transaction.commit()?;
    let mut written = Vec::with_capacity(outputs.len());
    for ((dir, bindings), comparison) in outputs.iter().zip(&compared) {
        remove_empty_folders(dir, comparison);
        written.push(Written { disturbed: disturbed(dir, bindings, comparison)?, ..count(bindings, comparison) });
    }
    Ok(written)
}

/// Prepares the changes of one set of bindings. From the first move to the last the manifest is marked as unfinished,
/// so that a killed run leaves a trace.
fn stage(
    transaction: &mut Transaction,
    dir: &Path,
    bindings: &Bindings,
    comparison: &Comparison,
) -> Result<(), DiskError> {
    let Comparison { stale, stale_manifest, before } = comparison;
    let (path, now) = (dir.join(manifest::NAME), Manifest::new(bindings));
    let is_tree = stale_manifest.is_some() || *before == now;
    if is_tree && !stale.is_empty() {
        transaction.replace(&path, now.unfinished_text(before).as_bytes())?;
    }
    for file in stale {
        match file.staleness {
            Staleness::Extra => transaction.remove(&file.path),
            Staleness::Missing | Staleness::Differs => transaction.replace(&file.path, file.text.as_bytes())?,
        }
    }
    if is_tree && !(stale.is_empty() && stale_manifest.is_none()) {
        transaction.replace(&path, now.text().as_bytes())?;
    }
    Ok(())
}

fn count(bindings: &Bindings, comparison: &Comparison) -> Written {
    let removed = comparison.stale.iter().filter(|file| file.staleness == Staleness::Extra).count();
    let changed = comparison.stale.len() - removed;
    Written { changed, unchanged: bindings.len() - changed, removed, disturbed: Vec::new() }
}

/// Files that differ from the text that this run wrote. Of two runs at once, the last one to finish finds the conflict.
fn disturbed(dir: &Path, bindings: &Bindings, comparison: &Comparison) -> Result<Vec<PathBuf>, DiskError> {
    if comparison.stale.is_empty() {
        return Ok(Vec::new());
    }
    Ok(compare(dir, bindings)?.stale.into_iter().map(|file| file.path).collect())
}

/// Removes the folders that have become empty.
fn remove_empty_folders(dir: &Path, comparison: &Comparison) {
    for file in comparison.stale.iter().filter(|file| file.staleness == Staleness::Extra) {
        for folder in file.path.ancestors().skip(1) {
            // Removing a folder that is not empty fails, and so does removing those around it.
            if folder == dir || fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}
