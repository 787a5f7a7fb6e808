//! Rejected texts: `cases/rejected`, a file a mistake, and the frames of each in `snapshots/rejected`.
//!
//! `syntax` has texts that are not TL, `schema` has TL that means nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use insta::{Settings, assert_snapshot};
use typewright_language::schema::LowerOptions;
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_language::syntax;
use typewright_tests::lowered;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The cases of a kind, in their order.
fn cases(kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder("cases/rejected").join(kind)).unwrap();
    let mut cases: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// Compares the frames of each case with its snapshot.
fn hold(kind: &str, read: impl Fn(&str, String) -> (SourceMap, Diagnostics)) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(folder("snapshots/rejected").join(kind));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in cases(kind) {
            let name = case.file_stem().unwrap().to_str().unwrap();
            let (sources, diagnostics) = read(&format!("{name}.tl"), fs::read_to_string(&case).unwrap());
            assert!(diagnostics.has_errors(), "{name} is accepted");
            assert_snapshot!(name, render(&sources, &diagnostics.sorted(), false));
        }
    });
}

#[test]
fn syntax_mistakes_are_explained() {
    hold("syntax", |name, text| {
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let id = sources.add(name, text);
        let _ = syntax::parse(&sources, id, &mut diagnostics);
        (sources, diagnostics)
    });
}

#[test]
fn schema_mistakes_are_explained() {
    hold("schema", |name, text| {
        let (_, sources, diagnostics) = lowered(name, &text, LowerOptions::default());
        (sources, diagnostics)
    });
}

/// Every snapshot in a folder and its folders.
fn snapshots(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if !matches!(name, "target" | "node_modules") && !name.starts_with('.') {
                snapshots(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "snap") {
            found.insert(path);
        }
    }
}

#[test]
fn snapshots_without_a_case_fail() {
    let root = folder("..").canonicalize().unwrap();
    let mut found = BTreeSet::new();
    snapshots(&root, &mut found);
    let of_case = |kind: &'static str| {
        let place = root.join("tests/snapshots/rejected").join(kind);
        cases(kind).into_iter().map(move |case| {
            let name = case.file_stem().unwrap().to_str().unwrap().to_owned();
            place.join(format!("{name}.snap"))
        })
    };
    let referenced: BTreeSet<_> = of_case("syntax").chain(of_case("schema")).collect();
    let unreferenced: Vec<_> = found.difference(&referenced).collect();
    assert!(unreferenced.is_empty(), "no test holds these snapshots: remove or review them: {unreferenced:#?}");
}
