//! `typewright sample`: values, seeds, formats and errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

const SCHEMA: &str = "user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
userEmpty#0000000e = User;
tree#0000000b left:Tree right:Tree = Tree;
leaf#0000000c n:int = Tree;
pair#0000000f {X:Type} a:X b:X = Pair X;
holder#00000010 o:Object = Holder;
message#00000011 bytes:int body:Object = Message;
messages#00000012 all:vector<%Message> end:int = Messages;
---functions---
getUser#00000020 id:long name:bytes = User;
getUsers#00000021 ids:Vector<long> = Vector<User>;
withLayer#00000022 {X:Type} layer:int query:!X = X;
";

fn folder() -> TempDir {
    support::folder_with(&[("api.tl", SCHEMA)])
}

fn sample(dir: &Path, args: &[&str]) -> (i32, String, String) {
    support::run_in(dir, &[&["sample"], args, &["--schema", "api.tl"]].concat())
}

#[test]
fn edge_values_come_first() {
    let dir = folder();
    let (_, out, _) = sample(dir.path(), &["user", "--count", "3", "--format", "json"]);
    assert_snapshot!(out.replace(&"a".repeat(253), "[253 a]"), @r#"
    {
      "_": "user",
      "id": "0"
    }
    {
      "_": "user",
      "bot": true,
      "id": "9223372036854775807",
      "name": "[253 a]a"
    }
    {
      "_": "user",
      "bot": true,
      "id": "-9223372036854775808"
    }
    "#);
}

#[test]
fn samples_decode_and_encode() {
    let dir = folder();
    for (name, ty) in [
        ("User", None),
        ("Tree", None),
        ("getUser", None),
        ("withLayer", None),
        ("holder", None),
        ("messages", None),
        ("Vector<User>", Some("Vector<User>")),
        ("Pair<Tree>", Some("Pair<Tree>")),
        ("vector int", Some("vector int")),
    ] {
        for seed in ["0", "1"] {
            let (code, out, err) = sample(dir.path(), &[name, "--count", "12", "--seed", seed]);
            assert_eq!((code, out.lines().count(), err.as_str()), (0, 12, ""), "{name}");
            for line in out.lines() {
                let ty: Vec<&str> = ty.into_iter().flat_map(|ty| ["--type", ty]).collect();
                let tail = [&["--schema", "api.tl"], ty.as_slice()].concat();
                let json =
                    support::run_in(dir.path(), &[&["decode", line, "--format", "json"], tail.as_slice()].concat());
                assert_eq!(json.0, 0, "{name}: {line}: {}", json.2);
                let back = support::run_in(dir.path(), &[&["encode", &json.1], tail.as_slice()].concat());
                assert_eq!(back.1.trim(), line, "{name}: {}", json.1);
            }
        }
    }
}

#[test]
fn seeds_decide_and_formats_agree() {
    let dir = folder();
    let [one, again, other] =
        ["1", "1", "2"].map(|seed| sample(dir.path(), &["User", "--count", "9", "--seed", seed]).1);
    assert_eq!(one, again);
    assert_ne!(one, other);
    let (_, base64, _) = sample(dir.path(), &["userEmpty", "--format", "base64"]);
    assert_eq!(base64, "DgAAAA==\n");
}

#[test]
fn responses_are_drawn_on_request() {
    let dir = folder();
    assert!(sample(dir.path(), &["getUsers"]).1.starts_with("21000000"));
    assert!(sample(dir.path(), &["getUsers", "--response"]).1.starts_with("15c4b51c"));
    assert_eq!(sample(dir.path(), &["withLayer", "--response"]).0, 2);
}

#[test]
fn values_that_do_not_exist_are_told() {
    let dir = folder();
    let (code, out, err) = sample(dir.path(), &["pair", "--count", "5"]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    assert!(err.contains("`pair` has no value of its own"), "{err}");
    assert_eq!(sample(dir.path(), &["nobody"]).0, 2);
    assert_eq!(sample(dir.path(), &["User", "--count", "70000"]).0, 2);
    assert_eq!(sample(dir.path(), &["User", "--count", "0"]).0, 2);
}
