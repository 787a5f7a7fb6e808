//! Temporary files of killed runs.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::output::header::{MAX_START, is_generated};

/// Writing takes seconds: where the system does not list running processes, a temporary file this old belongs to a dead
/// one.
const OLD: Duration = Duration::from_secs(600);

/// The temporary file of a file: the process and a number make it unique.
pub(super) fn temporary(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(format!(".{}.{number}.tmp", std::process::id()));
    path.with_file_name(name)
}

/// Removes temporary files of killed runs: those of these files, and of removed generated files beside them. Failures
/// are ignored, since leftovers do no harm.
pub(super) fn remove<'a>(files: impl IntoIterator<Item = &'a Path>) {
    let files: BTreeSet<_> = files.into_iter().collect();
    let folders: BTreeSet<_> = files.iter().filter_map(|file| file.parent()).collect();
    for folder in folders {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        for entry in fs::read_dir(here).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some((file, process)) = name.to_str().and_then(parse) else { continue };
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            let is_ours = || files.contains(folder.join(file).as_path()) || starts_as_generated(&entry.path());
            if is_file && is_dead(process, &entry) && is_ours() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn starts_as_generated(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_START as u64).read_to_end(&mut start));
    read.is_ok() && is_generated(&start)
}

/// `mod.rs.1234.5.tmp`: the file `mod.rs` and the process 1234.
fn parse(name: &str) -> Option<(&str, u32)> {
    let (rest, number) = name.strip_suffix(".tmp")?.rsplit_once('.')?;
    number.parse::<u32>().ok()?;
    let (file, process) = rest.rsplit_once('.')?;
    Some((file, process.parse().ok()?))
}

fn is_dead(process: u32, entry: &fs::DirEntry) -> bool {
    let is_gone = || Path::new("/proc/self").exists() && !Path::new("/proc").join(process.to_string()).exists();
    let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
    process == std::process::id() || is_gone() || age().is_some_and(|age| age > OLD)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn temporaries_are_told_by_their_names() {
        assert_eq!(parse("mod.rs.1234.5.tmp"), Some(("mod.rs", 1234)));
        for other in ["mod.rs", "mod.rs.tmp", "mod.rs.1234.tmp", "mod.rs.x.1.tmp", "mod.rs.1234.5.tmp~", ".tmp"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
