//! The fuzz target of the language server.

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};
use typewright_lsp::{Connection, NoFiles, serve};

/// Any text in an editor, after any change and at any place, gets an answer to every request. The last bytes choose the
/// places.
pub fn editor(bytes: &[u8]) {
    let (text, choice) = bytes.split_at(bytes.len() - bytes.len().min(4));
    let number = |index: usize| choice.get(index).copied().unwrap_or_default();
    let [first, second] = [0, 2].map(|at| json!({ "line": number(at) % 64, "character": number(at + 1) }));
    let document =
        json!({ "uri": "file:///a.tl", "languageId": "tl", "version": 1, "text": String::from_utf8_lossy(text) });
    let encodings = ["utf-32", "utf-16", "utf-8"].get(usize::from(number(0) % 4)..).unwrap_or_default();
    let abilities = json!({ "general": { "positionEncodings": encodings } });
    let (server, client) = Connection::memory();
    let tell = |method: &str, params| client.sender.send(Notification::new(method.to_owned(), params).into());
    let ask =
        |id: i32, method: &str, params| client.sender.send(Request::new(id.into(), method.to_owned(), params).into());
    let mut asked = vec![ask(0, "initialize", json!({ "capabilities": abilities }))];
    asked.push(tell("textDocument/didOpen", json!({ "textDocument": document })));
    let changes = json!([{ "range": { "start": first, "end": second }, "text": "x:" }]);
    let changed = json!({ "textDocument": document, "contentChanges": changes });
    let before = (1..).zip(EDITOR_REQUESTS);
    asked.extend(before.map(|(id, method)| ask(id, method, everything(&document, &first, &second))));
    asked.push(tell("textDocument/didChange", changed));
    let after = (101..).zip(EDITOR_REQUESTS);
    asked.extend(after.map(|(id, method)| ask(id, method, everything(&document, &second, &first))));
    let Connection { sender, receiver } = client;
    drop(sender);
    let _ = serve(&server, &NoFiles);
    let answers = receiver.try_iter().filter(|message| matches!(message, Message::Response(_))).count();
    assert_eq!(answers, asked.len() - 2, "a request has no answer");
}

/// Every request about a place, a range or a file.
const EDITOR_REQUESTS: [&str; 18] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/typeDefinition",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/signatureHelp",
    "textDocument/references",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/documentSymbol",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/foldingRange",
    "textDocument/semanticTokens/full",
    "textDocument/inlayHint",
    "textDocument/codeAction",
    "textDocument/selectionRange",
    "textDocument/codeLens",
];

/// Parameters that fit each of the requests.
fn everything(document: &Value, start: &Value, end: &Value) -> Value {
    json!({
        "textDocument": document,
        "position": start,
        "positions": [start, end],
        "range": { "start": start, "end": end },
        "context": { "diagnostics": [], "includeDeclaration": true },
        "options": { "tabSize": 4, "insertSpaces": true },
        "newName": "other",
    })
}
