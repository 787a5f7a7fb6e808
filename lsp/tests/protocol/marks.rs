//! Marks in and above the text: tokens, hints, lenses, signatures.

use std::path::PathBuf;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::client::{Client, World, uri};

#[test]
fn every_name_has_the_color_of_its_meaning() {
    let text = "// é🚀\n@any a#00000001 {t:Type} flags:# x:flags.0?t y:%A = A t;\n---functions---\nf x:int = Bool;\n";
    let mut client = Client::silent(World::default());
    let told = client.request("initialize", json!({ "capabilities": {} }));
    let legend = told["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"].clone();
    client.open("a.tl", text);
    let tokens = client.request("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": uri("a.tl") } }));
    let numbers: Vec<_> = tokens["data"].as_array().unwrap().iter().map(|it| it.as_u64().unwrap() as usize).collect();
    let (mut line, mut column, mut out) = (0, 0, String::new());
    for token in numbers.chunks(5) {
        (line, column) = if token[0] == 0 { (line, column + token[1]) } else { (line + token[0], token[1]) };
        let units: Vec<u16> = text.lines().nth(line).unwrap().encode_utf16().collect();
        let word = String::from_utf16(&units[column..column + token[2]]).unwrap();
        let modifiers = ["", "+declaration", "+known", "+declaration+known"][token[4]];
        out.push_str(&format!("{word} {}{modifiers}\n", legend[token[3]].as_str().unwrap()));
    }
    assert_snapshot!(out, @"
    // é🚀 comment
    any keyword
    a enumMember+declaration
    #00000001 number
    t typeParameter+declaration
    flags variable+declaration
    x property+declaration
    flags variable
    0 number
    t typeParameter
    y property+declaration
    A type
    A type
    t typeParameter
    ---functions--- keyword
    f function+declaration
    x property+declaration
    int type+known
    Bool type+known
    ");
}

#[test]
fn computed_ids_and_next_bits_are_hinted() {
    let (mut client, at) = Client::opened("a flags:# x:flags.0?int y:flags.2?true = A;\nb#00000001 n:# = B;\n");
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let params = json!({ "textDocument": at["textDocument"], "range": range });
    let found = client.request("textDocument/inlayHint", params);
    let line = |it: &Value| {
        format!("{}:{} `{}`", it["position"]["line"], it["position"]["character"], it["label"].as_str().unwrap())
    };
    let lines: Vec<_> = found.as_array().unwrap().iter().map(line).collect();
    assert_snapshot!(lines.join("\n"), @"
    0:1 `#5b9126ca`
    0:9 ` next bit 3`
    ");
}

#[test]
fn lenses_show_ids_sizes_and_what_breaks_the_wire() {
    let mut world = World::default();
    let old = "a#00000001 flags:# x:flags.0?int = A;\nb#00000002 a:A = B;\n";
    world.commit.insert(PathBuf::from("/w/a.tl"), old.to_owned());
    let mut client = Client::new(world);
    client.open("a.tl", &old.replace("flags.0", "flags.1"));
    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": { "uri": uri("a.tl") } }));
    let mut lines = Vec::new();
    for lens in lenses.as_array().unwrap() {
        let resolved = client.request("codeLens/resolve", lens.clone());
        lines.push(format!("{}: {}", lens["range"]["start"]["line"], resolved["command"]["title"].as_str().unwrap()));
    }
    assert_snapshot!(lines.join("\n"), @"
    0: breaks the wire against HEAD: `x` is under `flags.1`, it was under `flags.0`
    0: #00000001 · reaches 1 type, 1 constructor
    1: #00000002 · reaches 2 types, 2 constructors
    ");
}

fn signature(marked: &str) -> String {
    let (mut client, at) = Client::opened(&format!("pair {{t:Type}} {{n:#}} x:n*[t] = Pair t n;\n{marked}"));
    let found = client.request("textDocument/signatureHelp", at);
    let label = found["signatures"][0]["label"].as_str().unwrap_or("nothing");
    format!("{label} {}", found["activeParameter"])
}

#[test]
fn the_parameters_of_a_type_are_shown_while_its_arguments_are_typed() {
    assert_snapshot!(signature("a x:Pair<‸"), @"Pair<t:Type, n:#> 0");
    assert_snapshot!(signature("a x:Pair<int, ‸"), @"Pair<t:Type, n:#> 1");
    assert_snapshot!(signature("a x:(Pair int ‸"), @"Pair<t:Type, n:#> 1");
    assert_snapshot!(signature("a x:(Pair (Vector int) ‸"), @"Pair<t:Type, n:#> 1");
    assert_snapshot!(signature("a x:Vector<‸"), @"Vector<t:Type> 0");
    assert_snapshot!(signature("a x:int ‸"), @"nothing null");
}
