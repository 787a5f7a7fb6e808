//! Comparison of bindings with files: stale files, and files that belong to others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{io, path};

use super::door::{contents, regular};
use super::error::DiskError;
use super::manifest::{self, Manifest};
use crate::output::bindings::Bindings;
use crate::output::header::is_generated;

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

/// A file that differs from the bindings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file.
    pub path: PathBuf,
    /// The difference.
    pub staleness: Staleness,
    /// The text that it should have.
    pub text: String,
}

/// The stale files of a folder, and its manifest.
pub(super) struct Comparison {
    /// Bindings, in the order of their paths.
    pub(super) stale: Vec<Stale>,
    /// The manifest, if that is stale.
    pub(super) stale_manifest: Option<Stale>,
    /// The manifest on disk.
    pub(super) before: Manifest,
}

/// The stale files below `dir`, its manifest among them. Writes nothing.
///
/// A file that can't be read, or a file in the way that typewright did not generate.
pub fn stale(dir: &Path, bindings: &Bindings) -> Result<Vec<Stale>, DiskError> {
    let Comparison { mut stale, stale_manifest, .. } = compare(dir, bindings)?;
    stale.extend(stale_manifest);
    stale.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(stale)
}

pub(super) fn compare(dir: &Path, bindings: &Bindings) -> Result<Comparison, DiskError> {
    let before = if is_tree(bindings) { Manifest::read(dir)? } else { Manifest::default() };
    let mut owners = Owners { dir, is_tree: is_tree(bindings), manifests: BTreeMap::new() };
    let (mut stale, mut not_ours) = (Vec::new(), Vec::new());
    for (name, text) in bindings {
        let path = dir.join(name);
        let staleness = match contents(&path)? {
            None => Staleness::Missing,
            Some(old) if same_text(&old, text) => continue,
            Some(old) => {
                owners.check(&path)?;
                if !(old.is_empty() || is_generated(&old) || before.has(name)) {
                    not_ours.push(path.clone());
                }
                Staleness::Differs
            }
        };
        stale.push(Stale { path, staleness, text: text.clone() });
    }
    if !not_ours.is_empty() {
        return Err(DiskError::NotOurs(not_ours));
    }
    stale.extend(extra(dir, bindings, &before)?);
    stale.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Comparison { stale, stale_manifest: stale_manifest(dir, bindings)?, before })
}

/// Returns whether bindings have a folder, and so a manifest, of their own. A single file stands among those of others.
fn is_tree(bindings: &Bindings) -> bool {
    bindings.len() > 1
}

/// Returns whether two texts are the same but for the ends of their lines, which a checkout may change.
#[must_use]
pub fn same_text(old: &[u8], new: &str) -> bool {
    old == new.as_bytes() || {
        let lines = |text| bytes_of_lines(text).map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        lines(old).eq(lines(new.as_bytes()))
    }
}

fn bytes_of_lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n')
}

/// Returns whether generated files stand at a path: a folder with a manifest, or a generated file.
#[must_use]
pub fn is_output(path: &Path) -> bool {
    let is_ours = |path: &Path| contents(path).is_ok_and(|text| text.is_some_and(|text| is_generated(&text)));
    if path.is_dir() { path.join(manifest::NAME).is_file() } else { is_ours(path) }
}

/// Files that the manifest names and the bindings lack. A file without the first line of generated ones is not ours.
fn extra(dir: &Path, bindings: &Bindings, before: &Manifest) -> Result<Vec<Stale>, DiskError> {
    let mut extra = Vec::new();
    for path in before.names().filter(|name| !bindings.contains_key(*name)).map(|name| dir.join(name)) {
        if regular(&path)?.is_some_and(|text| is_generated(&text)) {
            extra.push(Stale { path, staleness: Staleness::Extra, text: String::new() });
        }
    }
    Ok(extra)
}

fn stale_manifest(dir: &Path, bindings: &Bindings) -> Result<Option<Stale>, DiskError> {
    if !is_tree(bindings) {
        return Ok(None);
    }
    let (path, text) = (dir.join(manifest::NAME), Manifest::new(bindings).text());
    let staleness = match contents(&path)? {
        None => Staleness::Missing,
        Some(old) if same_text(&old, &text) => return Ok(None),
        Some(_) => Staleness::Differs,
    };
    Ok(Some(Stale { path, staleness, text }))
}

/// The manifests of the folders above.
struct Owners<'a> {
    dir: &'a Path,
    is_tree: bool,
    manifests: BTreeMap<PathBuf, Manifest>,
}

impl Owners<'_> {
    /// Refuses a file that the manifest of other bindings names.
    fn check(&mut self, path: &Path) -> Result<(), DiskError> {
        // An empty path is this folder.
        let absolute = |path: &Path| path::absolute(Path::new(".").join(path));
        let failed = |error: io::Error| DiskError::io("write", path, error);
        let (whole, own) = (absolute(path).map_err(failed)?, absolute(self.dir).map_err(failed)?);
        for folder in whole.ancestors().skip(1) {
            if self.is_tree && folder == own {
                continue;
            }
            let Ok(inside) = whole.strip_prefix(folder) else { continue };
            let name = inside.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/");
            if !self.manifests.contains_key(folder) {
                self.manifests.insert(folder.to_path_buf(), Manifest::above(folder)?);
            }
            if self.manifests.get(folder).is_some_and(|manifest| manifest.has(&name)) {
                return Err(DiskError::OfOthers(path.to_path_buf(), folder.to_path_buf()));
            }
        }
        Ok(())
    }
}
