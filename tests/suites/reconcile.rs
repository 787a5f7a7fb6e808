//! Pages beside a schema: agreement by rule, and contradictions.

use insta::assert_snapshot;
use typewright_tests::Documented;

const TL: &str = "
inputUserEmpty#b98886cf = InputUser; inputUser#00000001 id:long = InputUser; peerUser#00000002 id:long = Peer;
dialog#00000003 peer:Peer = Dialog; inputFilterEmpty#00000004 = Filter;
---functions---
call#00000005 flags:# video:flags.0?true user_id:InputUser random_id:int name:string hash:long = Dialog;
search#00000006 filter:Filter many:Vector<Peer> chat_id:long = Vector<int>;";

/// A page of a method or a constructor: its rows, and its result.
fn page(kind: &str, name: &str, rows: &[&str], result: &str) -> String {
    let heading = if kind == "Method" { "Return type" } else { "Type" };
    let columns = if kind == "Method" {
        "### Parameters:\n\n| Name | Type | Description | Required |\n|---|---|---|---|"
    } else {
        "### Attributes:\n\n| Name | Type | Required | Description |\n|---|---|---|---|"
    };
    format!("# {kind}: {name}\n\nText.\n\n{columns}\n{}\n\n### {heading}: {result}\n", rows.join("\n"))
}

/// The findings about a page, and its fit.
fn reconciled(kind: &str, name: &str, rows: &[&str], result: &str) -> String {
    Documented::tl(TL).page("page.md", &page(kind, name, rows, result)).reconciled()
}

fn call(rows: &[&str]) -> String {
    without_notes(&reconciled("Method", "call", rows, "[Dialog](../types/Dialog.md)"))
}

fn without_notes(said: &str) -> String {
    said.lines().filter(|line| !line.starts_with("Note")).collect::<Vec<_>>().join("\n")
}

const VIDEO: &str = "|video|[Bool](../types/Bool.md)|Text.|Optional|";
const USER: &str = r"|user\_id|[Username or InputUser](../types/InputUser.md)|Text.|Optional|";
const NAME: &str = "|name|string|Text.|Optional|";
const HASH: &str = r"|hash|Array of [long\|string](../types/long\|string.md)|Text.|Optional|";

