//! What of a printed value is compared.

use typewright_conformance::printed::plain;

#[test]
fn names_of_types_go_and_those_of_fields_stay() {
    let ours =
        "User(InputUser { self_: true, tags: [Tag { id: -5, text: \"a \\\"(b\" }], peer: None, kind: Some(Empty) })";
    let theirs =
        "InputUser { is_self: true, tags: [Other(Tag { id: -5, text: \"a \\\"(b\" })], peer: None, kind: Some(Null) }";
    let fields = "{ self: Some(), tags: [{ id: -5, text: \"a \\\"(b\" }], peer: None, kind: Some(_) }";
    assert_eq!((plain(ours), plain(theirs)), (fields.to_owned(), fields.to_owned()));
}

#[test]
fn values_that_differ_are_printed_otherwise() {
    let values = [
        "V { a: 1 }",
        "V { a: 2 }",
        "V { b: 1 }",
        "V { a: [1] }",
        "V { a: Some(1) }",
        "V { a: None }",
        "V { a: \"1\" }",
    ];
    let plain: std::collections::BTreeSet<_> = values.iter().map(|value| plain(value)).collect();
    assert_eq!(plain.len(), values.len(), "{plain:?}");
}
