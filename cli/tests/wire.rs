//! `typewright decode` and `typewright encode`, as their users meet them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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

/// What `typewright` says of an input, and its exit code.
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

/// What comes out of a run that has nothing to say.
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
    error: several are called ball: write ball#00000011 or ball#00000012
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
fn input_takes_many_spellings_of_bytes() {
    let raw: Vec<u8> =
        (0..USER.len()).step_by(2).map(|at| u8::from_str_radix(&USER[at..at + 2], 16).unwrap()).collect();
    let base64 = "CgAAAAMAAAAHAAAAAAAAAAJtZQA=";
    let shown = out(&["decode", USER]) + "\n";
    let shows = |args: &[&str], input: &[u8]| {
        let (out, said) = typewright_of(&[&["decode"], args].concat(), input);
        assert_eq!((str::from_utf8(&out).unwrap(), said.as_str()), (shown.as_str(), "exit code 0"), "{args:?}");
    };
    shows(&["-"], &raw);
    shows(&["user.bin"], &raw);
    shows(&["user.bin", "--input", "raw"], &raw);
    shows(&["-"], format!(" {}\n{} \n", &USER[..7], &USER[7..]).as_bytes());
    shows(&["-", "--input", "hex"], USER.as_bytes());
    shows(&[base64, "--input", "base64"], b"");
    shows(&["-", "--input", "base64"], base64.trim_end_matches('=').as_bytes());
    let (out, _) = typewright_of(&["encode", "-", "--output", "raw"], br#"{"_":"userEmpty"}"#);
    assert_eq!(out, [14, 0, 0, 0]);
    assert_snapshot!(typewright(&["encode", r#"{"_":"userEmpty"}"#, "--output", "base64"]), @"
    DgAAAA==
    exit code 0
    ");
    assert_snapshot!(typewright(&["decode", "0a0"]), @"
    error: hexadecimal digits come in pairs, and one is missing
    exit code 2
    ");
    assert_snapshot!(typewright(&["decode", "-", "--input", "hex"]), @"
    error: the input is empty
    exit code 2
    ");
}

#[test]
fn input_is_guessed_from_its_spelling() {
    for text in [
        "0x07000000",
        "07:00:00:00",
        r"\x07\x00\x00\x00",
        r"b'\x07\x00\x00\x00'",
        "[7, 0, 0, 0]",
        "{0x07, 0x00, 0x00, 0x00}",
        "00000000: 0700 0000                                ....",
        "BwAAAA==",
        "BwAAAA",
    ] {
        assert_eq!(out(&["decode", "--type", "int", text]), "     0  7", "{text}");
    }
    assert_snapshot!(typewright(&["decode", "--type", "int", "34, 34, 34, 34"]), @"
    error: the numbers may be decimal or hexadecimal: write decimals as `[34, 34]`, hexadecimal as `0x22, 0x22`
    exit code 2
    ");
}

#[test]
fn input_with_two_readings_is_told() {
    let (out, said) = typewright_of(&["decode", "--type", "int", "-"], b"BwAAAA==\n");
    assert_eq!(out, b"     0  7\n");
    assert_snapshot!(said, @"
    note: the input is read as Base64: `--input raw` takes its bytes as they are
    exit code 0
    ");
    let (_, said) = typewright_of(&["decode", "--type", "int", "-"], b"00aa1A");
    assert_snapshot!(said, @"
    note: the input is read as hexadecimal, and is Base64 too: `--input base64` reads that
    error: at byte 0: expected 4 bytes of an int, found the end after 3
         0 | 00 aa 1a
           | ^^
    exit code 1
    ");
    let (_, said) = typewright_of(&["decode", "--type", "int", "-"], b"[7, 0, 0, 256]");
    assert_snapshot!(said, @"
    error: `256` is no byte: write numbers from 0 to 255 (or use `--input raw`)
    exit code 2
    ");
    let dir = support::folder_with(&[("api.tl", SCHEMA), ("07000000", "")]);
    let (_, _, said) = support::run_in(dir.path(), &["decode", "--type", "int", "07000000", "--schema", "api.tl"]);
    assert_snapshot!(said, @"note: `07000000` is read as bytes, and is the name of a file too: write ./07000000 for the file");
}

#[test]
fn input_takes_either_base64_alphabet() {
    for text in ["_-8AAA", "/+8AAA==", "/+8A AA"] {
        assert_eq!(out(&["decode", "--type", "int", "--input", "base64", text]), "     0  61439", "{text}");
    }
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

    The answer is of type Vector<User>; `--type getUsers` reads it.
    ");
}

#[test]
fn envelopes_are_opened() {
    let user = r#"{"_": "user", "id": 7}"#;
    let packed = format!(r#"{{"_": "gzip_packed", "packed_data": {user}}}"#);
    let json = format!(
        r#"{{"_": "msg_container", "messages": [
            {{"msg_id": "5", "seqno": 1, "body": {user}}},
            {{"msg_id": "6", "seqno": 3, "body": {{"_": "rpc_result", "req_msg_id": "1", "result": {packed}}}}}]}}"#
    );
    let bytes = out(&["encode", &json]);
    assert_snapshot!(out(&["decode", &bytes]), @"
     0  msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
     4    messages: [2]
     8      [0]: fields
     8        msg_id: 5
    16        seqno: 1
    24        body: user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
    28          flags: 0 = 0b0
    32          id: 7
    40      [1]: fields
    40        msg_id: 6
    48        seqno: 3
    56        body: rpc_result#f35c6d01 req_msg_id:long result:Object = RpcResult;
    60          req_msg_id: 1
    68          result: gzip_packed#3072cfa1 packed_data:bytes = Object;
    72            packed_data: 28 bytes, unpacked to 16 that are counted from 0
     0              user#0000000a
     4                flags: 0 = 0b0
     8                id: 7
    ");
    let again = out(&["decode", &bytes, "--format", "json"]);
    assert_eq!(out(&["encode", &again]), bytes);
    let value: serde_json::Value = serde_json::from_str(&again).unwrap();
    let result = &value["messages"][1]["body"]["result"];
    assert_eq!((&result["_"], &result["packed_data"]["_"]), (&"gzip_packed".into(), &"user".into()));
    let answer = out(&["encode", &packed]);
    assert!(out(&["decode", &answer, "--type", "User"]).contains("id: 7"));
}

#[test]
fn envelopes_give_way_to_the_schema() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("own.tl"), "rpc_result#00000005 x:int = Own; own#73f1f8dc x:int = Own;").unwrap();
    let own = dir.path().join("own.tl");
    let shows =
        |bytes, shown: &str| assert!(out(&["decode", bytes, "--schema", own.to_str().unwrap()]).contains(shown));
    shows("dcf8f17307000000", "own#73f1f8dc x:int = Own;");
    shows("0500000007000000", "rpc_result#00000005 x:int = Own;");
    let json = r#"{"_": "rpc_result", "x": 7}"#;
    assert_eq!(out(&["encode", json, "--schema", own.to_str().unwrap()]), "0500000007000000");
}

#[test]
fn envelopes_with_a_wrong_length_are_reported() {
    let container = |length: &str| format!("dcf8f173010000000500000000000000010000{length}0e000000");
    assert!(out(&["decode", &container("0004000000")]).contains("userEmpty"));
    assert_snapshot!(typewright(&["decode", &container("0003000000")]), @"
         0  msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
         4    messages: [0]
         8      [0 of 1]: fields
         8        msg_id: 5
        16        seqno: 1
    error: at byte 24: expected the id of any value, found the end after 3, in msg_container > .messages > [0 of 1] > .body
        16 | 01 00 00 00 03 00 00 00 0e 00 00
           |                         ^^
    exit code 1
    ");
    assert_snapshot!(typewright(&["decode", &container("0008000000")]), @"
         0  msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
         4    messages: [0]
         8      [0 of 1]: fields
         8        msg_id: 5
        16        seqno: 1
    error: at byte 24: expected 8 bytes of a body, found the end after 4, in msg_container > .messages > [0 of 1] > .body
        16 | 01 00 00 00 08 00 00 00 0e 00 00 00
           |                         ^^
    exit code 1
    ");
}

#[test]
fn gzip_that_is_broken_is_reported() {
    assert_snapshot!(typewright(&["decode", "a1cf72300301020300000000"]), @"
         0  gzip_packed#3072cfa1 packed_data:bytes = Object;
    error: at byte 4: expected a value packed by gzip, found bytes that are not gzip: unexpected end of file, in gzip_packed > .packed_data
         0 | a1 cf 72 30 03 01 02 03 00 00 00 00
           |             ^^
    exit code 1
    ");
    let json = r#"{"_": "gzip_packed", "packed_data": {"_": "photo", "data": "", "key": "AAAAAAAAAAAAAAAAAAAAAA==", "any": "AAECAw=="}}"#;
    let cut = out(&["encode", json]);
    let error = typewright(&["decode", &cut, "--type", "User"]);
    assert_snapshot!(error, @"
         0  gzip_packed#3072cfa1 packed_data:bytes = Object;
         4    packed_data: 28 bytes, unpacked to 28 that are counted from 0
    error: at byte 0 of the value unpacked from byte 4: expected a constructor of User, found #0000000f, which is photo, in gzip_packed > .packed_data
         0 | 0f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
           | ^^
    exit code 1
    ");
}

#[test]
fn gzip_bombs_are_refused() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    (0..64).for_each(|_| gzip.write_all(&[0; 1 << 20]).unwrap());
    let packed = gzip.finish().unwrap();
    let mut bytes = vec![0xa1, 0xcf, 0x72, 0x30, 254];
    bytes.extend(&(packed.len() as u32).to_le_bytes()[..3]);
    bytes.extend(&packed);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    let (_, said) = typewright_of(&["decode", "user.bin"], &bytes);
    assert_snapshot!(said, @"
    error: at byte 4: expected a value packed by gzip, found one that makes more than 16777216 bytes of 65211, in gzip_packed > .packed_data
         0 | a1 cf 72 30 fe bb fe 00 1f 8b 08 00 00 00 00 00 02 ff ec c0 81 00 00 00
           |             ^^
    exit code 1
    ");
}

#[test]
fn errors_show_what_was_decoded_of_lists() {
    assert_snapshot!(typewright(&["decode", "0c00000002000000070000000a"]), @"
         0  many#0000000c points:vector<point> empty:vector<true> = Many;
         4    points: [1]
         8      [0]: point#00000010 x:int = Point;
         8        x: 7
        12      [1 of 2]: point#00000010
    error: at byte 12: expected 4 bytes of an int, found the end after 1, in many > .points > [1 of 2] > point > .x
         4 | 02 00 00 00 07 00 00 00 0a
           |                         ^^
    exit code 1
    ");
}

#[test]
fn errors_show_where_bytes_end() {
    assert_snapshot!(typewright(&["decode", &USER[..32]]), @"
         0  user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
         4    flags: 3 = 0b11
         8    bot: true
         8    id: 7
    error: at byte 16: expected the length of a string, found the end, in user > .name
         8 | 07 00 00 00 00 00 00 00
           |                         ^^
    exit code 1
    ");
    assert_snapshot!(typewright(&["decode", "0a00"]), @"
    error: at byte 0: expected the id of a constructor or function of the schema, found the end after 2
         0 | 0a 00
           | ^^
    exit code 1
    ");
    assert_snapshot!(typewright(&["decode", "0e0000000e"]), @"
         0  userEmpty#0000000e = User;
    error: at byte 4: expected the end, found 1 more byte
         0 | 0e 00 00 00 0e
           |             ^^
    exit code 1
    ");
}

#[test]
fn errors_name_values_that_do_not_fit() {
    let said = |json: &str| typewright(&["encode", json]);
    assert_snapshot!(said(r#"{"_": "user", "id": "x"}"#), @r#"
    error: in user > .id: expected a long, found "x"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "user"}"#), @"
    error: in user > .id: expected a value, found nothing
    exit code 1
    ");
    assert_snapshot!(said(r#"{"_": "usr"}"#), @r#"
    error: expected a constructor or function of the schema, such as "user", found "usr"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "point", "y": 1}"#), @r#"
    error: in point: expected one of the fields x, found "y"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "user", "nmae": "me"}"#), @r#"
    error: in user: expected a field, such as "name", found "nmae"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "userEmpty", "id": 1}"#), @r#"
    error: in userEmpty: expected no fields, found "id"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "point", "x": 1, "x": 2}"#), @r#"
    error: in point: expected each field once, found "x" twice
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "photo", "data": "?"}"#), @"
    error: in photo > .data: expected bytes in Base64, found another text: Invalid symbol 63, offset 0.
    exit code 1
    ");
    assert_snapshot!(said(r#"{"_": "point", "#), @"
    error: this is no JSON that can be read: EOF while parsing a value at line 1 column 15
    exit code 1
    ");
}

#[test]
fn nesting_is_bounded_as_in_generated_code() {
    let boxes = |depth: usize| "0b000000".repeat(depth) + "0d000000";
    let json = out(&["decode", &boxes(63), "--format", "json"]);
    assert_eq!(out(&["encode", &json]), boxes(63));
    let said = typewright(&["decode", &boxes(64)]);
    assert!(said.contains("expected values that nest at most 64 deep, found one more level"), "{said}");
    let deeper = json.replacen('{', "{\"_\": \"box\", \"inner\": {", 1) + "}";
    let said = typewright(&["encode", &deeper]);
    assert!(said.contains("expected values that nest at most 64 deep, found one more level"), "{said}");
    let said = typewright_of(&["encode", "-"], "[".repeat(100_000).as_bytes()).1;
    assert!(said.starts_with("error: ") && said.contains("nest too deep") && said.ends_with("exit code 1"), "{said}");
}

#[test]
fn hostile_bytes_are_refused() {
    let many = |word: &str| format!("0c000000{word}");
    for bytes in ["0b000000".repeat(5000), many("ffffffff"), many("00000000ffffffff")] {
        let said = typewright(&["decode", &bytes]);
        assert!(said.contains("error: at byte") && said.ends_with("exit code 1"), "{said}");
    }
}

#[test]
fn builtins_are_values_like_others() {
    // Of an `Object` that is last, alone, and with a type of its own.
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

#[test]
fn a_count_of_values_without_bytes_is_bounded() {
    // 12 bytes that count 65,535 times `true`.
    let said = typewright(&["decode", "0c00000000000000ffff0000"]);
    assert!(said.len() < 100_000 && said.ends_with("exit code 1"), "{} bytes", said.len());
    assert!(said.contains("at byte 12: expected fewer values that take no bytes"), "{said}");
}
