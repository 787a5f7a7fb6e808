//! Completions and manual pages.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const COMMANDS: [&str; 12] =
    ["new", "init", "generate", "check", "fmt", "explain", "diff", "decode", "encode", "convert", "completions", "man"];

fn typewright(args: &[&str]) -> Output {
    support::typewright().args(args).output().unwrap()
}

#[test]
fn completions_cover_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = typewright(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        let script = String::from_utf8(output.stdout).unwrap();
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    assert_eq!(typewright(&["completions", "tcsh"]).status.code(), Some(2));
}

/// Where there is a bash, it can read its script.
#[test]
fn completions_are_valid_bash() {
    let script = typewright(&["completions", "bash"]).stdout;
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("typewright.bash");
    fs::write(&path, script).unwrap();
    let bash = Command::new("bash").arg("-n").arg(&path).stderr(Stdio::piped()).output();
    if let Ok(output) = bash {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn man_has_a_page_for_every_command() {
    let dir = TempDir::new().unwrap();
    let man = dir.path().join("man1");
    let output = typewright(&["man", "--out", man.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    for command in COMMANDS {
        let page = fs::read_to_string(man.join(format!("typewright-{command}.1"))).unwrap();
        for section in ["\n.SH EXAMPLES\n", "\n.SH \"EXIT STATUS\"\n"] {
            assert!(page.contains(section), "{command} has no{section}");
        }
        assert!(!page.contains("EXTRA"), "{command}");
        let lines: Vec<_> = page.lines().collect();
        let bare = lines.windows(2).find(|pair| matches!(pair, [option, ""] if option.starts_with("\\fB\\-")));
        assert_eq!(bare, None, "{command} has an option without a description");
    }
    let page = String::from_utf8(typewright(&["man"]).stdout).unwrap();
    assert!(page.contains(".TH typewright 1"), "{page}");
    assert_eq!(page, fs::read_to_string(man.join("typewright.1")).unwrap());
}

#[test]
fn man_reports_unwritable_pages() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let output = typewright(&["man", "--out", file.join("man1").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("error: can't write ") && err.contains("man1"), "{err}");
}
