//! Formatting, folding, and selections.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::client::{Client, apply, uri};
use crate::shown::range;

const UGLY: &str = "a   x:int=A;\n\n\n\nb  =  B;\nc  =  C;\n";

#[test]
fn a_file_is_formatted() {
    let (mut client, at) = Client::opened(UGLY);
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let params = json!({ "textDocument": at["textDocument"], "options": options });
    let edits = client.request("textDocument/formatting", params.clone());
    let text = apply(UGLY, edits.as_array().unwrap());
    assert_snapshot!(text, @"
    a x:int = A;

    b = B;
    c = C;
    ");
    client.change("a.tl", &text);
    assert_eq!(client.request("textDocument/formatting", params), json!([]));
}

#[test]
fn a_broken_file_stays_as_it_is() {
    let (mut client, at) = Client::opened("a   = A");
    let params = json!({ "textDocument": at["textDocument"], "options": { "tabSize": 4, "insertSpaces": true } });
    assert_eq!(client.request("textDocument/formatting", params), json!([]));
}

#[test]
fn a_range_is_formatted_by_whole_declarations() {
    let text = "a   =A;\nb  =  B;\nc  =  C;\nd x: = D;\n";
    let (mut client, at) = Client::opened(text);
    let range = json!({ "start": { "line": 1, "character": 3 }, "end": { "line": 1, "character": 4 } });
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let params = json!({ "textDocument": at["textDocument"], "range": range, "options": options });
    let edits = client.request("textDocument/rangeFormatting", params);
    assert_snapshot!(apply(text, edits.as_array().unwrap()), @"
    a   =A;
    b = B;
    c  =  C;
    d x: = D;
    ");
}

#[test]
fn sections_declarations_and_comments_fold() {
    let (mut client, at) = Client::opened("// one\n// two\na\n  x:int\n  = A;\n\n---functions---\nf = A;\ng = A;\n\n");
    let found = client.request("textDocument/foldingRange", at);
    let line = |it: &Value| format!("{}-{} {}", it["startLine"], it["endLine"], it["kind"].as_str().unwrap());
    let lines: Vec<_> = found.as_array().unwrap().iter().map(line).collect();
    assert_snapshot!(lines.join("\n"), @"
    6-8 region
    2-4 region
    0-1 comment
    ");
}

#[test]
fn a_selection_grows_with_the_tree() {
    let (mut client, at) = Client::opened("b = B;\na n:# x:n*[y:Vector<‸Bool>] = A;\n");
    let params = json!({ "textDocument": { "uri": uri("a.tl") }, "positions": [at["position"]] });
    let found = client.request("textDocument/selectionRange", params);
    let mut lines = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        lines.push(range(&next["range"]));
        next = &next["parent"];
    }
    assert_snapshot!(lines.join("\n"), @"
    1:20-24
    1:13-25
    1:11-25
    1:8-26
    1:6-26
    1:0-31
    0:0-2:0
    ");
}
