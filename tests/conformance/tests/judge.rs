//! The judge notices differences.

use std::collections::BTreeSet;

use typewright_conformance::bindings::mtproto;
use typewright_conformance::grammers::MTPROTO;
use typewright_conformance::judge::{Difference, Judgement};
use typewright_conformance::printed::plain;

#[test]
#[should_panic(expected = "no difference in the list says why")]
fn a_difference_that_is_not_listed_fails() {
    hold_mtproto(&[]);
}

#[test]
#[should_panic(expected = "what differs, and what the list names")]
fn a_listed_difference_that_is_none_fails() {
    hold_mtproto(&["tlsBlockString", "ping"]);
}

fn hold_mtproto(differing: &[&'static str]) {
    let judgement = Judgement {
        name: "mtproto",
        schema: mtproto::SCHEMA,
        registry: &mtproto::registry::REGISTRY,
        readers: MTPROTO,
        differences: &differing.iter().map(|name| Difference { name, why: "", otherwise: None }).collect::<Vec<_>>(),
    };
    judgement.hold();
}

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
    let plain: BTreeSet<_> = values.iter().map(|value| plain(value)).collect();
    assert_eq!(plain.len(), values.len(), "{plain:?}");
}
