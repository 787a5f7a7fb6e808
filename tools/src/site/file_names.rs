//! File names for names that may hold anything: safe on every file system, and distinct where case is ignored.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use typewright_language::schema::{Kind, Schema, crc32};

/// The longest file name, without an extension, that is not shortened.
const MAX_LEN: usize = 100;

/// The names that Windows keeps for devices, whatever stands behind a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The paths of definitions without their extension: `functions/phone.requestCall`.
pub(super) struct FileNames {
    pub(super) combinators: Vec<String>,
    pub(super) types: Vec<String>,
    pub(super) errors: Vec<String>,
}

impl FileNames {
    pub(super) fn new(schema: &Schema) -> Self {
        let is_function = |kind| kind == Kind::Function;
        let named = |functions: bool| {
            let all = schema.combinators.iter().filter(move |it| is_function(it.kind) == functions);
            all.map(|it| (it.name.as_str(), format!("{:08x}", it.id)))
        };
        let mut functions = distinct("functions", named(true)).into_iter();
        let mut constructors = distinct("constructors", named(false)).into_iter();
        let of_kind = |kind| if is_function(kind) { functions.next() } else { constructors.next() };
        let errors: Vec<_> = schema.documentation.errors.iter().map(|error| error.name.replace("%d", "X")).collect();
        Self {
            combinators: schema.combinators.iter().map(|it| it.kind).filter_map(of_kind).collect(),
            types: distinct("types", schema.types.iter().map(|ty| (ty.name.as_str(), hash(&ty.name)))),
            errors: distinct("errors", errors.iter().map(|name| (name.as_str(), hash(name)))),
        }
    }
}

/// Eight digits that tell names apart.
pub(super) fn hash(name: &str) -> String {
    format!("{:08x}", crc32(name))
}

/// A path in a folder for each name. Names that are equal but for case get the second text of each pair behind them.
pub(super) fn distinct<'n>(folder: &str, names: impl Iterator<Item = (&'n str, String)>) -> Vec<String> {
    let names: Vec<_> = names.map(|(name, suffix)| (safe(name), suffix)).collect();
    let mut holders: BTreeMap<String, usize> = BTreeMap::new();
    names.iter().for_each(|(name, _)| *holders.entry(name.to_ascii_lowercase()).or_default() += 1);
    let mut taken = BTreeSet::new();
    let path = |(name, suffix): (String, String)| {
        let is_shared = holders.get(&name.to_ascii_lowercase()).is_some_and(|holders| *holders > 1);
        let base = if is_shared { format!("{name}-{suffix}") } else { name };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut candidates = [base.clone()].into_iter().chain(numbered);
        let free = candidates.find(|name| taken.insert(name.to_ascii_lowercase()));
        format!("{folder}/{}", free.unwrap_or(base))
    };
    names.into_iter().map(path).collect()
}

/// A name as the name of a file: letters, digits, `_` and the dots behind them stay, and every other character is its number
/// between two `-`.
fn safe(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => out.push(c),
            '.' if out.ends_with(|last: char| last.is_ascii_alphanumeric() || last == '_') => out.push(c),
            // Writing to a `String` cannot fail.
            _ => _ = write!(out, "-{:x}-", u32::from(c)),
        }
    }
    let first = out.split('.').next().unwrap_or_default().to_ascii_lowercase();
    if out.is_empty() || first == "index" || is_device(&first) {
        out.insert(0, '-');
    }
    if out.len() > MAX_LEN {
        out.truncate(MAX_LEN);
        out = format!("{out}-{}", hash(name));
    }
    out
}

fn is_device(name: &str) -> bool {
    let is_port = |name: &str| {
        let digit = ["com", "lpt"].into_iter().find_map(|port| name.strip_prefix(port));
        digit.is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit()))
    };
    DEVICES.contains(&name) || is_port(name)
}

#[cfg(test)]
mod tests {
    use super::{distinct, safe};

    #[test]
    fn ordinary_names_are_their_own_file_names() {
        for name in ["phone.requestCall", "USER_IS_BLOCKED", "a.b.c", "_", "2FA_CONFIRM_WAIT_X"] {
            assert_eq!(safe(name), name);
        }
    }

    #[test]
    fn hostile_names_stay_in_their_folder() {
        for (name, file) in [
            ("", "-"),
            ("..", "-2e--2e-"),
            ("../../etc", "-2e--2e--2f--2e--2e--2f-etc"),
            ("a..b", "a.-2e-b"),
            ("a/b\\c:d", "a-2f-b-5c-c-3a-d"),
            ("<script>", "-3c-script-3e-"),
            ("CON", "-CON"),
            ("com1.x", "-com1.x"),
            ("index", "-index"),
            ("é\0", "-e9--0-"),
        ] {
            assert_eq!(safe(name), file, "{name:?}");
        }
        let long = safe(&"x".repeat(70_000));
        assert!(long.len() < 120, "{long}");
        assert_ne!(long, safe(&"x".repeat(70_001)));
    }

    #[test]
    fn names_are_distinct_where_case_is_ignored() {
        let names = ["user", "User", "USER", "other", "other"];
        let paths = distinct("types", names.into_iter().map(|name| (name, super::hash(name))));
        let mut lower: Vec<_> = paths.iter().map(|path| path.to_lowercase()).collect();
        lower.sort();
        lower.dedup();
        assert_eq!(lower.len(), names.len(), "{paths:?}");
        // The order of the schema does not decide which of them gets which name.
        let turned = distinct("types", ["User", "user"].into_iter().map(|name| (name, super::hash(name))));
        assert_eq!((&turned[1], &turned[0]), (&paths[0], &paths[1]));
    }
}
