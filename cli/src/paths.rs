//! Paths: errors for those that do not exist, with the folder that was searched and the nearest name there.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use typewright_language::source::nearest;

/// The number of names in a folder that are compared with a misspelt one.
const MAX_NAMES: usize = 10_000;

/// The error for a path that can't be read. For a missing one it names the folder that was searched and the nearest
/// name there.
pub(crate) fn why(path: &Path, error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound { absent(path) } else { error.to_string() }
}

/// `no such file in /home/me/schema; did you mean `api.tl`?`
pub(crate) fn absent(path: &Path) -> String {
    let (folder, missing, rest) = break_off(path);
    let real = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
    let said = format!("no such file in {}", real.display());
    match near(&folder, &missing) {
        Some(name) => {
            let whole: PathBuf = path_of(&folder, path).join(&name);
            let meant = if whole.join(&rest).exists() { whole.join(&rest) } else { whole };
            format!("{said}; did you mean `{}`?", trimmed(&meant).display())
        }
        None => said,
    }
}

/// The folder that exists, the first name that is not in it, and the rest of the path.
fn break_off(path: &Path) -> (PathBuf, String, PathBuf) {
    let mut folder = PathBuf::new();
    let mut components = path.components();
    for component in components.by_ref() {
        let next = folder.join(component);
        if !next.exists() {
            let name = component.as_os_str().to_string_lossy().into_owned();
            return (here(folder), name, components.as_path().to_path_buf());
        }
        folder = next;
    }
    (here(folder), String::new(), PathBuf::new())
}

fn here(folder: PathBuf) -> PathBuf {
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}

/// The folder as the path began, for a suggestion of the same form.
fn path_of(folder: &Path, path: &Path) -> PathBuf {
    let starts_here = path.components().next() == Some(Component::CurDir);
    if folder == Path::new(".") && !starts_here { PathBuf::new() } else { folder.to_path_buf() }
}

fn trimmed(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The name in a folder that is nearest to a misspelt one.
fn near(folder: &Path, name: &str) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.take(MAX_NAMES);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// Returns whether a name on the command line stands for standard input.
pub(crate) fn is_stdin(name: impl AsRef<OsStr>) -> bool {
    name.as_ref() == "-"
}

/// The path without `.`, and without `..` where a folder stands before it.
pub(crate) fn normalized(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            _ => out.push(component),
        }
    }
    out
}
