//! Messages that no good client sends.

use insta::assert_snapshot;
use lsp_server::{Notification, Request};
use serde_json::{Value, json};
use typewright_lsp::Ending;

use crate::client::{Client, World, uri};

const METHODS: [&str; 20] = [
    "hover",
    "definition",
    "typeDefinition",
    "documentHighlight",
    "completion",
    "signatureHelp",
    "references",
    "prepareRename",
    "rename",
    "documentSymbol",
    "formatting",
    "foldingRange",
    "semanticTokens/full",
    "semanticTokens/range",
    "rangeFormatting",
    "inlayHint",
    "codeAction",
    "selectionRange",
    "codeLens",
    "nothing",
];

#[test]
fn requests_before_initialize_are_refused() {
    let mut client = Client::silent(World::default());
    client.notify("textDocument/didOpen", json!({}));
    assert_snapshot!(client.refused("textDocument/hover", json!({})), @"-32002: send `initialize` first");
    assert_snapshot!(client.refused("shutdown", json!(null)), @"-32002: send `initialize` first");
}

#[test]
fn unknown_methods_are_refused_and_unknown_notifications_left_out() {
    let mut client = Client::new(World::default());
    client.notify("$/nothing", json!({ "a": 1 }));
    client.notify("textDocument/didChange", json!([1]));
    assert_snapshot!(client.refused("textDocument/nothing", json!({})), @"-32601: there is no method `textDocument/nothing`");
    assert_snapshot!(client.refused("initialize", json!({})), @"-32600: the session is initialized already");
}

#[test]
fn wrong_parameters_are_refused() {
    let mut client = Client::new(World::default());
    for method in METHODS {
        for params in [json!(null), json!([]), json!({ "textDocument": 1 }), json!({ "textDocument": { "uri": 7 } })] {
            let why = client.refused(&format!("textDocument/{method}"), params);
            assert!(why.starts_with("-32602") || method == "nothing", "{method}: {why}");
        }
    }
}

/// Parameters that fit every method.
fn any(uri: &str, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    json!({
        "textDocument": { "uri": uri },
        "position": position,
        "positions": [position],
        "range": { "start": position, "end": { "line": 0, "character": 0 } },
        "context": { "diagnostics": [], "includeDeclaration": true },
        "options": { "tabSize": 4, "insertSpaces": true },
        "newName": "x",
    })
}

#[test]
fn invalid_uris_and_files_that_are_not_open_are_nothing() {
    let mut client = Client::new(World::default());
    for name in ["", "file:", "file:///%zz", "::", "file:///w/none.tl", "\u{0}"] {
        client.notify(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": name, "version": 1 }, "contentChanges": [{ "text": "a" }],
            }),
        );
        client.notify("textDocument/didClose", json!({ "textDocument": { "uri": name } }));
        for method in METHODS.iter().filter(|method| **method != "nothing") {
            let result = client.request(&format!("textDocument/{method}"), any(name, 0, 0));
            assert!(
                result.is_null() || result == json!([]) || result["items"] == json!([]),
                "{method} {name}: {result}"
            );
        }
    }
}

#[test]
fn positions_beyond_an_end_stand_for_it() {
    let mut client = Client::new(World::default());
    client.open("a.tl", "a flags:# x:flags.0?🚀 = A;\r\nb x:int = B");
    for (line, character) in [(0, u32::MAX), (u32::MAX, 0), (u32::MAX, u32::MAX), (0, 21), (1, 11)] {
        for method in METHODS.iter().filter(|method| **method != "nothing") {
            client.ask(&format!("textDocument/{method}"), any(&uri("a.tl"), line, character));
        }
    }
    let range = json!({ "start": { "line": 9, "character": 9 }, "end": { "line": 0, "character": 0 } });
    client.notify(
        "textDocument/didChange",
        json!({
            "textDocument": { "uri": uri("a.tl"), "version": 1 }, "contentChanges": [{ "range": range, "text": ";" }],
        }),
    );
    assert_eq!(client.finish(), Ending::Finished);
}

#[test]
fn a_request_that_is_cancelled_while_it_waits_is_not_worked_on() {
    let mut client = Client::silent(World::default());
    // All three wait before the first is read, or the request is answered: either is right, and none is lost.
    client.send(Request::new(7.into(), "initialize".to_owned(), json!({ "capabilities": {} })));
    client.send(Request::new(8.into(), "workspace/symbol".to_owned(), json!({ "query": "" })));
    client.send(Notification::new("$/cancelRequest".to_owned(), json!({ "id": 8 })));
    client.request("workspace/symbol", json!({ "query": "" }));
    assert_eq!(client.finish(), Ending::Finished);
}

#[test]
fn a_session_ends_as_the_client_ends_it() {
    let mut client = Client::new(World::default());
    client.request("shutdown", json!(null));
    assert_snapshot!(client.refused("textDocument/hover", json!({})), @"-32600: the session is shut down");
    assert_eq!(Client::new(World::default()).finish(), Ending::Finished);
    assert_eq!(Client::new(World::default()).hang_up(), Ending::BrokenOff);
    let client = Client::new(World::default());
    client.notify("exit", json!(null));
    assert_eq!(client.joined(), Ending::BrokenOff);
}

#[test]
fn a_huge_text_is_bounded() {
    let mut client = Client::new(World::default());
    let line = "a x:Unknown y:Unknown = A\n";
    client.open("a.tl", &line.repeat(20_000));
    assert!(client.findings["a.tl"].len() <= 2 * 1001, "{}", client.findings["a.tl"].len());
    client.request("textDocument/completion", any(&uri("a.tl"), 19_999, 4));
    assert_eq!(client.finish(), Ending::Finished);
}
