//! The schema of MTProto against bytes that other implementations wrote: `tests/cases/wire/mtproto.txt`.

use std::collections::BTreeMap;

use typewright_telegram::mtproto::registry::REGISTRY;

/// The bytes of a value of each constructor and function, by name.
fn vectors() -> BTreeMap<&'static str, Vec<u8>> {
    let lines = include_str!("../cases/wire/mtproto.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').unwrap()).map(|(name, hex)| (name, unhex(hex))).collect()
}

fn unhex(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn mtproto_ids_are_those_of_other_implementations() {
    for (name, bytes) in vectors() {
        let id = u32::from_le_bytes(bytes[..4].try_into().unwrap());
        assert_eq!(REGISTRY.find(id).map(|entry| entry.name), Some(name), "{id:08x}");
    }
}

#[test]
fn mtproto_values_of_other_implementations_round_trip() {
    for (name, bytes) in vectors() {
        let value = REGISTRY.decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(value.to_bytes().unwrap(), bytes, "{name}");
    }
}

#[test]
fn mtproto_has_a_vector_for_each_definition() {
    let vectors = vectors();
    let missing: Vec<_> = REGISTRY.entries().iter().filter(|entry| !vectors.contains_key(entry.name)).collect();
    assert!(missing.is_empty(), "no bytes for {missing:#?}");
}
