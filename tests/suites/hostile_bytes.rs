//! Bytes must not exhaust the stack, take memory beyond the limits, end within a value, or pass unnoticed.
//! `tests/memory` counts the memory for the same inputs.

use insta::assert_snapshot;
use typewright_language::schema::CombinatorId;
use typewright_runtime::{Decode, DecodeErrorKind, Encode, Limits, RegistryError};
use typewright_tests::deep_messages::{Message, VECTOR, word};
use typewright_tests::fuzz_targets::{ENTRIES, hold};
use typewright_tests::generated::empty::types::Never;
use typewright_tests::generated::{CASES, deep, endless};
use typewright_tests::schema;
use typewright_tools::sample::Sampler;

/// The error of a message, within the default limits.
fn error(message: &Message) -> String {
    deep::registry::REGISTRY.decode(message.bytes()).unwrap_err().to_string()
}

fn kind(message: &Message) -> DecodeErrorKind {
    match deep::registry::REGISTRY.decode(message.bytes()) {
        Err(RegistryError::Decode(error)) => error.kind(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_thousand_million_elements_in_twelve_bytes() {
    let message = Message::new("numbers").word(VECTOR).word(1 << 31);
    assert_snapshot!(error(&message), @"at byte 12: found a vector of 2147483648 elements, at most 0 can follow in numbers");
}

#[test]
fn elements_without_bytes() {
    assert_snapshot!(error(&Message::new("nothings").word(1 << 31)), @"at byte 8: found a vector of 2147483648 elements, at most 65536 can follow in nothings");
    assert_snapshot!(error(&Message::new("trues").word(VECTOR).word(u32::MAX)), @"at byte 12: found a vector of 4294967295 elements, at most 65536 can follow in trues");
    let many = Message::new("nothingsInNothings").word(1000).words(&[60_000; 1000]);
    assert_snapshot!(error(&many), @"at byte 16: found a vector of 60000 elements, at most 5536 can follow in nothingsInNothings");
    let few = Message::new("nothings").word(65_536);
    assert!(deep::registry::REGISTRY.decode(few.bytes()).is_ok());
}

#[test]
fn values_a_hundred_thousand_deep() {
    const DEEP: usize = 100_000;
    assert_snapshot!(error(&Message::nested("textBold", &[], DEEP)), @"at byte 256: values nest deeper than the limit in textBold > textBold > textBold > textBold > (56 more) > textBold > textBold > textBold > textBold");
    for (name, head) in [
        ("textConcat", &[VECTOR, 1][..]),
        ("blockCover", &[]),
        ("blockDetails", &[0, VECTOR, 1]),
        ("jsonArray", &[VECTOR, 1]),
        ("jsonObject", &[VECTOR, 1, word("jsonObjectValue"), 0]),
    ] {
        assert_eq!(kind(&Message::nested(name, head, DEEP)), DecodeErrorKind::TooDeep, "{name}");
    }
}

#[test]
fn decoded_values_can_be_encoded_printed_and_dropped_at_any_allowed_depth() {
    let bytes = Message::nested("textBold", &[], 63).word(word("textEmpty"));
    let value = deep::registry::REGISTRY.decode(bytes.bytes()).unwrap();
    assert_eq!(value.to_bytes().unwrap(), bytes.bytes());
    assert!(format!("{value:?}").contains("Empty"));
    let deeper = Message::nested("textBold", &[], 64).word(word("textEmpty"));
    assert_eq!(kind(&deeper), DecodeErrorKind::TooDeep);
}

#[test]
fn repetitions_by_outside_numbers_end_with_the_bytes() {
    let registry = &endless::registry::REGISTRY;
    let id = |name: &str| registry.entries().iter().find(|entry| entry.name == name).unwrap().id;
    let error = |name: &str, words: &[u32]| {
        let bytes: Vec<_> = [&[id(name)], words].concat().into_iter().flat_map(u32::to_le_bytes).collect();
        registry.decode(&bytes).unwrap_err().to_string()
    };
    assert_snapshot!(error("nodes", &[1, id("node"), 7, id("node"), 8]), @"at byte 24: expected 4 more bytes, found 0 in nodes > node > node");
    assert_snapshot!(error("tails", &[1, 7, 8]), @"at byte 16: expected 4 more bytes, found 0 in tails > tail > tail > tail");
    assert_snapshot!(error("voids", &[1]), @"at byte 8: values nest deeper than the limit in voids > void > void > void > (58 more) > void > void > void > void");
    assert_snapshot!(error("forks", &[3, 0, 0]), @"at byte 16: expected 4 more bytes, found 0 in forks > fork > fork");
    assert_snapshot!(error("rests", &[1]), @"at byte 8: values nest deeper than the limit in rests > _ > _ > _ > (57 more) > _ > _ > _ > _");
    assert_snapshot!(error("rests", &[3, 7]), @"at byte 12: expected 4 more bytes, found 0 in rests > _ > _");
    assert_snapshot!(error("twice", &[u32::MAX]), @"at byte 8: values nest deeper than the limit in twice > twins > twins > twins > (58 more) > twins > twins > twins > twins");
    assert_snapshot!(error("mores", &[u32::MAX]), @"at byte 8: found a vector of 4294967295 elements, at most 0 can follow in mores > more");
    assert_snapshot!(error("units", &[1000]), @"at byte 8: found a vector of 1000 elements, at most 471 can follow in units > units0 > units1 > units2");
}

#[test]
fn memory_has_a_limit_of_ones_own() {
    let updates = Message::new("updates").word(VECTOR).word(1000).words(&[word("updateTick"); 1000]);
    let limits = Limits::new().memory(1000);
    let error = deep::registry::REGISTRY.decode_with(updates.bytes(), limits).unwrap_err();
    assert_snapshot!(error, @"at byte 12: 56000 bytes of memory are needed, 1000 are left of the limit in updates");
}

#[test]
fn every_part_of_every_value_is_an_error_or_a_value() {
    let (mut parts, mut values) = (0, 0);
    for (_, tl, registry) in CASES {
        let schema = schema(tl);
        let mut sampler = Sampler::new(&schema, 3);
        for id in (0..schema.combinators.len()).map(|index| CombinatorId(index as u32)) {
            let Some(bytes) = sampler.value(id) else { continue };
            let Some(entry) = registry.find(schema.combinator(id).unwrap().id) else { continue };
            let Some(decoder) = entry.decoder else { continue };
            assert!(hold(entry, decoder, &bytes), "{}", entry.name);
            let ends = 0..bytes.len();
            parts += ends.len();
            values += ends.filter(|end| hold(entry, decoder, &bytes[..*end])).count();
        }
    }
    // Less of an object is still one, and nothing else is.
    assert!(parts > 5000 && values < parts / 20, "{values} of {parts}");
}

#[test]
fn every_word_of_every_type_is_an_error_or_a_value() {
    for word in [0, 1, 3, VECTOR, u32::MAX, 1 << 31] {
        for (entry, decoder) in ENTRIES.iter() {
            hold(entry, *decoder, &[entry.id, word, word, word].map(u32::to_le_bytes).concat());
        }
    }
}

#[test]
fn a_type_without_constructors_has_no_value() {
    let bytes = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 0, 0, 0, 0];
    let error = Vec::<Never>::from_bytes(&bytes).unwrap_err();
    assert_eq!(error.to_string(), "at byte 8: expected Never, found the id 0x00000000");
    assert_eq!(Vec::<Never>::from_bytes(&[0x15, 0xc4, 0xb5, 0x1c, 0, 0, 0, 0]), Ok(Vec::new()));
    assert_eq!(Never::Nothing.to_bytes().unwrap_err().to_string(), "Never has no constructor, and so no value");
}
