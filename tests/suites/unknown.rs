//! Constructors that the schema does not have, kept as bytes.

use insta::assert_snapshot;
use typewright::Builder;
use typewright_runtime::{Combinator, Decode, Encode, Function, Object};
use typewright_tests::unknown::functions::GetUpdates;
use typewright_tests::unknown::types::{Container, Reason, Updates};
use typewright_tests::unknown::variants::UpdatesOne;

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A value and its bytes, both ways.
fn holds<T: Encode + for<'de> Decode<'de> + PartialEq + std::fmt::Debug>(value: &T, bytes: &[u8]) {
    assert_eq!(T::from_bytes(bytes).unwrap(), *value);
    assert_eq!(value.to_bytes().unwrap(), bytes);
    assert_eq!(value.size(), bytes.len());
}

#[test]
fn unknown_constructors_are_kept() {
    let bytes = words(&[0xdead_beef, 1, 2]);
    holds(&Updates::Unknown(Object::new(bytes.clone())), &bytes);
    assert_eq!(GetUpdates.response_from_bytes(&bytes).unwrap(), Updates::Unknown(Object::new(bytes)));
}

#[test]
fn known_constructors_decode_as_usual() {
    let known = Updates::from(UpdatesOne { id: 5, reason: Reason::None });
    let bytes = known.to_bytes().unwrap();
    holds(&known, &bytes);
    assert!(Updates::from_bytes(&bytes[..8]).is_err());
    assert!(Updates::from_bytes(&[1, 2, 3]).is_err());
}

#[test]
fn it_comes_last_in_what_comes_last() {
    let unknown = words(&[7, 8]);
    let reason = Reason::Unknown2(Object::new(unknown.clone()));
    let value = Container { count: 1, updates: UpdatesOne { id: 5, reason }.into() };
    let bytes = [words(&[Container::ID, 1, UpdatesOne::ID, 5]), unknown].concat();
    holds(&value, &bytes);
}

#[test]
fn unknown_is_refused_where_fields_follow() {
    let tl = "a = A; a2 = A; b x:A y:int = B; single = Single; c list:Vector<A> = C;";
    let builder = Builder::new().schema_text("test.tl", tl);
    assert_snapshot!(builder.clone().unknown(["A"]).generate().unwrap_err().frames(false), @"
    error: `A` cannot keep unknown constructors: something comes after it
     --> test.tl:1:18
      |
    1 | a = A; a2 = A; b x:A y:int = B; single = Single; c list:Vector<A> = C;
      |                  ^^^ ----- this comes after it     -------------- more of them may follow
      |                  |
      |                  more fields follow
      |
      = note: nothing marks the end of an unknown value: decoding takes all remaining bytes
      = help: leave it out, or keep unknown constructors of a type that comes last
    ");
    let names = ["Single", "a2", "Ax", "Q"];
    assert_snapshot!(builder.unknown(names).generate().unwrap_err().frames(false), @"
    error: `Single` has one constructor: it is a struct, with no place for others
     |
     = help: leave it out of the types that keep unknown constructors

    error: `a2` is a constructor, and only a type keeps unknown constructors
     |
     = help: write `A`

    error: no type has the name `Ax`
     |
     = help: did you mean `A`?

    error: no type has the name `Q`
    ");
}

#[test]
fn json_keeps_it_as_it_came() {
    use typewright_runtime::json::{FromJson, ToJson};
    let json = r#"{"_":"updatesNew","ids":["1"]}"#;
    let updates = Updates::from_json_text(json).unwrap();
    let Updates::Unknown(object) = &updates else { panic!("known") };
    assert_eq!(object.as_raw_json().unwrap().tag("_").as_deref(), Some("updatesNew"));
    assert_eq!(updates.to_json_text(), json);
    assert_eq!(updates.to_bytes().unwrap_err().to_string(), "an object that came as JSON has no bytes");
    // Bytes stay bytes.
    let bytes = Updates::Unknown(Object::new(words(&[0xdead_beef, 1])));
    assert_eq!(bytes.to_json_text(), "\"776t3gEAAAA=\"");
    assert_eq!(Updates::from_json_text(&bytes.to_json_text()).unwrap(), bytes);
    let error = Updates::from_json_text("{}").unwrap_err().to_string();
    assert_eq!(error, "at line 1, column 1: expected Updates, found an object without `_`");
}
