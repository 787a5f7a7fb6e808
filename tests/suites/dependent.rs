//! Types with parameters, repetitions, and masks and counts that stand elsewhere: bytes worked out by hand.

use std::fmt::Debug;

use insta::assert_snapshot;

use typewright_runtime::{Decode, Encode, EncodeError, Function, Object};
use typewright_tests::generated::dependent::functions::{Ask, AskAll, GetPair, GetTuple};
use typewright_tests::generated::dependent::types::{
    Answer, Both, Boxes, Chained, Counted, Dictionary, DictionaryField, Fixed, Grid, GridCells, GridRows, HasBits,
    HasPhantom, InNumbers, Masked, Matrix, Maybe, OnlyBits, Outer, Pair, Perhaps, Phantom, Records, RecordsRecords,
    Shared, SharedRecords, Summed, Tree, Tuple, Uses,
};
use typewright_tests::generated::dependent::variants::{self, AnswerError, Just, Unnamed};
use typewright_tests::schema;

/// A part of the wire: a word, or bytes as they are.
enum Part {
    Word(u32),
    Bytes(&'static [u8]),
    /// The id of the constructor of this name.
    Id(&'static str),
}

use Part::{Bytes, Id, Word};

fn wire(parts: &[Part]) -> Vec<u8> {
    let schema = schema(include_str!("../cases/generated/dependent.tl"));
    let id = |name: &str| schema.combinators.iter().find(|combinator| combinator.name == name).unwrap().id;
    let bytes = |part: &Part| match part {
        Word(word) => word.to_le_bytes().to_vec(),
        Bytes(bytes) => bytes.to_vec(),
        Id(name) => id(name).to_le_bytes().to_vec(),
    };
    parts.iter().flat_map(bytes).collect()
}

/// Checks that `value` encodes to `parts`, has their size, and decodes from them, and that no prefix of them is a
/// value.
fn holds<T>(value: &T, parts: &[Part])
where
    T: Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    let bytes = wire(parts);
    assert_eq!(value.to_bytes().unwrap(), bytes);
    assert_eq!(value.size(), bytes.len());
    assert_eq!(&T::from_bytes(&bytes).unwrap(), value);
    for end in 0..bytes.len() {
        assert!(T::from_bytes(&bytes[..end]).is_err(), "{end} bytes are a whole value");
    }
}

fn just<T>(value: T) -> Maybe<T> {
    Just { value }.into()
}

#[test]
fn a_type_is_a_parameter() {
    let field = DictionaryField { key: "k".to_owned(), value: vec![7] };
    let leaf = Tree { leaf: 1, children: vec![Tree { leaf: 2, children: vec![] }] };
    let boxes = Boxes {
        a: just(5),
        b: just(6),
        c: Pair { first: "p".to_owned(), second: Maybe::Nothing },
        d: Dictionary { entries: vec![field] },
        e: Dictionary { entries: vec![DictionaryField { key: String::new(), value: leaf }] },
    };
    holds(
        &boxes,
        &[
            Id("boxes"),
            // A bare `int` in a `Maybe`, then a boxed one.
            Id("just"),
            Word(5),
            Id("just"),
            Word(0xa850_9bda),
            Word(6),
            // A bare pair.
            Bytes(b"\x01p\0\0"),
            Id("nothing"),
            // A boxed dictionary of byte strings: its fields are bare, and so is the vector of them.
            Id("dictionary"),
            Word(1),
            Bytes(b"\x01k\0\0"),
            Bytes(b"\x01\x07\0\0"),
            // A bare one of trees.
            Word(1),
            Word(0),
            Id("tree"),
            Word(1),
            Word(0x1cb5_c415),
            Word(1),
            Id("tree"),
            Word(2),
            Word(0x1cb5_c415),
            Word(0),
        ],
    );
}

#[test]
fn a_number_is_a_parameter() {
    let row = || Tuple { items: vec![1.0, 2.0] };
    let fixed = Fixed { items: Tuple { items: vec![1, 2, 3] }, rows: Tuple { items: vec![row(), row()] } };
    let double = |number: f64| Bytes(Box::leak(Box::new(number.to_le_bytes())));
    holds(
        &fixed,
        &[Id("fixed"), Id("tuple"), Word(1), Word(2), Word(3), double(1.0), double(2.0), double(1.0), double(2.0)],
    );
}

#[test]
fn a_mask_stands_outside() {
    let one = || InNumbers { id: 1, name: Some("n".to_owned()), seen: true, size: None };
    holds(
        &Masked { mask: 0b11, one: one(), many: vec![one()] },
        &[
            Id("masked"),
            Word(0b11),
            Word(1),
            Word(0),
            Bytes(b"\x01n\0\0"),
            Word(0x1cb5_c415),
            Word(1),
            Word(1),
            Word(0),
            Bytes(b"\x01n\0\0"),
        ],
    );
    holds(&HasBits { mask: 1 << 5, bits: OnlyBits { a: false, b: true } }, &[Id("hasBits"), Word(32), Id("onlyBits")]);
    let both = variants::Both { a: Some(InNumbers { id: 2, name: None, seen: false, size: Some(9) }) };
    holds(&Outer { mask: 0, both: Both::Neither }, &[Id("outer"), Word(0), Id("neither")]);
    let error = Outer { mask: 1 << 31, both: both.into() }.to_bytes().unwrap_err();
    assert_eq!(error.to_string(), "both: a is there if mask.0 is set, and only then");
}

#[test]
fn masks_have_to_agree_with_their_fields() {
    let masked = |mask, name: Option<&str>, seen| {
        let one = InNumbers { id: 1, name: name.map(str::to_owned), seen, size: None };
        Masked { mask, one, many: vec![] }.to_bytes().map_err(|error| error.to_string())
    };
    assert!(masked(0, None, false).is_ok());
    assert_eq!(masked(0, Some("n"), false).unwrap_err(), "inNumbers: name is there if mask.0 is set, and only then");
    assert_eq!(masked(1, None, false).unwrap_err(), "inNumbers: name is there if mask.0 is set, and only then");
    assert_eq!(masked(0, None, true).unwrap_err(), "inNumbers: seen is there if mask.1 is set, and only then");
}

#[test]
fn a_count_stands_in_another_field() {
    holds(&Counted { n: 2, items: vec![7, 8] }, &[Id("counted"), Word(2), Word(7), Word(8)]);
    holds(&Summed { n: 0, items: vec!["s".to_owned()] }, &[Id("summed"), Word(0), Bytes(b"\x01s\0\0")]);
    let error = Counted { n: 3, items: vec![7, 8] }.to_bytes().unwrap_err();
    assert_eq!(error, EncodeError::Count { what: "counted.items", expected: 3, found: 2 });
    assert_eq!(error.to_string(), "counted.items has 2 elements where 3 are announced");
}

#[test]
fn a_count_may_be_absent() {
    holds(&Perhaps { n: None, items: None, all: vec![] }, &[Id("perhaps"), Word(0)]);
    let perhaps = Perhaps { n: Some(1), items: Some(vec![5]), all: vec![6] };
    holds(&perhaps, &[Id("perhaps"), Word(1), Word(1), Word(5), Word(6), Word(0)]);
}

#[test]
fn several_fields_repeat() {
    let record = |id, extra| RecordsRecords { id, name: String::new(), has: 0, extra };
    holds(
        &Records { n: 2, records: vec![record(1, None), record(2, Some(4))] },
        &[Id("records"), Word(2), Word(1), Word(0), Word(0), Word(2), Word(0), Word(1), Word(4), Word(0)],
    );
    let item = |extra| SharedRecords { id: 1, extra };
    let shared = Shared { mask: 1, n: 1, records: vec![item(Some(2))] };
    holds(&shared, &[Id("shared"), Word(1), Word(1), Word(1), Word(2), Word(0)]);
    assert!(Shared { mask: 1, n: 1, records: vec![item(None)] }.to_bytes().is_err());
}

#[test]
fn repetitions_nest() {
    let cells = vec![GridCells { x: 1, y: 2 }, GridCells { x: 3, y: 4 }];
    let rows = vec![GridRows { m: 2, cells }, GridRows { m: 0, cells: vec![] }];
    let grid = [Id("grid"), Word(2), Word(2), Word(1), Word(2), Word(3), Word(4), Word(0)];
    holds(&Grid { n: 2, rows }, &grid);
    let m = Matrix { rows: 1, columns: 2, cells: vec![vec![1, 2]] };
    let n = Matrix { rows: 1, columns: 1, cells: vec![vec![just("a".to_owned())]] };
    holds(
        &Uses { m, n },
        &[
            Id("uses"),
            Id("matrix"),
            Word(1),
            Word(2),
            Word(1),
            Word(2),
            Word(1),
            Word(1),
            Id("just"),
            Bytes(b"\x01a\0\0"),
        ],
    );
}

#[test]
fn a_mask_may_be_conditional() {
    holds(&Chained { more: None, a: None, b: false }, &[Id("chained"), Word(0)]);
    holds(&Chained { more: Some(6), a: Some(7), b: true }, &[Id("chained"), Word(1), Word(6), Word(7)]);
}

#[test]
fn unused_parameters_leave_no_trace() {
    let value = HasPhantom { p: Phantom { code: 1 }, q: Phantom { code: 2 } };
    holds(&value, &[Id("hasPhantom"), Id("phantom"), Word(1), Word(2)]);
}

#[test]
fn response_types_depend_on_arguments() {
    let read = |call: &GetTuple, parts: &[Part]| call.response_from_bytes(&wire(parts));
    let tuple = read(&GetTuple { n: 2 }, &[Id("tuple"), Word(1), Word(2)]).unwrap();
    assert_eq!(tuple, Tuple { items: vec![1, 2] });
    let pair = wire(&[Id("pair"), Word(1), Id("just"), Word(2), Word(0)]);
    let pair = GetPair.response_from_bytes(&pair).unwrap();
    assert_eq!(pair, Pair { first: 1, second: just(2) });
}

#[test]
fn responses_of_queries_lie_within_other_types() {
    let answer = |parts: &[Part]| Ask { id: 1, query: GetTuple { n: 1 } }.response_from_bytes(&wire(parts)).unwrap();
    assert_eq!(answer(&[Id("answerError"), Word(3)]), AnswerError { code: 3 }.into());
    // The constructor without a name has no id.
    let result = answer(&[Id("tuple"), Word(1)]);
    assert_eq!(result, Answer::Unnamed(Unnamed { result: Tuple { items: vec![1] } }));
    let bytes = wire(&[Word(0x1cb5_c415), Word(1), Id("just"), Id("tuple"), Word(4)]);
    let all = AskAll { query: GetTuple { n: 1 } }.response_from_bytes(&bytes).unwrap();
    assert_eq!(all, [just(Tuple { items: vec![4] })]);
    let _ = AskAll { query: Object::default() };
}

#[test]
fn counts_of_what_takes_no_bytes_are_bounded() {
    // 2^32 - 1 rows of no columns.
    let bytes = wire(&[Id("uses"), Id("matrix"), Word(u32::MAX), Word(0)]);
    let error = Uses::from_bytes(&bytes).unwrap_err();
    assert_snapshot!(error, @"at byte 16: 49152 bytes of memory are needed, 17176 are left of the limit in uses > matrix");
}

#[test]
fn counts_are_held_against_the_bytes_that_are_left() {
    let bytes = wire(&[Id("counted"), Word(u32::MAX), Word(0)]);
    assert_snapshot!(Counted::from_bytes(&bytes).unwrap_err(), @"at byte 8: found a vector of 4294967295 elements, at most 1 can follow in counted");
}

#[test]
fn errors_name_the_way() {
    let bytes = wire(&[Id("grid"), Word(1), Word(1), Word(1)]);
    assert_snapshot!(Grid::from_bytes(&bytes).unwrap_err(), @"at byte 16: expected 4 more bytes, found 0 in grid > grid.rows > grid.cells");
    let bytes = wire(&[Id("boxes"), Word(0)]);
    assert_snapshot!(Boxes::from_bytes(&bytes).unwrap_err(), @"at byte 4: expected Maybe, found the id 0x00000000 in boxes");
    let bytes = wire(&[Id("uses"), Word(0)]);
    assert_snapshot!(Uses::from_bytes(&bytes).unwrap_err(), @"at byte 4: expected matrix, found the id 0x00000000 in uses");
}
