//! Files of a revision, from the `git` program.

use std::path::Path;
use std::process::{Command, Stdio};

use typewright_language::source::SourceMap;

use crate::files;

/// The name and text of every schema at a place such as `HEAD~1:schema/api.tl`: of that file, or of the `.tl` files in
/// that folder. As `git show` has it, a path is that from the root of the repository, or from here if it starts with
/// `./`.
pub(crate) fn files(place: &str) -> Result<Vec<(String, String)>, String> {
    if place.is_empty() {
        return Err("`git:` names no revision and no path; write `git:HEAD:path/to/schema.tl`".to_owned());
    }
    if !place.contains(':') {
        return Err(format!("`git:{place}` names no path; write `git:{place}:path/to/schema.tl`"));
    }
    // The first command has the best error message. The second resolves a revision that moves.
    let kind = git(&["cat-file", "-t", "--end-of-options", place], place)?;
    let object = git(&["rev-parse", "--verify", "--end-of-options", place], place)?;
    let object = text(place, object)?.trim_end().to_owned();
    if kind != b"tree\n" {
        return Ok(vec![(format!("git:{place}"), file(place, &object)?)]);
    }
    let listing = text(place, git(&["ls-tree", "-r", "-z", "--full-tree", &object], place)?)?;
    let schemas: Vec<_> = listing.split('\0').filter_map(schema).collect();
    if schemas.is_empty() {
        return Err(format!("there is no `.tl` file in git:{place}"));
    }
    let folder = place.trim_end_matches('/');
    let separator = if folder.ends_with(':') { "" } else { "/" };
    let named = |(object, path): &(&str, &str)| {
        let place = format!("{folder}{separator}{path}");
        let text = file(&place, object)?;
        Ok((format!("git:{place}"), text))
    };
    schemas.iter().map(named).collect()
}

/// The bytes of a file in the last commit, if it is there.
pub(crate) fn committed(path: &Path) -> Option<Vec<u8>> {
    let (folder, name) = (path.parent()?.to_str()?, path.file_name()?.to_str()?);
    let object = format!("HEAD:./{name}");
    let ask = |what: &[&str]| git(&[&["-C", folder, "cat-file"], what, &[&object]].concat(), name).ok();
    let length: u64 = text(name, ask(&["-s"])?).ok()?.trim_end().parse().ok()?;
    if length > SourceMap::MAX_FILE_LEN as u64 { None } else { ask(&["blob"]) }
}

/// The object and the path of an entry such as `100644 blob OBJECT\tPATH`, if it is a schema.
fn schema(entry: &str) -> Option<(&str, &str)> {
    let (about, path) = entry.split_once('\t')?;
    let mut about = about.split(' ').skip(1);
    let (kind, object) = (about.next()?, about.next()?);
    (kind == "blob" && path.ends_with(".tl")).then_some((object, path))
}

/// The text of an object.
fn file(place: &str, object: &str) -> Result<String, String> {
    let length = text(place, git(&["cat-file", "-s", object], place)?)?;
    if length.trim_end().parse().is_ok_and(|length: u64| length > SourceMap::MAX_FILE_LEN as u64) {
        return Err(format!("can't read git:{place}: it is longer than {} MiB", SourceMap::MAX_FILE_LEN >> 20));
    }
    text(place, git(&["cat-file", "blob", object], place)?)
}

fn text(place: &str, bytes: Vec<u8>) -> Result<String, String> {
    files::text(bytes).map_err(|error| format!("can't read git:{place}: {error}"))
}

/// The output of `git`.
fn git(args: &[&str], place: &str) -> Result<Vec<u8>, String> {
    let output = Command::new("git").args(args).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("can't run git for git:{place}: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let why = String::from_utf8_lossy(&output.stderr);
    let why = why.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    Err(format!("can't read git:{place}: {why}"))
}
