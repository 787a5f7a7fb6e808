//! Standard output and standard error: data unchanged, and messages without control sequences.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use support::{folder_with, typewright};

/// A title, a cleared screen, a color, and text that runs backwards; in C0, C1 and as marks.
const HOSTILE: &str = "\u{1b}]0;T\u{7}\u{1b}[2J\u{1b}[31mR\u{9b}31m\u{7f}\u{202e}L\u{2066}\u{200f}";

/// As it is shown.
const SHOWN: &str = r"\u{1b}]0;T\u{7}\u{1b}[2J\u{1b}[31mR\u{9b}31m\u{7f}\u{202e}L\u{2066}\u{200f}";

fn run(dir: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut command = typewright();
    command.args(args).current_dir(dir).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Both streams of a command, with colors.
fn shown(dir: &Path, args: &[&str]) -> String {
    let Output { stdout, stderr, .. } = run(dir, &[args, &["--color", "always"]].concat(), b"");
    String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap()
}

/// Checks that colors are the only control sequences.
fn assert_harmless(what: &[&str], text: &str) {
    let plain = anstream::adapter::strip_str(text).to_string();
    let obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || "\u{202e}\u{2066}\u{200f}".contains(c);
    assert!(!plain.contains(obeyed), "{what:?}: {plain:?}");
    // Only colors were stripped; the sequences for the title and the cleared screen remain as text.
    let sequences = text.split('\u{1b}').skip(1);
    sequences.for_each(|it| {
        assert!(
            it.trim_start_matches(|c: char| c == '[' || c == ';' || c.is_ascii_digit()).starts_with('m'),
            "{what:?}: {it:?}"
        )
    });
}

#[test]
fn json_of_a_value_keeps_every_character() {
    let dir = folder_with(&[("s.tl", "a s:string = A;\n")]);
    for text in ["b\u{7f}", "\u{1b}[31m", "\u{9b}", "\u{202e}ab", "\u{0}\u{7}"] {
        let mut bytes = vec![0x46, 0x66, 0x5e, 0xab, u8::try_from(text.len()).unwrap()];
        bytes.extend(text.bytes());
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let json = run(dir.path(), &["decode", "--format", "json", "--schema", "s.tl", &hex], b"").stdout;
        let value: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(value["s"], text);
        let encoded = run(dir.path(), &["encode", "--schema", "s.tl", "-"], &json).stdout;
        assert_eq!(String::from_utf8(encoded).unwrap().trim(), hex, "{text:?}");
    }
}

#[test]
fn formatted_schemas_keep_every_character() {
    let dir = folder_with(&[]);
    let schema = format!("// {HOSTILE}\nuser id:int = User;\n");
    for args in [&["fmt", "-"][..], &["fmt", "-", "--color", "never"]] {
        assert_eq!(String::from_utf8(run(dir.path(), args, schema.as_bytes()).stdout).unwrap(), schema);
    }
}

#[test]
fn pages_and_databases_are_shown_without_control_characters() {
    let page = format!(
        "# Method: phone.get\n\n{HOSTILE}\n\n### Parameters:\n\n| Name | Type | Description | Required |\n|---|---|---|---|\n\
         |x|int|{HOSTILE}|Yes|\n\n### Return type: [A](../types/A.md)\n\n### Errors\n\n| Code | Type | Description |\n\
         |---|---|---|\n|400|BAD|{HOSTILE}|\n"
    );
    let files =
        [("s.tl", "a x:int = A;\n---functions---\nphone.get x:int = A;\n"), ("docs/methods/phone.get.md", &page)];
    let dir = folder_with(&files);
    for args in [
        &["explain", "phone.get", "--schema", "s.tl", "--docs", "docs"][..],
        &["explain", "BAD", "--schema", "s.tl", "--docs", "docs"],
        &["check", "s.tl", "--docs", "docs", "--notes"],
    ] {
        assert_harmless(args, &shown(dir.path(), args));
    }
    let explained = shown(dir.path(), &["explain", "phone.get", "--schema", "s.tl", "--docs", "docs"]);
    assert!(explained.contains(SHOWN), "{explained}");
}

#[test]
fn frames_diffs_and_trees_are_shown_without_control_characters() {
    let comment = format!("// {HOSTILE}\na /* {HOSTILE} */ x:Unk = A;\n");
    let old = format!("a /* {HOSTILE} */ x:int s:string = A;\n");
    let new = format!("a  /* {HOSTILE}! */ x:long s:string = A;\n");
    let dir = folder_with(&[("bad.tl", &comment), ("old.tl", &old), ("new.tl", &new)]);
    let long = "a".repeat(5000);
    std::fs::write(dir.path().join("long.tl"), format!("a /* {HOSTILE}{long} */ x:Unk = A; // {HOSTILE}\n")).unwrap();
    for args in [
        &["check", "bad.tl"][..],
        &["check", "long.tl"],
        &["diff", "old.tl", "new.tl"],
        &["fmt", "--check", "new.tl"],
        &["explain", "a", "--schema", "old.tl"],
        &["explain", HOSTILE, "--schema", "old.tl"],
        &["decode", "--schema", "old.tl", "--type", "a", "0100000003616263"],
        &["decode", "--schema", "old.tl", "--type", "string", "051b5b326d9b0000"],
        &["decode", "--schema", "old.tl", HOSTILE],
        &["encode", "--schema", "old.tl", HOSTILE],
        &["check", HOSTILE],
    ] {
        assert_harmless(args, &shown(dir.path(), args));
    }
    let frame = String::from_utf8(run(dir.path(), &["check", "bad.tl"], b"").stderr).unwrap();
    assert!(frame.contains(SHOWN), "{frame}");
}

/// The marks of a frame stand below what they are about, however long the escapes before it are.
#[test]
fn frames_mark_the_right_place_behind_escapes() {
    let dir = folder_with(&[("bad.tl", &format!("a /* {HOSTILE} */ x:Unk = A;\n"))]);
    let frame = String::from_utf8(run(dir.path(), &["check", "bad.tl"], b"").stderr).unwrap();
    let lines: Vec<_> = frame.lines().collect();
    let at = lines.iter().position(|line| line.contains("Unk = A;")).unwrap();
    assert_eq!(lines[at].find("Unk"), lines[at + 1].find('^'), "{frame}");
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_without_control_characters() {
    let names = [format!("{HOSTILE}.tl"), format!("{HOSTILE}\n.tl")];
    for name in &names {
        let dir = folder_with(&[(name, "a x:Unk = A;\n"), ("good.tl", "a = A;\n"), ("worse.tl", "b x:int = B;\n")]);
        std::fs::write(dir.path().join(format!("good {name}")), "a  x:int = A;\n").unwrap();
        let good = &format!("good {name}")[..];
        for args in [
            &["check", name][..],
            &["check", good],
            &["fmt", "--check", good],
            &["fmt", good],
            &["diff", good, "good.tl"],
            &["generate", good, "--out", name],
            &["generate", "worse.tl", "--out", name],
            &["generate", "worse.tl", "--out", name, "--check"],
            &["generate", good, "--explain-size"],
            &["convert", name, "--to", "json"],
        ] {
            assert_harmless(args, &shown(dir.path(), args));
        }
        // The header of generated code is one comment, whatever the schema is called.
        let code = String::from_utf8(run(dir.path(), &["generate", good, "--out", "-"], b"").stdout).unwrap();
        let header: Vec<_> = code.lines().take_while(|line| !line.is_empty()).collect();
        assert!(header.iter().all(|line| line.starts_with("// ")), "{header:?}");
    }
}
