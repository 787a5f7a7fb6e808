//! `typewright decode` and `typewright encode`, as their users meet them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;
use std::{fs, str};

use insta::assert_snapshot;
use tempfile::TempDir;

const SCHEMA: &str = "user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
box#0000000b inner:Box = Box;
boxEmpty#0000000d = Box;
many#0000000c users:vector<User> empty:vector<true> = Many;
";

const USER: &str = "0a000000030000000700000000000000026d6500";

/// What `typewright` says, and its exit code.
fn typewright(args: &[&str]) -> String {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("api.tl"), SCHEMA).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_typewright"));
    let output = command.args(args).args(["--schema", "api.tl"]).current_dir(&dir).output().unwrap();
    let (out, err) = (str::from_utf8(&output.stdout).unwrap(), str::from_utf8(&output.stderr).unwrap());
    format!("{out}{err}exit code {}", output.status.code().unwrap())
}

#[test]
fn bytes_are_shown_as_a_tree() {
    assert_snapshot!(typewright(&["decode", USER]), @r#"
         0  user#0000000a  user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
         4    flags: 3 = 0b11
         8    bot: true
         8    id: 7
        16    name: "me"
    exit code 0
    "#);
}

#[test]
fn bytes_become_json_and_bytes_again() {
    let said = typewright(&["decode", USER, "--format", "json"]);
    let json = said.strip_suffix("exit code 0").unwrap();
    assert_eq!(typewright(&["encode", json]), format!("{USER}\nexit code 0"));
    let by_hand = r#"{"_": "user", "bot": true, "id": "7", "name": "me"}"#;
    assert_eq!(typewright(&["encode", by_hand]), format!("{USER}\nexit code 0"));
}

#[test]
fn bytes_that_end_too_soon_are_told() {
    assert_snapshot!(typewright(&["decode", &USER[..32]]), @"
         0  user#0000000a  user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
         4    flags: 3 = 0b11
         8    bot: true
         8    id: 7
    error: at byte 16: expected the length of a string, found the end, in user > .name
    exit code 1
    ");
}

#[test]
fn values_that_do_not_fit_are_told() {
    assert_snapshot!(typewright(&["encode", r#"{"_": "user", "id": "x"}"#]), @r#"
    error: in user > .id: expected a long, found "x"
    exit code 1
    "#);
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
fn files_that_are_not_there_are_misuse() {
    let said = typewright(&["decode", "missing.bin"]);
    assert!(said.starts_with("error: can't read missing.bin") && said.ends_with("exit code 2"), "{said}");
}
