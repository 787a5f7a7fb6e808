//! Code actions: each is applied, and its text shown.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::client::{Client, uri};

/// Every action at the mark, with the text after it.
fn actions(marked: &str) -> String {
    let (mut client, at) = Client::opened(marked);
    let range = json!({ "start": at["position"], "end": at["position"] });
    let params = json!({ "textDocument": { "uri": uri("a.tl") }, "range": range, "context": { "diagnostics": [] } });
    let found = client.request("textDocument/codeAction", params);
    let shown = |action: &Value| {
        let text = client.applied(&action["edit"]).remove("a.tl").unwrap_or_default();
        format!("{}:\n{}\n", action["title"].as_str().unwrap(), text.trim_end())
    };
    found.as_array().unwrap().iter().map(shown).collect()
}

#[test]
fn a_misspelt_type_is_mended() {
    assert_snapshot!(actions("user#00000001 = User;\na#00000002 x:Us‸r = A;"), @"
    Write `User`:
    user#00000001 = User;
    a#00000002 x:User = A;
    Replace the id by the computed one, #8d615335:
    user#00000001 = User;
    a#8d615335 x:Usr = A;
    ");
}

#[test]
fn a_missing_semicolon_is_added() {
    assert_snapshot!(actions("a#00000001 = A‸\nb#00000002 = B;"), @"
    Write `;` here:
    a#00000001 = A;
    b#00000002 = B;
    Replace the id by the computed one, #7aae25b9:
    a#7aae25b9 = A
    b#00000002 = B;
    ");
}

#[test]
fn a_mask_is_declared() {
    assert_snapshot!(actions("a#00000001 id:int x:fla‸gs.0?int = A;"), @"
    Declare `flags:#` to the left:
    a#00000001 id:int flags:# x:flags.0?int = A;
    Replace the id by the computed one, #187f4e68:
    a#187f4e68 id:int x:flags.0?int = A;
    ");
    assert_snapshot!(actions("a#00000001 flags:int x:fla‸gs.0?int = A;"), @"
    Declare it as `flags:#`:
    a#00000001 flags:# x:flags.0?int = A;
    Replace the id by the computed one, #78c0ab12:
    a#78c0ab12 flags:int x:flags.0?int = A;
    ");
}

#[test]
fn an_id_is_written_or_refreshed() {
    assert_snapshot!(actions("us‸er id:long = User;"), @"
    Write the id #74e5ad7d:
    user#74e5ad7d id:long = User;
    ");
    assert_snapshot!(actions("us‸er#0000abcd id:long = User;"), @"
    Replace the id by the computed one, #74e5ad7d:
    user#74e5ad7d id:long = User;
    ");
}

#[test]
fn a_lint_joins_those_that_are_silent() {
    assert_snapshot!(actions("// typewright: allow(TL001)\na#‸1 = A;"), @"
    Write `#00000001`:
    // typewright: allow(TL001)
    a#00000001 = A;
    Silence TL002 (id-short) here:
    // typewright: allow(TL001, TL002)
    a#1 = A;
    Replace the id by the computed one, #7aae25b9:
    // typewright: allow(TL001)
    a#7aae25b9 = A;
    ");
}

#[test]
fn a_client_gets_the_kinds_that_it_asks_for() {
    let (mut client, at) = Client::opened("us‸er x:Unknown = User;\nuserx#00000001 = Userx;");
    let mut titles = |only: &str| {
        let range = json!({ "start": at["position"], "end": { "line": 0, "character": 9 } });
        let context = json!({ "diagnostics": [], "only": [only] });
        let params = json!({ "textDocument": { "uri": uri("a.tl") }, "range": range, "context": context });
        client.request("textDocument/codeAction", params).as_array().unwrap().len()
    };
    assert_eq!(["quickfix", "refactor", "refactor.rewrite", "ref", "source"].map(&mut titles), [0, 1, 1, 0, 0]);
}

#[test]
fn nothing_is_offered_where_nothing_is_wrong() {
    assert_eq!(actions("a#7aae25b9 = ‸A;\n"), "");
}
