//! Findings, as they are published.

use insta::assert_snapshot;
use serde_json::json;

use crate::client::{Client, World};
use crate::shown::findings;

fn found(text: &str) -> String {
    findings(&Client::opened(text).0.findings["a.tl"])
}

#[test]
fn errors_have_their_place_and_their_help() {
    assert_snapshot!(found("user id:long = User;\nchat by:Usr = Chat;\n"), @"
    1:8-11 error error: unknown type `Usr`: no constructor returns it
        help: did you mean `User`?
    ");
}

#[test]
fn other_places_are_related() {
    assert_snapshot!(found("a = A;\na = A;\n"), @"
    1:0-1 error error: duplicate combinator `a`
        a.tl 0:0-1: first declared here
    ");
}

#[test]
fn lints_have_their_ids_levels_and_pages() {
    let (client, _) = Client::opened("a#1 = A;\n");
    assert_snapshot!(findings(&client.findings["a.tl"]), @"
    0:1-3 hint TL001: `a` keeps its id 00000001; its text gives 7aae25b9
    0:1-3 hint TL002: the id of `a` has 1 digits of 8
        help: write `#00000001`
    ");
    let page = &client.findings["a.tl"][0]["codeDescription"]["href"];
    assert_eq!(page, "https://typewright-tl.github.io/typewright/lints/TL001.html");
}

#[test]
fn columns_count_utf_16_by_default() {
    assert_snapshot!(found("/* 🚀é */ a x:Unknown = A;\n"), @"0:14-21 error error: unknown type `Unknown`: no constructor returns it");
}

#[test]
fn columns_count_bytes_where_the_client_can() {
    let mut client = Client::silent(World::default());
    let told = client.request(
        "initialize",
        json!({
            "capabilities": { "general": { "positionEncodings": ["utf-16", "utf-8"] } },
        }),
    );
    assert_eq!(told["capabilities"]["positionEncoding"], "utf-8");
    client.open("a.tl", "/* 🚀é */ a x:Unknown = A;\n");
    assert_snapshot!(findings(&client.findings["a.tl"]), @"0:17-24 error error: unknown type `Unknown`: no constructor returns it");
}

#[test]
fn findings_go_away_with_their_cause() {
    let (mut client, _) = Client::opened("a x:Unknown = A;\n");
    client.change("a.tl", "a x:int = A;\n");
    assert!(client.wait_for("a.tl").is_empty());
}

#[test]
fn a_comment_silences_a_lint() {
    assert_snapshot!(found("// typewright: allow(TL001, TL002)\na#1 = A;\n"), @"");
}

#[test]
fn every_mistake_of_a_broken_text_is_reported() {
    assert_snapshot!(found("a x:int\nb x:Vector< = B;\nc == C;\nd x:int = D;\n"), @"
    1:12-13 error error: expected a type argument, found `=`
    2:3-4 error error: expected a type name, found `=`
        help: remove one `=`
    ");
}
