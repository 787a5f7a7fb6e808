//! Completion at places of broken texts.

use insta::assert_snapshot;
use serde_json::Value;

use crate::client::{Client, apply};

const SCHEMA: &str = "user id:long = User;\nchatFull = Chat;\nchatEmpty = Chat;\nauth.code = auth.Code;\n";

fn items(marked: &str) -> Vec<Value> {
    let (mut client, at) = Client::opened(SCHEMA);
    // The schema was right before: its names are known while a further line is typed.
    let _ = at;
    let at = client.change("a.tl", &format!("{SCHEMA}{marked}"));
    client.request("textDocument/completion", at)["items"].as_array().unwrap().clone()
}

/// The labels, those of builtins left out.
fn labels(marked: &str) -> String {
    let builtins =
        ["bytes", "double", "float", "function", "int", "long", "object", "secure", "string", "true", "vector"];
    let is_builtin = |label: &str| {
        let label = label.to_lowercase();
        builtins.iter().any(|builtin| label.starts_with(builtin)) || label == "bool"
    };
    let labels = items(marked).iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    labels.into_iter().filter(|label| !is_builtin(label)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_field_may_be_any_type_and_a_lone_constructor() {
    assert_snapshot!(labels("a x:‸"), @"User Chat auth.Code user auth.code");
}

#[test]
fn builtins_are_offered() {
    let offered = items("a x:‸");
    for name in ["int", "string", "Vector", "vector", "Bool", "true"] {
        assert!(offered.iter().any(|item| item["label"] == name), "{name}");
    }
}

#[test]
fn a_mask_is_offered_with_its_next_free_bit() {
    assert_snapshot!(labels("a flags:# x:flags.0?int y:‸ z:flags.4?true = A;").split(' ').next().unwrap(), @"flags.5?");
    assert_snapshot!(labels("a flags:# x:flags.31?int y:‸ = A;").split(' ').next().unwrap(), @"flags");
    assert_snapshot!(labels("a flags:# x:flags.1?int y:flags.‸"), @"flags.2?");
}

#[test]
fn a_type_follows_a_condition() {
    assert!(labels("a flags:# x:flags.0?‸").contains("User"));
}

#[test]
fn template_variables_are_offered() {
    assert_snapshot!(labels("---functions---\nf {X:Type} query:!‸"), @"X");
    assert!(labels("a {t:Type} x:‸").starts_with("t "));
    assert_snapshot!(labels("a {t:‸"), @"Type #");
}

#[test]
fn a_result_is_boxed() {
    assert_snapshot!(labels("a = ‸"), @"User Chat auth.Code");
    assert_snapshot!(labels("---functions---\nf {X:Type} query:!X = ‸"), @"X User Chat auth.Code");
}

#[test]
fn an_argument_may_be_any_type() {
    for text in ["a x:Vector<‸", "a x:(Vector ‸", "a x:%‸"] {
        assert!(labels(text).contains("User"), "{text}");
    }
}

#[test]
fn a_completion_replaces_the_whole_name() {
    let found = items("a x:auth.C‸o = A;");
    let edit = found.iter().find(|item| item["label"] == "auth.Code").unwrap()["textEdit"].clone();
    let text = format!("{SCHEMA}a x:auth.Co = A;");
    assert_eq!(apply(&text, &[edit]), format!("{SCHEMA}a x:auth.Code = A;"));
}

#[test]
fn annotations_and_marks_are_offered() {
    assert_snapshot!(labels("@‸"), @"any kphp read readwrite write");
    assert_snapshot!(labels("‸"), @"---functions--- ---types--- Final New Empty");
}

#[test]
fn lints_are_offered_in_comments_that_silence() {
    assert!(labels("// typewright: allow(TL001, ‸").starts_with("TL001 TL002"));
    assert_eq!(labels("// typewright: allow(TL001) ‸"), "");
    assert_eq!(labels("// a ‸"), "");
}
