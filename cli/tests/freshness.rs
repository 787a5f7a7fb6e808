//! `generate --check`: the diff first, bounded and colored; the stale files and the fix last.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use support::{folder_with, run_in, typewright};
use tempfile::TempDir;

/// Bindings of which every file is stale.
fn stale(types: usize) -> TempDir {
    let tl: String = (0..types).map(|number| format!("space{number}.user id:int = space{number}.User;\n")).collect();
    let config = "[[bindings]]\nschemas = [\"api.tl\"]\nout = \"api\"\n";
    let dir = folder_with(&[("typewright.toml", config), ("api.tl", &tl)]);
    assert_eq!(run_in(dir.path(), &["generate"]).0, 0);
    fs::write(dir.path().join("api.tl"), tl.replace("id:int", "id:long")).unwrap();
    dir
}

/// Standard output and standard error as a terminal shows them, one after the other as they come.
#[cfg(unix)]
#[test]
fn stale_files_and_the_remedy_come_after_the_diff() {
    let dir = stale(3);
    let program = typewright();
    let script = format!("'{}' generate --check 2>&1", program.get_program().to_str().unwrap());
    let output =
        Command::new("sh").args(["-c", &script]).current_dir(dir.path()).stdin(Stdio::null()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("stale: ")).unwrap();
    let last_of_diff = lines.iter().rposition(|line| line.starts_with(['+', '-', '@'])).unwrap();
    assert!(last_of_diff < first, "{text}");
    assert_eq!(lines.last(), Some(&"To fix it, run: typewright generate"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn stale_bindings_show_a_diff_in_color() {
    let (_, out, _) = run_in(stale(1).path(), &["generate", "--check", "--color", "always"]);
    for colored in ["\u{1b}[31m-", "\u{1b}[32m+", "\u{1b}[36m@@", "\u{1b}[1m---"] {
        assert!(out.contains(colored), "{colored:?}");
    }
    assert!(!run_in(stale(1).path(), &["generate", "--check"]).1.contains('\u{1b}'));
}

#[test]
fn stale_bindings_show_a_bounded_diff_and_count_the_rest() {
    let (code, out, err) = run_in(stale(100).path(), &["generate", "--check"]);
    assert_eq!(code, 1);
    assert!(out.lines().count() <= 401, "{}", out.lines().count());
    let last = out.lines().last().unwrap();
    assert!(last.starts_with("... and ") && last.contains(" more lines of "), "{last}");
    assert_eq!(err.lines().filter(|line| line.starts_with("stale: ")).count(), 50);
    assert!(err.contains(" more stale files\nTo fix it, run: typewright generate\n"), "{err}");
}

#[test]
fn stale_bindings_name_the_command_as_it_was_given() {
    let dir = folder_with(&[("api.tl", "user id:int = User;\n")]);
    let args = ["generate", "api.tl", "--out", "my api.rs", "--strings", "*=lossy", "--check"];
    let (code, _, err) = run_in(dir.path(), &args);
    assert_eq!(code, 1);
    let remedy = "typewright generate api.tl --out 'my api.rs' --strings '*=lossy'\n";
    assert!(err.ends_with(&format!("To fix it, run: {remedy}")), "{err}");
}

/// The checked-in bindings of this project.
#[test]
fn checked_in_bindings_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (code, out, err) = run_in(&root, &["generate", "--check"]);
    assert_eq!(code, 0, "stale: run `cargo run -p typewright-cli -- generate`\n{out}{err}");
}
