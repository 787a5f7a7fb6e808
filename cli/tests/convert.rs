//! `typewright convert`: forms, streams and errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};

use tempfile::TempDir;

const TL: &str = "// a user\nuser#d23c81a3 id:int = User;\n---functions---\ngetUser#b0f732d5 id:int = User;\n";

fn typewright(dir: &TempDir, args: &[&str], input: &[u8]) -> Output {
    let mut child = support::typewright()
        .args(args)
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may have ended.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn convert_takes_a_schema_through_every_form() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("api.tl"), TL).unwrap();
    let json = typewright(&dir, &["convert", "api.tl", "--to", "json", "--out", "api.json"], b"");
    assert_eq!(json.status.code(), Some(0), "{}", err(&json));
    assert_eq!(err(&json), "left out: 1 comment\n");
    let tlo = typewright(&dir, &["convert", "api.json", "--to", "tlo"], b"");
    assert_eq!(tlo.status.code(), Some(0), "{}", err(&tlo));
    let tl = typewright(&dir, &["convert", "-", "--to", "tl"], &tlo.stdout);
    assert!(
        String::from_utf8(tl.stdout)
            .unwrap()
            .ends_with(TL.strip_prefix("// a user\n").unwrap().split_once('\n').unwrap().1)
    );
    let rust = typewright(&dir, &["generate", "api.json", "--out", "-"], b"");
    assert!(String::from_utf8(rust.stdout).unwrap().contains("pub struct GetUser"));
}

#[test]
fn exit_codes_tell_broken_schemas_from_misuse() {
    let dir = TempDir::new().unwrap();
    let broken = typewright(&dir, &["convert", "-", "--to", "json"], b"{\"constructors\": 1}");
    assert_eq!(broken.status.code(), Some(1), "{}", err(&broken));
    assert!(err(&broken).contains("<stdin>:1:18"), "{}", err(&broken));
    let misused: [&[&str]; 5] = [
        &["convert", "absent.tl", "--to", "json"],
        &["convert", "-"],
        &["convert", "-", "--to", "json", "--tlo-version", "3"],
        &["convert", "-", "--to", "tlo", "--tlo-version", "5"],
        &["convert", "-", "--to", "tl", "--out", "no/such/folder.tl"],
    ];
    for args in misused {
        let output = typewright(&dir, args, b"a = A;");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", err(&output));
    }
}

#[test]
fn help_has_examples() {
    let help = typewright(&TempDir::new().unwrap(), &["convert", "--help"], b"");
    assert!(String::from_utf8(help.stdout).unwrap().contains("typewright convert api.json --to tl"));
}
