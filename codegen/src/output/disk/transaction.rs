//! Changes of files: all of them happen, or none.
//!
//! New content is written beside the files first. A commit then moves it into place file by file, keeping each old file
//! under another name until the last move is done; where a move fails, the old files are moved back.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::door::{present, target};
use super::error::DiskError;
use super::leftovers::temporary;

/// Changes that have been prepared. Dropping them changes nothing, and leaves nothing behind.
#[derive(Default)]
pub(super) struct Transaction {
    steps: Vec<Step>,
    temporaries: usize,
}

struct Step {
    path: PathBuf,
    /// The new content, beside the file; none for a removal.
    staged: Option<PathBuf>,
    /// A name for the old file.
    backup: PathBuf,
}

/// A completed step that can be undone.
struct Taken {
    path: PathBuf,
    /// The old file; none if there was none.
    backup: Option<PathBuf>,
}

impl Transaction {
    /// Prepares new content of a file, which need not exist.
    pub(super) fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let path = target(path)?;
        let failed = |error| DiskError::io("write", &path, error);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        let old = present(fs::metadata(&path)).map_err(failed)?;
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(failed(io::Error::other("a directory is in the way")));
        }
        let (staged, backup) = (self.temporary(&path), self.temporary(&path));
        self.steps.push(Step { path: path.clone(), staged: Some(staged.clone()), backup });
        fs::write(&staged, bytes).map_err(failed)?;
        old.map_or(Ok(()), |old| fs::set_permissions(&staged, old.permissions()).map_err(failed))
    }

    /// Prepares the removal of a file.
    pub(super) fn remove(&mut self, path: &Path) {
        let backup = self.temporary(path);
        self.steps.push(Step { path: path.to_path_buf(), staged: None, backup });
    }

    fn temporary(&mut self, path: &Path) -> PathBuf {
        self.temporaries += 1;
        temporary(path, self.temporaries)
    }

    /// Makes all changes, or none where one fails.
    pub(super) fn commit(self) -> Result<(), DiskError> {
        let mut taken = Vec::new();
        for step in &self.steps {
            match step.take() {
                Ok(step) => taken.push(step),
                Err(error) => {
                    let action = if step.staged.is_some() { "write" } else { "remove" };
                    return Err(DiskError::Io { path: step.path.clone(), action, error, left: undo(taken) });
                }
            }
        }
        for backup in taken.into_iter().filter_map(|taken| taken.backup) {
            // The next run removes it.
            let _ = fs::remove_file(backup);
        }
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        for staged in self.steps.iter().filter_map(|step| step.staged.as_ref()) {
            // After a commit the file is gone; otherwise the failure is reported already.
            let _ = fs::remove_file(staged);
        }
    }
}

impl Step {
    fn take(&self) -> io::Result<Taken> {
        let Self { path, staged, backup } = self;
        let Some(staged) = staged else {
            let moved = present(fs::rename(path, backup))?;
            return Ok(Taken { path: path.clone(), backup: moved.map(|()| backup.clone()) });
        };
        let kept = present(keep(path, backup))?.map(|()| backup.clone());
        match fs::rename(staged, path) {
            Ok(()) => Ok(Taken { path: path.clone(), backup: kept }),
            Err(error) => {
                if let Some(backup) = kept {
                    let _ = fs::remove_file(backup);
                }
                Err(error)
            }
        }
    }
}

/// Gives a file a second name, so that the first name always exists. Copies the file where links fail.
fn keep(path: &Path, backup: &Path) -> io::Result<()> {
    // A copy onto another name of the same file would empty it.
    let _ = fs::remove_file(backup);
    match fs::hard_link(path, backup) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => fs::copy(path, backup).map(drop),
        linked => linked,
    }
}

/// Undoes steps, the last one first. Returns the files that could not be restored.
fn undo(taken: Vec<Taken>) -> Vec<PathBuf> {
    let mut left = Vec::new();
    for Taken { path, backup } in taken.into_iter().rev() {
        let undone = match backup {
            Some(backup) => fs::rename(backup, &path),
            None => present(fs::remove_file(&path)).map(drop),
        };
        if undone.is_err() {
            left.push(path);
        }
    }
    left.reverse();
    left
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::Transaction;
    use crate::output::disk::error::DiskError;

    /// A folder that is removed when its test is over.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("typewright-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            for file in ["a", "b", "c"] {
                fs::write(path.join(file), "old").unwrap();
            }
            Self(path)
        }

        /// All files, with what is in them.
        fn files(&self) -> Vec<(String, String)> {
            let entries = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().path());
            let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
            let mut files: Vec<_> = entries.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect();
            files.sort();
            files
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn staged(folder: &Folder) -> Transaction {
        let mut transaction = Transaction::default();
        transaction.replace(&folder.0.join("new"), b"new").unwrap();
        transaction.replace(&folder.0.join("a"), b"new").unwrap();
        transaction.remove(&folder.0.join("c"));
        transaction.remove(&folder.0.join("gone already"));
        transaction.replace(&folder.0.join("b"), b"new").unwrap();
        transaction
    }

    fn pairs(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_commit_makes_all_changes() {
        let folder = Folder::new("commit");
        staged(&folder).commit().unwrap();
        assert_eq!(folder.files(), pairs(&[("a", "new"), ("b", "new"), ("new", "new")]));
    }

    #[test]
    fn a_move_that_fails_takes_the_others_back() {
        let folder = Folder::new("undo");
        let transaction = staged(&folder);
        fs::remove_file(transaction.steps.last().unwrap().staged.as_ref().unwrap()).unwrap();
        let DiskError::Io { path, left, .. } = transaction.commit().unwrap_err() else { panic!("another error") };
        assert_eq!((path, left), (folder.0.join("b"), Vec::new()));
        assert_eq!(folder.files(), pairs(&[("a", "old"), ("b", "old"), ("c", "old")]));
    }

    #[test]
    fn a_transaction_that_is_dropped_changes_nothing() {
        let folder = Folder::new("drop");
        drop(staged(&folder));
        assert_eq!(folder.files(), pairs(&[("a", "old"), ("b", "old"), ("c", "old")]));
    }
}
