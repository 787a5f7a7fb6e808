//! Mutated cases for every fuzz target: a short run. The program `mutate` and `fuzz/` run for any time.

use std::fs;

use typewright_tests::fuzz_targets::TARGETS;
use typewright_tests::mutate::Mutator;
use typewright_tests::project;

/// Runs the target of this name with its seeds and with `times` mutated cases.
fn fuzz(name: &str, times: u32) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let seeds = (target.seeds)();
    assert!(seeds.len() > 4, "{name} has {} seeds", seeds.len());
    seeds.iter().for_each(|seed| (target.run)(seed));
    let mut mutator = Mutator::new(1);
    (0..times).for_each(|_| (target.run)(&mutator.mutated(&seeds)));
}

#[test]
fn schemas_are_parsed() {
    fuzz("parse", 1000);
}

#[test]
fn schemas_become_rust() {
    fuzz("generate", 200);
}

#[test]
fn schemas_are_edited() {
    fuzz("editor", 100);
}

#[test]
fn pages_are_read() {
    fuzz("pages", 1000);
}

#[test]
fn error_databases_are_read() {
    fuzz("errors", 1000);
}

#[test]
fn values_are_decoded() {
    fuzz("decode", 20_000);
}

#[test]
fn values_are_decoded_by_schemas() {
    fuzz("dynamic", 20_000);
}

#[test]
fn json_is_read() {
    fuzz("json", 60_000);
}

#[test]
fn every_target_is_one_of_libfuzzer() {
    let manifest = fs::read_to_string(project("fuzz/Cargo.toml")).unwrap();
    for target in TARGETS {
        let path = format!("fuzz_targets/{}.rs", target.name);
        assert!(manifest.contains(&format!("path = {path:?}")), "{path}");
        let text = fs::read_to_string(project("fuzz").join(&path)).unwrap();
        assert!(text.contains(&format!("fuzz_targets::{}(bytes)", target.name)), "{path}");
    }
    assert_eq!(fs::read_dir(project("fuzz/fuzz_targets")).unwrap().count(), TARGETS.len());
}
