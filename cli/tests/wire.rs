//! `typewright decode` and `typewright encode`: values and types; inputs, envelopes and errors lie in `wire/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "wire/envelopes.rs"]
mod envelopes;
#[path = "wire/errors.rs"]
mod errors;
#[path = "wire/input.rs"]
mod input;
mod support;

use std::io::Write;
use std::process::Stdio;
use std::{fs, str};

use insta::assert_snapshot;
use tempfile::TempDir;

const SCHEMA: &str = "user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
userEmpty#0000000e = User;
box#0000000b inner:Box = Box;
boxEmpty#0000000d = Box;
point#00000010 x:int = Point;
many#0000000c points:vector<point> empty:vector<true> = Many;
photo#0000000f data:bytes key:int128 any:Object = Photo;
===8===
ball#00000011 = Ball;
===9===
ball#00000012 size:int = Ball;
---functions---
getUser#00000020 id:long = User;
getUsers#00000021 ids:Vector<long> = Vector<User>;
withLayer#00000022 {X:Type} layer:int query:!X = X;
";

const USER: &str = "0a000000030000000700000000000000026d6500";

/// The output of `typewright` for an input, its messages and its exit code.
fn typewright_of(args: &[&str], input: &[u8]) -> (Vec<u8>, String) {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("api.tl"), SCHEMA).unwrap();
    fs::write(dir.path().join("user.bin"), input).unwrap();
    let mut command = support::typewright();
    command.args(args).args(["--schema", "api.tl"]).current_dir(&dir);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A run that reads no input may be over already.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let err = str::from_utf8(&output.stderr).unwrap();
    (output.stdout, format!("{err}exit code {}", output.status.code().unwrap()))
}

fn typewright(args: &[&str]) -> String {
    let (out, said) = typewright_of(args, b"");
    String::from_utf8(out).unwrap() + &said
}

/// The output of a run without messages.
fn out(args: &[&str]) -> String {
    let said = typewright(args);
    said.strip_suffix("exit code 0").unwrap_or_else(|| panic!("{args:?}: {said}")).trim_end().to_owned()
}

