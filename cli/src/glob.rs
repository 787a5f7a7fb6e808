//! Patterns of paths: `schema/*.tl`, `**/api-?.tl`, `layer-[0-9].tl`.

use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use typewright_language::files::folders_in;

/// Returns whether a path has characters that stand for others.
pub(crate) fn is_pattern(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.contains(['*', '?', '[']))
}

/// The files that a pattern matches, in the order of their paths. `*` and `?` match no name that starts with a dot.
pub(crate) fn files(pattern: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = vec![PathBuf::new()];
    for component in pattern.components() {
        let name = component.as_os_str().to_string_lossy();
        found = match component {
            Component::Normal(_) if name == "**" => {
                let below: Vec<_> = found.iter().map(|folder| folders(folder)).collect::<io::Result<_>>()?;
                below.into_iter().flatten().collect()
            }
            Component::Normal(_) if is_pattern(Path::new(name.as_ref())) => {
                let matching: Vec<_> = found.iter().map(|folder| entries(folder, &name)).collect::<io::Result<_>>()?;
                matching.into_iter().flatten().collect()
            }
            _ => found.into_iter().map(|folder| folder.join(component)).collect(),
        };
    }
    found.retain(|path| path.is_file());
    found.sort();
    found.dedup();
    Ok(found)
}

/// The entries of a folder whose names a pattern matches; none if it is no folder.
fn entries(folder: &Path, pattern: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for name in names(folder)? {
        let hidden = name.starts_with('.') && !pattern.starts_with('.');
        if !hidden && matches(pattern, &name) {
            found.push(folder.join(name));
        }
    }
    Ok(found)
}

/// A folder and all those below it that are not hidden.
fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !here.is_dir() {
        return Ok(Vec::new());
    }
    let found = folders_in(here, |name| !name.to_string_lossy().starts_with('.'))?;
    // Paths stay as the pattern began: without a `.` that it does not have.
    Ok(found.into_iter().map(|path| path.strip_prefix(here).map_or(path.clone(), |rest| folder.join(rest))).collect())
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
    Ok(names.collect::<io::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Returns whether a pattern without `/` matches a name. Takes time in proportion to the product of their lengths.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    // For each prefix of the name: `true` if the pattern so far matches it.
    let mut reached = vec![false; name.len() + 1];
    reached.iter_mut().take(1).for_each(|start| *start = true);
    let mut rest = pattern.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if *first == '*' {
            let mut any = false;
            reached.iter_mut().for_each(|here| {
                any |= *here;
                *here = any;
            });
            rest = after;
            continue;
        }
        let (one, after) = class(*first, after);
        let steps = reached.iter().zip(&name).map(|(here, letter)| *here && one.has(*letter));
        reached = std::iter::once(false).chain(steps).collect();
        rest = after;
    }
    reached.last() == Some(&true)
}

/// The characters that may stand in one place of a name.
enum Letter<'p> {
    Any,
    This(char),
    OneOf { set: &'p [char], negated: bool },
}

impl Letter<'_> {
    fn has(&self, letter: char) -> bool {
        match self {
            Self::Any => true,
            Self::This(this) => *this == letter,
            Self::OneOf { set, negated } => in_set(set, letter) != *negated,
        }
    }
}

/// Returns whether a letter is in the set `a-z0-9_`.
fn in_set(mut set: &[char], letter: char) -> bool {
    loop {
        match set {
            [from, '-', to, rest @ ..] => {
                if (*from..=*to).contains(&letter) {
                    return true;
                }
                set = rest;
            }
            [one, rest @ ..] => {
                if *one == letter {
                    return true;
                }
                set = rest;
            }
            [] => return false,
        }
    }
}

/// The meaning of the first character of a pattern, and the rest of the pattern. A `[` that is not closed is itself.
fn class(first: char, after: &[char]) -> (Letter<'_>, &[char]) {
    match (first, after) {
        ('?', _) => (Letter::Any, after),
        ('[', ['!' | '^', set @ ..]) if set.contains(&']') => closed(set, true),
        ('[', set) if set.contains(&']') => closed(set, false),
        _ => (Letter::This(first), after),
    }
}

fn closed(set: &[char], negated: bool) -> (Letter<'_>, &[char]) {
    let end = set.iter().skip(1).position(|letter| *letter == ']').map_or(0, |end| end + 1);
    let (set, rest) = set.split_at(end);
    (Letter::OneOf { set, negated }, rest.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("*.tl", "api.tl", true),
            ("*.tl", "api.tlo", false),
            ("*", "", true),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c", false),
            ("layer-?.tl", "layer-7.tl", true),
            ("layer-?.tl", "layer-17.tl", false),
            ("layer-[0-9].tl", "layer-7.tl", true),
            ("layer-[!0-9].tl", "layer-7.tl", false),
            ("layer-[!0-9].tl", "layer-x.tl", true),
            ("[]a].tl", "].tl", true),
            ("[a", "[a", true),
            ("é?", "éà", true),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn patterns_take_no_exponential_time() {
        let pattern = "*a".repeat(200) + "b";
        assert!(!matches(&pattern, &"a".repeat(2_000)));
    }
}
