//! Bindings to files: only what changed, all or nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use super::bindings::Bindings;
use super::header::MARK;

/// What a [`write()`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have another text now.
    pub changed: usize,
    /// Files that were right already, and were not touched.
    pub unchanged: usize,
    /// Files of an earlier run that are not made any more.
    pub removed: usize,
}

/// How a file on disk differs from the bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Staleness {
    /// It is not there.
    Missing,
    /// It has another text.
    Differs,
    /// An earlier run made it; this one does not.
    Extra,
}

/// A file that is not as the bindings have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub staleness: Staleness,
    /// What it should hold.
    text: String,
}

/// An I/O error, and the file that it is about.
#[derive(Debug)]
pub struct DiskError {
    path: PathBuf,
    action: &'static str,
    error: io::Error,
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "can't {} {}: {}", self.action, self.path.display(), self.error)
    }
}

impl std::error::Error for DiskError {}

/// What is not as `bindings` have it, below `dir`. Writes nothing.
///
/// # Errors
/// A file or folder that is there and can't be read.
pub fn stale(dir: &Path, bindings: &Bindings) -> Result<Vec<Stale>, DiskError> {
    let mut stale = Vec::new();
    for (name, text) in bindings {
        let path = dir.join(name);
        match fs::read(&path) {
            Ok(old) if old == text.as_bytes() => {}
            Ok(_) => stale.push(Stale { path, staleness: Staleness::Differs, text: text.clone() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                stale.push(Stale { path, staleness: Staleness::Missing, text: text.clone() });
            }
            Err(error) => return Err(DiskError { path, action: "read", error }),
        }
    }
    let extra = extra(dir, bindings)?.into_iter();
    stale.extend(extra.map(|path| Stale { path, staleness: Staleness::Extra, text: String::new() }));
    stale.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(stale)
}

/// Makes the files below `dir` what `bindings` have. Every new text is written beside its file first, and only when all of
/// them are there are they moved into place: where one can't be written, the old files stand as they were.
///
/// # Errors
/// A file or folder that can't be read, made or written.
pub fn write(dir: &Path, bindings: &Bindings) -> Result<Written, DiskError> {
    let stale = stale(dir, bindings)?;
    let mut staged = Staged::default();
    for file in stale.iter().filter(|file| file.staleness != Staleness::Extra) {
        staged.add(&file.path, file.text.as_bytes())?;
    }
    let changed = staged.files.len();
    staged.commit()?;
    let extra: Vec<_> = stale.into_iter().filter(|file| file.staleness == Staleness::Extra).collect();
    for Stale { path, .. } in &extra {
        fs::remove_file(path).map_err(|error| DiskError { path: path.clone(), action: "remove", error })?;
    }
    Ok(Written { changed, unchanged: bindings.len() - changed, removed: extra.len() })
}

/// Gives files other bytes, whether they are there already or not: all of them or, where one can't be written, none.
///
/// # Errors
/// The file that can't be written, and why.
pub fn replace(files: &BTreeMap<PathBuf, impl AsRef<[u8]>>) -> Result<(), DiskError> {
    let mut staged = Staged::default();
    for (path, bytes) in files {
        staged.add(path, bytes.as_ref())?;
    }
    staged.commit()
}

/// Texts that lie beside the files they will replace. Dropping them leaves nothing behind.
#[derive(Default)]
struct Staged {
    files: Vec<(PathBuf, PathBuf)>,
}

impl Staged {
    fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let failed = |error| DiskError { path: path.to_path_buf(), action: "write", error };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        if path.is_dir() {
            return Err(failed(io::Error::other("a directory is in the way")));
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        self.files.push((temporary.clone(), path.to_path_buf()));
        fs::write(&temporary, bytes).map_err(failed)?;
        match fs::metadata(path) {
            Ok(old) => fs::set_permissions(&temporary, old.permissions()).map_err(failed),
            Err(_) => Ok(()),
        }
    }

    fn commit(mut self) -> Result<(), DiskError> {
        while let Some((temporary, path)) = self.files.pop() {
            fs::rename(&temporary, &path).map_err(|error| {
                self.files.push((temporary, path.clone()));
                DiskError { path, action: "write", error }
            })?;
        }
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for (temporary, _) in &self.files {
            // It is a leftover of a run that failed already; that failure is what the user hears of.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Files of an earlier run that `bindings` do not have: they stand in a folder that the bindings use, and start as every
/// file of ours does.
fn extra(dir: &Path, bindings: &Bindings) -> Result<Vec<PathBuf>, DiskError> {
    let is_tree = bindings.len() > 1;
    let is_ours = |path: &Path| {
        let names = path.strip_prefix(dir).unwrap_or(path).iter().map(|name| name.to_string_lossy());
        bindings.contains_key(&names.collect::<Vec<_>>().join("/"))
    };
    let mut extra = Vec::new();
    let mut folders = if is_tree { vec![dir.to_path_buf()] } else { Vec::new() };
    while let Some(folder) = folders.pop() {
        let failed = |error| DiskError { path: folder.clone(), action: "read", error };
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.map_err(failed)?,
        };
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !is_ours(&path)
                && fs::read(&path).is_ok_and(|text| text.starts_with(MARK.as_bytes()))
            {
                extra.push(path);
            }
        }
    }
    Ok(extra)
}
