//! File system access: the only file of this crate that opens files or lists folders.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::maps::Set;

/// The limit of folders within one another: pages lie in `methods`, `constructors` and `types`.
const MAX_DEPTH: usize = 8;

/// The bytes of a file that has at most `limit` of them. The length of a device or a pipe is unknown before it is read,
/// so at most one byte beyond the limit is read.
pub(crate) fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(io::Error::other("it is a directory; name the files in it"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(io::Error::other(format!("it is longer than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

/// The regular files in a folder and in those below it whose names end in one of the extensions, in the order of their paths.
///
/// A folder with several paths, through links, is visited once, by the shortest path with the fewest links. Pipes and
/// devices are left out.
///
/// # Errors
/// A folder that can't be read.
pub fn files_in(folder: &Path, extensions: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut found = Set::new();
    for folder in folders_in(folder, |_| true)? {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| extensions.iter().any(|one| it == *one)) && path.is_file() {
                found.insert(path);
            }
        }
    }
    Ok(found.into_vec())
}

/// The error databases in a folder and in those below it.
///
/// # Errors
/// A folder that can't be read, or that holds none.
pub fn databases_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let found = files_in(folder, &["csv", "json", "tsv"])?;
    let nothing = || io::Error::other("there is no `.json`, `.csv` or `.tsv` file in this folder");
    if found.is_empty() { Err(nothing()) } else { Ok(found) }
}

/// A folder, and those below it whose names are wanted, each once however many links lead to it.
///
/// # Errors
/// A folder that can't be read.
pub fn folders_in(folder: &Path, is_wanted: impl Fn(&OsStr) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut known = Set::new();
    known.insert(fs::canonicalize(folder)?);
    let (mut found, mut level) = (Vec::new(), vec![folder.to_path_buf()]);
    for _ in 0..=MAX_DEPTH {
        // Links come last, so that a folder goes by its own path.
        let (mut folders, mut links) = (Set::new(), Set::new());
        for folder in &level {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let path = entry.path();
                if is_wanted(&entry.file_name()) && path.is_dir() {
                    _ = if path.is_symlink() { &mut links } else { &mut folders }.insert(path);
                }
            }
        }
        found.append(&mut level);
        for path in folders.into_vec().into_iter().chain(links.into_vec()) {
            if fs::canonicalize(&path).is_ok_and(|real| known.insert(real)) {
                level.push(path);
            }
        }
    }
    Ok(found)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::cell::Cell;
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::PathBuf;

    use super::{MAX_DEPTH, files_in, folders_in};

    /// A folder that is removed when its test is over.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("typewright-{name}-{}", std::process::id()));
            fs::create_dir_all(path.join("a")).unwrap();
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn folders_are_visited_once_whatever_links_lead_to_them() {
        let folder = Folder::new("links");
        fs::write(folder.0.join("a/page.md"), "").unwrap();
        for number in 0..6 {
            symlink(".", folder.0.join(format!("self{number}"))).unwrap();
            symlink("..", folder.0.join(format!("a/up{number}"))).unwrap();
        }
        symlink("a", folder.0.join("0")).unwrap();
        assert_eq!(folders_in(&folder.0, |_| true).unwrap(), [folder.0.clone(), folder.0.join("a")]);
        assert_eq!(files_in(&folder.0, &["md"]).unwrap(), [folder.0.join("a/page.md")]);
    }

    #[test]
    fn folders_cost_no_more_than_their_entries() {
        let looked_at = |links: usize| {
            let folder = Folder::new(&format!("growth-{links}"));
            for number in 0..links {
                symlink(".", folder.0.join(format!("self{number}"))).unwrap();
                symlink("../a", folder.0.join(format!("a/again{number}"))).unwrap();
            }
            let entries = Cell::new(0);
            let count = |_: &OsStr| {
                entries.set(entries.get() + 1);
                true
            };
            assert_eq!(folders_in(&folder.0, count).unwrap().len(), 2);
            entries.get()
        };
        // The folder `a`, and the links in both folders.
        assert_eq!([1, 4, 16].map(looked_at), [1 + 2, 1 + 2 * 4, 1 + 2 * 16]);
    }

    #[test]
    fn folders_nest_to_a_limit() {
        let folder = Folder::new("deep");
        let deep = (0..MAX_DEPTH + 4).fold(folder.0.clone(), |path, _| path.join("x"));
        fs::create_dir_all(&deep).unwrap();
        assert_eq!(folders_in(&folder.0.join("x"), |_| true).unwrap().len(), MAX_DEPTH + 1);
    }
}
