//! The files of `editors/` follow the version of the project and the builtins of the language.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use typewright_tests::schema;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join("editors").join(path)).unwrap()
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

#[test]
fn editors_have_the_version_of_the_project() {
    let (extension, lock) = (json("vscode/package.json"), json("vscode/package-lock.json"));
    let grammar = json("tree-sitter-tl/tree-sitter.json");
    let versions =
        [&extension["version"], &lock["version"], &lock["packages"][""]["version"], &grammar["metadata"]["version"]];
    assert_eq!(versions, [env!("CARGO_PKG_VERSION"); 4]);
}

/// The names of the builtin types, bare and boxed.
fn builtins() -> BTreeSet<String> {
    let schema = schema("");
    let named = schema.builtins.iter().flat_map(|builtin| [builtin.name, builtin.ty]);
    // Constructors of `Bool` are no types; values of an `Object` carry ids of other types, so that it has none.
    let types = named.filter(|name| !["boolTrue", "boolFalse"].contains(name));
    types.chain(["object", "Object", "function", "Function"]).map(str::to_owned).collect()
}

#[test]
fn editors_tree_sitter_highlights_the_builtins() {
    let queries = read("tree-sitter-tl/queries/highlights.scm");
    let lists = queries.split("any-of? ").skip(1).map(|rest| {
        let list = rest.split(')').next().unwrap_or_default();
        list.split('"').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>()
    });
    let [bare, not_bare, boxed, not_boxed] = lists.collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((&bare, &boxed), (&not_bare, &not_boxed));
    assert_eq!(bare.union(&boxed).cloned().collect::<BTreeSet<_>>(), builtins());
}

#[test]
fn editors_textmate_scopes_the_builtins() {
    let grammar = json("textmate/tl.tmLanguage.json");
    let rule = grammar["repository"]["type"]["patterns"][0]["match"].as_str().unwrap();
    let (_, rest) = rule.split_once("(?:").unwrap();
    let names = rest.split(')').next().unwrap().split('|').map(str::to_owned);
    assert_eq!(names.collect::<BTreeSet<_>>(), builtins());
}
