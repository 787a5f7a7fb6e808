//! The staircase holds: a floor of `codegen/src` uses those below it, never one above.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up, each with the floors that it may use.
const FLOORS: &[(&str, &[&str])] = &[
    ("maps", &[]),
    ("source", &[]),
    ("syntax", &["source"]),
    ("pages", &["source"]),
    ("findings", &["source", "syntax"]),
    ("schema", &["maps", "source", "syntax", "pages"]),
    ("model", &["maps", "source", "syntax", "schema"]),
    ("compare", &["source", "syntax", "schema"]),
    ("dynamic", &["source", "schema"]),
    ("convert", &["source", "syntax", "pages", "schema"]),
    ("format", &["source", "syntax", "schema"]),
    ("lint", &["source", "syntax", "schema", "compare", "model"]),
    ("emit", &["model"]),
    ("output", &["emit", "model"]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The modules at the root of the crate that a line of code names.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default())
}

#[test]
fn a_floor_uses_only_those_below() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src");
    let mut seen = 0;
    for (floor, below) in FLOORS {
        let folder = src.join(floor);
        let files = if folder.is_dir() { rust_files(&folder) } else { vec![folder.with_extension("rs")] };
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in (1..).zip(text.lines()) {
                for used in named(line) {
                    seen += 1;
                    assert!(
                        used == *floor || below.contains(&used),
                        "{}:{number}: `{floor}` must not use `{used}`",
                        file.display()
                    );
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} uses found: does the test still read the right files?");
}

#[test]
fn nom_lives_on_the_syntax_floor_alone() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src");
    let syntax = src.join("syntax");
    for file in rust_files(&src).iter().filter(|file| !file.starts_with(&syntax)) {
        let text = fs::read_to_string(file).unwrap();
        assert!(!text.contains("nom::"), "{} uses nom", file.display());
    }
}