#[test]
fn changes_that_clients_make_by_rule_are_notes() {
    let rows = [VIDEO, USER, NAME, HASH];
    assert_snapshot!(reconciled("Method", "call", &rows, "[Dialog](../types/Dialog.md)"), @r"
    Note at `# Method: call` beside `flags:#`: the page hides `flags`: the presence of other fields makes it
    Note at `# Method: call` beside `random_id:int`: the page hides `random_id`: the client draws it at random
    Note at `|user\_id|[Username or InputUser](../types/InputUser.md)|Text.|Optional|` beside `user_id:InputUser`: `user_id` may be left out by a caller, not on the wire: the client sends `inputUserEmpty`
    Note at `|name|string|Text.|Optional|` beside `name:string`: `name` may be left out by a caller, not on the wire: the client sends an empty string
    Note at `|hash|Array of [long\|string](../types/long\|string.md)|Text.|Optional|` beside `hash:long`: `hash` may be left out by a caller, not on the wire: the client starts with an empty list
    Note at `Array of [long\|string](../types/long\|string.md)` beside `hash:long`: `hash` is `long` on the wire: the client computes a hash of it
    1 of 1 agree
    ");
}

#[test]
fn a_row_without_a_field_contradicts() {
    assert_snapshot!(call(&[VIDEO, USER, NAME, HASH, "|wideo|Bool|Text.|Optional|"]), @"
    Warning at `wideo` beside `call`: `call` has no parameter `wideo`
    0 of 1 agree
    ");
}

#[test]
fn a_field_without_a_row_contradicts() {
    assert_snapshot!(call(&[VIDEO, USER, HASH]), @"
    Warning at `# Method: call` beside `name:string`: the page leaves out `name`
    0 of 1 agree
    ");
}

#[test]
fn another_type_contradicts() {
    assert_snapshot!(call(&[VIDEO, USER, "|name|bytes|Text.|Yes|", HASH]), @"
    Warning at `bytes` beside `name:string`: the page calls `name` `bytes`, the schema `string`
    0 of 1 agree
    ");
}

#[test]
fn required_follows_the_wire() {
    assert_snapshot!(call(&["|video|Bool|Text.|Yes|", USER, NAME, "|hash|long|Text.|Optional|"]), @"
    Warning at `|video|Bool|Text.|Yes|` beside `video:flags.0?true`: the page requires `video`, which the wire may leave out
    0 of 1 agree
    ");
}

#[test]
fn another_order_contradicts() {
    assert_snapshot!(call(&[USER, VIDEO, NAME, HASH]), @"
    Warning at `|video|[Bool](../types/Bool.md)|Text.|Optional|` beside `video:flags.0?true`: `video` is in another order than in the schema
    0 of 1 agree
    ");
}

#[test]
fn a_vector_is_an_array_and_the_last_reason_to_leave_out_is_an_empty_input() {
    let rows = [
        "|filter|[Filter](../types/Filter.md)|Text.|Optional|",
        "|many|Array of [Peer](../types/Peer.md)|Text.|Yes|",
        r"|chat\_id|[InputPeer](../types/InputPeer.md)|Text.|Yes|",
    ];
    assert_snapshot!(reconciled("Method", "search", &rows, "[Vector\\_of\\_int](../types/int.md)"), @"
    Note at `|filter|[Filter](../types/Filter.md)|Text.|Optional|` beside `filter:Filter`: `filter` may be left out by a caller, not on the wire: the client sends `inputFilterEmpty`
    Note at `[InputPeer](../types/InputPeer.md)` beside `chat_id:long`: `chat_id` is `long` on the wire: the client looks the chat up
    1 of 1 agree
    ");
}

#[test]
fn constructors_have_rules_of_their_own() {
    let rows = ["|peer|[long](../types/long.md)|Yes|Text.|"];
    assert_snapshot!(reconciled("Constructor", "dialog", &rows, "[Dialog](../types/Dialog.md)"), @"
    Note at `[long](../types/long.md)` beside `peer:Peer`: `peer` is `Peer` on the wire: the client has ids of its own
    1 of 1 agree
    ");
}

#[test]
fn a_page_of_nothing_and_another_result_are_named() {
    assert_snapshot!(reconciled("Method", "calls", &[VIDEO], "Bool"), @"
    Warning at `# Method: calls` beside ``: the schema has no method `calls`
    0 of 1 agree
    ");
    assert_snapshot!(reconciled("Constructor", "inputUserEmpty", &[], "[Peer](../types/Peer.md)"), @"
    Warning at `### Type: [Peer](../types/Peer.md)` beside `inputUserEmpty#b98886cf = InputUser;`: the page says that it makes `Peer`, the schema says `InputUser`
    0 of 1 agree
    ");
}

#[test]
fn an_error_that_the_database_does_not_know_is_named() {
    let errors = "### Errors\n\n| Code | Type | Description |\n|---|---|---|\n|400|USR_INVALID|Text.|\n|403|USER_INVALID|Text.|\n";
    let text = page("Method", "call", &[VIDEO, USER, NAME, HASH], "[Dialog](../types/Dialog.md)") + errors;
    let json = r#"{ "errors": { "400": { "USER_INVALID": ["call"] } }, "descriptions": {} }"#;
    let said = Documented::tl(TL).page("page.md", &text).errors("errors.json", json).reconciled();
    assert_snapshot!(without_notes(&said), @"
    Warning at `|400|USR_INVALID|Text.|` beside ``: the error database lacks `USR_INVALID`
    Warning at `|403|USER_INVALID|Text.|` beside ``: the error database has `USER_INVALID` under 400, not 403
    1 of 1 agree
    ");
}