#[test]
fn decode_shows_a_tree() {
    assert_snapshot!(out(&["decode", USER]), @r#"
     0  user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
     4    flags: 3 = 0b11
     8    bot: true
     8    id: 7
    16    name: "me"
    "#);
}

#[test]
fn decode_and_encode_round_trip() {
    let json = out(&["decode", USER, "--format", "json"]);
    assert_eq!(out(&["encode", &json]), USER);
    assert_eq!(out(&["encode", r#"{"_": "user", "bot": true, "id": "7", "name": "me"}"#]), USER);
}

#[test]
fn names_that_layers_share_take_an_id() {
    assert_snapshot!(out(&["decode", "1200000007000000", "--format", "json"]), @r#"
    {
      "_": "ball#00000012",
      "size": 7
    }
    "#);
    assert_eq!(out(&["encode", r#"{"_": "ball#00000012", "size": 7}"#]), "1200000007000000");
    assert_snapshot!(typewright(&["encode", r#"{"_": "ball"}"#]), @r#"
    error: expected `ball#00000011` or `ball#00000012`, found "ball", the name of both
    exit code 1
    "#);
    assert_snapshot!(typewright(&["decode", "00", "--type", "ball"]), @"
    error: `ball` is ambiguous: write ball#00000011 or ball#00000012
    exit code 2
    ");
}

#[test]
fn json_has_base64_and_strings_for_longs() {
    let photo = "0f00000002cafe00000102030405060708090a0b0c0d0e0f99000000";
    assert_snapshot!(out(&["decode", photo, "--format", "json"]), @r#"
    {
      "_": "photo",
      "data": "yv4=",
      "key": "AAECAwQFBgcICQoLDA0ODw==",
      "any": "mQAAAA=="
    }
    "#);
}

#[test]
fn type_option_decodes_and_encodes() {
    assert_snapshot!(out(&["decode", "15c4b51c010000000700000000000000", "--type", "Vector<long>"]), @"
    0  [1]
    8    [0]: 7
    ");
    assert_snapshot!(out(&["decode", "07000000", "--type", "point"]), @"
    0  point#00000010 x:int = Point;
    0    x: 7
    ");
    assert_snapshot!(out(&["decode", "15c4b51c010000000e000000", "--type", "getUsers"]), @"
    0  [1]
    8    [0]: userEmpty#0000000e = User;
    ");
    assert_eq!(out(&["encode", r#"["7"]"#, "--type", "vector long"]), "010000000700000000000000");
    assert_eq!(out(&["encode", r#"{"x": 7}"#, "--type", "point"]), "07000000");
    assert_eq!(out(&["encode", "7", "--type", "int"]), "07000000");
}

#[test]
fn type_option_refuses_what_is_no_type() {
    assert_snapshot!(typewright(&["decode", "00", "--type", "Vector<Usr>"]), @"
    error: unknown type `Usr`
     --> --type:1:8
      |
    1 | Vector<Usr>
      |        ^^^ no constructor returns it
      |
      = help: did you mean `User`?

    1 error
    exit code 2
    ");
    for ty in ["", "int b:int", "int; x = X", "withLayer", "flags.0?int", "X", "Vector"] {
        let said = typewright(&["decode", "00000000", "--type", ty]);
        assert!(said.starts_with("error: ") && said.ends_with("exit code 2"), "{ty}: {said}");
    }
}

#[test]
fn type_option_finds_types_outside_of_the_kept_part() {
    let points = ["decode", "0100000007000000", "--type", "vector<point>", "--only", "getUser"];
    assert!(out(&points).contains("x: 7"));
    let opaque = ["decode", "1000000007000000", "--type", "User", "--opaque", "User"];
    assert!(out(&[&opaque[..], &["--only", "getUser", "--only", "point"]].concat()).contains("x: 7"));
    let none = typewright(&["decode", "00", "--type", "Vector<Usr>", "--only", "getUser"]);
    assert!(none.contains("did you mean `User`?") && none.ends_with("exit code 2"), "{none}");
}

#[test]
fn decode_names_the_response_of_a_call() {
    assert_snapshot!(out(&["decode", "22000000010000002100000015c4b51c00000000"]), @"
         0  withLayer#00000022 {X:Type} layer:int query:!X = X;
         4    layer: 1
         8    query: getUsers#00000021 ids:Vector<long> = Vector<User>;
        12      ids: [0]

    The response is of type Vector<User>; `--type getUsers` decodes it.
    ");
}

#[test]
fn builtins_are_values_like_others() {
    // An `Object` that comes last, alone, and with a type of its own.
    let photo = |any: &str| format!("0f00000000000000{}{any}", "00".repeat(16));
    for (hex, json) in [
        ("b5757299", r#"{"_":"boolTrue"}"#),
        ("379779bc", r#"{"_":"boolFalse"}"#),
        ("15c4b51c00000000", "[]"),
        ("15c4b51c010000000e000000", r#"[{"_":"userEmpty"}]"#),
        ("da9b50a8b28a036a", r#"{"_":"int","value":1778617010}"#),
    ] {
        let compact = |args: &[&str]| out(args).split_whitespace().collect::<String>();
        assert_eq!(compact(&["decode", hex, "--format", "json"]), json);
        assert_eq!(out(&["encode", json]), hex);
        let photo = photo(hex);
        let said = compact(&["decode", &photo, "--format", "json"]);
        assert!(said.ends_with(&format!(r#""any":{json}}}"#)), "{said}");
        assert_eq!(out(&["encode", &said]), photo);
    }
    assert_snapshot!(out(&["decode", &photo("15c4b51c02000000b5757299da9b50a805000000")]), @"
         0  photo#0000000f data:bytes key:int128 any:Object = Photo;
         4    data: 
         8    key: 00000000000000000000000000000000
        24    any: vector#1cb5c415 {t:Type} # [ t ] = Vector t;
        28      [2]
        32        [0]: boolTrue#997275b5 = Bool;
        36        [1]: int#a8509bda ? = Int;
        40          5
    ");
    assert_snapshot!(out(&["decode", &photo("15c4b51c0100000005000000")]), @"
         0  photo#0000000f data:bytes key:int128 any:Object = Photo;
         4    data: 
         8    key: 00000000000000000000000000000000
        24    any: vector of unknown element type (use `--type`): 15c4b51c0100000005000000
    ");
}

#[test]
fn strings_that_are_not_utf8_are_hexadecimal() {
    let user = "0a000000020000000700000000000000 03ff6100";
    assert_snapshot!(out(&["decode", user]), @"
         0  user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
         4    flags: 2 = 0b10
         8    id: 7
        16    name: ff6100 (not UTF-8)
    ");
    let json = out(&["decode", user, "--format", "json"]);
    assert!(json.contains(r#""hex": "ff6100""#), "{json}");
    assert_eq!(out(&["encode", &json]), user.replace(' ', ""));
}
