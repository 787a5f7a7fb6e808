//! Printed trees parse to themselves, and no text makes the parser panic.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use typewright_language::schema::LowerOptions;
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_language::syntax::{self, ast};
use typewright_tests::strategies::{file, soup};
use typewright_tests::{lowered, shape};

/// The tree of a text, and the frames of its diagnostics.
fn read(text: &str) -> (ast::File, String) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add("test.tl", text);
    let file = syntax::parse(&sources, id, &mut diagnostics);
    let frames = render(&sources, &diagnostics.sorted(), false);
    (file, frames)
}

fn assert_prints_and_parses(text: &str) {
    let (tree, frames) = read(text);
    assert_eq!(frames, "", "of {text}");
    let printed = tree.to_string();
    let (again, frames) = read(&printed);
    assert_eq!(frames, "", "of {printed}");
    assert_eq!(shape(&tree), shape(&again), "of {printed}");
    assert_eq!(printed, again.to_string());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn every_tree_prints_as_itself(text in file()) {
        assert_prints_and_parses(&text);
    }

    #[test]
    fn any_tokens_are_read_or_refused_in_their_place(text in soup()) {
        let (_, sources, diagnostics) = lowered("soup.tl", &text, LowerOptions::default());
        for diagnostic in diagnostics.sorted() {
            let places = diagnostic.secondary.iter().chain([&diagnostic.primary]);
            for place in places {
                prop_assert!(text.get(place.span.range()).is_some(), "{diagnostic:?}");
            }
            prop_assert!(!diagnostic.message.is_empty());
        }
        prop_assert_eq!(render(&sources, &diagnostics.sorted(), false).is_empty(), diagnostics.sorted().is_empty());
        let (tree, _) = read(&text);
        let (again, _) = read(&tree.to_string());
        prop_assert_eq!(shape(&tree), shape(&again));
    }

    #[test]
    fn any_characters_are_read_or_refused(text in "\\PC{0,60}") {
        read(&text);
    }
}

#[test]
fn committed_schemas_print_and_parse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("../schema"), root.join("cases/generated")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "tl") {
                seen += 1;
                assert_prints_and_parses(&fs::read_to_string(path).unwrap());
            }
        }
    }
    assert!(seen > 10, "{seen} schemas");
}
