//! Outputs that would overwrite each other.

use std::fs;
use std::path::{Component, Path, PathBuf};

use typewright_language::source::{Diagnostic, Diagnostics};

use super::file::ConfigFile;
use super::places::Places;
use crate::paths;

/// Reports every output, of bindings or of the site, that is also that of earlier bindings, or lies inside it or around it.
pub(super) fn check(
    outs: &[&Path],
    site: Option<&Path>,
    file: &ConfigFile,
    places: &Places<'_>,
    mistakes: &mut Diagnostics,
) {
    let bindings = outs.len();
    let outs: Vec<_> = outs.iter().copied().chain(site).collect();
    let plain: Vec<_> = outs
        .iter()
        .map(|out| if paths::is_stdin(out) { out.to_path_buf() } else { real(&normalized(&file.resolve(out))) })
        .collect();
    for (index, out) in plain.iter().enumerate() {
        let earlier = plain.iter().enumerate().take(index);
        let clash = earlier.filter_map(|(other, before)| Some((other, clash(out, before)?))).next();
        let Some((other, why)) = clash else { continue };
        let place = |index: usize| match index {
            _ if index == bindings => file.span(&places.value(&["site", "out"])),
            _ => file.span(&places.value(&["bindings", &index.to_string(), "out"])),
        };
        let error = Diagnostic::error(place(index), format!("the output `{}` {why}", show(&outs, index)));
        mistakes.push(
            error
                .also(place(other), "the output of other bindings")
                .help("give each set of bindings a folder or a file of its own"),
        );
    }
}

fn show(outs: &[&Path], index: usize) -> String {
    outs.get(index).map_or_else(String::new, |out| out.display().to_string())
}

/// The conflict between two outputs.
fn clash(out: &Path, before: &Path) -> Option<&'static str> {
    if out == before {
        Some("is used twice: one set of bindings would overwrite the other")
    } else if is_folder(before) && out.starts_with(before) {
        Some("lies inside another output")
    } else if is_folder(out) && before.starts_with(out) {
        Some("contains another output")
    } else {
        None
    }
}

/// Returns whether an output is a folder, not a file or standard output.
fn is_folder(out: &Path) -> bool {
    out != Path::new("-") && out.extension().is_none_or(|extension| extension != "rs")
}

/// The path with the links on it followed, as far as it is there.
fn real(out: &Path) -> PathBuf {
    let there = out.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    let joined = there.and_then(|(folder, real)| Some(real.join(out.strip_prefix(folder).ok()?)));
    joined.unwrap_or_else(|| out.to_path_buf())
}

/// The path without `.`, and without `..` where a folder stands before it.
fn normalized(path: &Path) -> PathBuf {
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
