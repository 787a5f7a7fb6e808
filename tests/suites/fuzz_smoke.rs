//! Mutated cases at every door: a short run of what the program `mutate` and `fuzz/` do for as long as one likes.

use std::fs;

use typewright_tests::attacks::ATTACKS;
use typewright_tests::mutate::Mutator;
use typewright_tests::project;

/// Sends so many mutated cases to the door of this name.
fn attack(name: &str, times: u32) {
    let attack = ATTACKS.iter().find(|attack| attack.name == name).unwrap();
    let seeds = (attack.seeds)();
    assert!(seeds.len() > 4, "{name} has {} seeds", seeds.len());
    seeds.iter().for_each(|seed| (attack.run)(seed));
    let mut mutator = Mutator::new(1);
    (0..times).for_each(|_| (attack.run)(&mutator.mutated(&seeds)));
}

#[test]
fn schemas_are_parsed() {
    attack("parse", 1000);
}

#[test]
fn schemas_become_rust() {
    attack("generate", 200);
}

#[test]
fn pages_are_read() {
    attack("pages", 1000);
}

#[test]
fn error_databases_are_read() {
    attack("errors", 1000);
}

#[test]
fn values_are_decoded() {
    attack("decode", 20_000);
}

#[test]
fn values_are_decoded_by_schemas() {
    attack("dynamic", 20_000);
}

#[test]
fn json_is_read() {
    attack("json", 60_000);
}

#[test]
fn every_door_has_a_fuzz_target() {
    let manifest = fs::read_to_string(project("fuzz/Cargo.toml")).unwrap();
    for attack in ATTACKS {
        let path = format!("fuzz_targets/{}.rs", attack.name);
        assert!(manifest.contains(&format!("path = {path:?}")), "{path}");
        let target = fs::read_to_string(project("fuzz").join(&path)).unwrap();
        assert!(target.contains(&format!("attacks::{}(bytes)", attack.name)), "{path}");
    }
    assert_eq!(fs::read_dir(project("fuzz/fuzz_targets")).unwrap().count(), ATTACKS.len());
}
