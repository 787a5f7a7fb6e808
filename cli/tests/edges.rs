//! Every command with files that cannot be read, and with output that cannot be written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use support::git;
use tempfile::TempDir;

/// Every way to name an input: `INPUT` stands for it, and the rest is good.
const COMMANDS: &[&[&str]] = &[
    &["generate", "INPUT", "--out", "-"],
    &["generate", "api.tl", "--out", "-", "--docs", "INPUT"],
    &["generate", "api.tl", "--out", "-", "--errors", "INPUT"],
    &["generate", "--config", "INPUT"],
    &["check", "INPUT"],
    &["fmt", "INPUT"],
    &["fmt", "--check", "INPUT"],
    &["fmt", "--canonical", "INPUT"],
    &["explain", "user", "--schema", "INPUT"],
    &["explain", "user", "--config", "INPUT"],
    &["diff", "INPUT", "api.tl"],
    &["diff", "api.tl", "INPUT"],
    &["diff", "api.tl", "api.tl", "--config", "INPUT"],
    &["decode", "INPUT", "--schema", "api.tl"],
    &["decode", "0a000000", "--schema", "INPUT"],
    &["encode", "INPUT", "--schema", "api.tl"],
    &["encode", "{\"_\": \"user\"}", "--schema", "INPUT"],
    &["sample", "user", "--schema", "INPUT"],
    &["convert", "INPUT", "--to", "json"],
];

/// Those whose input is a folder.
const OF_FOLDERS: &[&str] = &["--docs", "diff"];

fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    let many: String = (0..1000).map(|n| format!("user{n} id:int name:string = User;\n")).collect();
    for (name, text) in [("api.tl", "user#0000000a = User;\n"), ("empty", ""), ("many.tl", many.as_str())] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    fs::create_dir(dir.path().join("folder")).unwrap();
    dir
}

fn typewright(dir: &Path, args: &[&str]) -> Command {
    let mut command = support::typewright();
    command.args(args).current_dir(dir).stdin(Stdio::null());
    command
}

/// The result of a command for an input: its exit code and standard error.
fn said(dir: &Path, args: &[&str], input: &str) -> (Option<i32>, String) {
    let args: Vec<_> = args.iter().map(|arg| if *arg == "INPUT" { input } else { *arg }).collect();
    let Output { status, stderr, .. } = typewright(dir, &args).output().unwrap();
    (status.code(), String::from_utf8(stderr).unwrap())
}

fn assert_misuse(dir: &Path, args: &[&str], input: &str) {
    let (code, err) = said(dir, args, input);
    assert_eq!(code, Some(2), "{args:?} of {input}: {err}");
    assert!(err.starts_with("error: ") && err.contains(input), "{args:?} of {input}: {err}");
}

#[test]
fn missing_files_are_named() {
    let dir = folder();
    COMMANDS.iter().for_each(|args| assert_misuse(dir.path(), args, "missing.file"));
}

/// An argument that could have been a value: the error names both readings.
#[test]
fn missing_values_say_what_they_could_have_been() {
    let dir = folder();
    for (args, what) in [
        (&["decode", "INPUT", "--schema", "api.tl"][..], "bytes in a known spelling"),
        (&["decode", "INPUT", "--schema", "api.tl", "--input", "base64"], "Base64"),
        (&["encode", "INPUT", "--schema", "api.tl"], "JSON"),
    ] {
        assert_misuse(dir.path(), args, "usr.txt");
        let (_, err) = said(dir.path(), args, "usr.txt");
        assert!(err.contains(&format!(": it is not {what}, and there is no such file in ")), "{args:?}: {err}");
        assert_eq!(said(dir.path(), args, ""), (Some(2), "error: the input is empty\n".to_owned()));
    }
}

#[test]
fn folders_are_no_files() {
    let dir = folder();
    for args in COMMANDS.iter().filter(|args| !args.iter().any(|arg| OF_FOLDERS.contains(arg))) {
        assert_misuse(dir.path(), args, "folder");
    }
}

#[test]
fn forbidden_files_are_named() {
    let dir = folder();
    let path = dir.path().join("secret");
    fs::write(&path, "").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0);
    fs::set_permissions(&path, permissions).unwrap();
    if File::open(&path).is_ok() {
        return; // Nothing is forbidden here.
    }
    COMMANDS.iter().for_each(|args| assert_misuse(dir.path(), args, "secret"));
}

#[test]
fn empty_files_cause_no_panic() {
    let dir = folder();
    for args in COMMANDS {
        let (code, err) = said(dir.path(), args, "empty");
        assert!(matches!(code, Some(0..=2)), "{args:?}: {err}");
        assert!(code == Some(0) || err.contains("error: "), "{args:?}: {err}");
        assert!(!err.contains("panicked"), "{args:?}: {err}");
    }
}

/// Commands with much output.
const LONG: &[&[&str]] = &[
    &["generate", "many.tl", "--out", "-", "--no-format"],
    &["check", "many.tl"],
    &["fmt", "--canonical", "many.tl"],
    &["explain", "User", "--schema", "many.tl"],
    &["diff", "many.tl", "api.tl"],
    &["decode", "many.bin", "--schema", "api.tl", "--type", "vector<int>"],
    &["encode", "many.json", "--schema", "api.tl", "--type", "vector<int>"],
    &["convert", "many.tl", "--to", "json"],
    &["completions", "bash"],
    &["man"],
    &["--help"],
];

fn folder_of_much() -> TempDir {
    let dir = folder();
    let mut bytes = 50_000_u32.to_le_bytes().to_vec();
    bytes.resize(200_004, 0);
    fs::write(dir.path().join("many.bin"), bytes).unwrap();
    fs::write(dir.path().join("many.json"), serde_json::to_string(&vec![0; 50_000]).unwrap()).unwrap();
    dir
}

#[test]
fn closed_pipes_are_no_error() {
    let dir = folder_of_much();
    for args in LONG {
        let mut child = typewright(dir.path(), args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let code = child.wait().unwrap().code();
        assert!(code == Some(0), "{args:?}: {code:?}, {err}");
        assert!(!err.contains("pipe") && !err.contains("panicked"), "{args:?}: {err}");
    }
}

#[test]
fn full_disks_are_an_error() {
    let dir = folder_of_much();
    for args in LONG {
        let Ok(full) = File::options().write(true).open("/dev/full") else { return };
        let output = typewright(dir.path(), args).stdout(full).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert!(err.contains("error: can't write to standard output: "), "{args:?}: {err}");
    }
}

/// Every way to name an output: `OUTPUT` stands for it.
const WRITING: &[&[&str]] = &[
    &["generate", "api.tl", "--out", "OUTPUT"],
    &["convert", "api.tl", "--to", "json", "--out", "OUTPUT"],
    &["man", "--out", "OUTPUT"],
];

#[test]
fn unwritable_outputs_are_named() {
    let dir = folder();
    for args in WRITING {
        let args: Vec<_> = args.iter().map(|arg| if *arg == "OUTPUT" { "empty/within" } else { *arg }).collect();
        assert_misuse(dir.path(), &args, "empty/within");
    }
    assert_misuse(dir.path(), &["convert", "api.tl", "--to", "json", "--out", "INPUT"], "folder");
    assert_eq!(fs::read(dir.path().join("empty")).unwrap(), b"");
}

/// A device is written to; of a link, the file that it points to.
#[cfg(target_os = "linux")]
#[test]
fn outputs_stay_links_and_devices() {
    let dir = folder();
    let to = |out: &str| said(dir.path(), &["convert", "api.tl", "--to", "json", "--out", "INPUT"], out);
    std::os::unix::fs::symlink("target.json", dir.path().join("link.json")).unwrap();
    fs::write(dir.path().join("target.json"), "old").unwrap();
    assert_eq!(to("link.json"), (Some(0), String::new()));
    assert!(dir.path().join("link.json").is_symlink());
    assert!(fs::read_to_string(dir.path().join("target.json")).unwrap().contains("\"predicate\": \"user\""));
    if Path::new("/dev/full").exists() {
        let (code, err) = to("/dev/full");
        assert!(code == Some(2) && err.starts_with("error: can't write /dev/full: "), "{err}");
    }
}

#[test]
fn endless_files_are_refused() {
    if !Path::new("/dev/zero").exists() {
        return;
    }
    let dir = folder();
    for args in COMMANDS.iter().filter(|args| !args.contains(&"--docs")) {
        assert_misuse(dir.path(), args, "/dev/zero");
    }
}

/// Bytes of a value are no text; in an error database the place is shown.
#[test]
fn binary_files_say_where() {
    let dir = folder();
    fs::write(dir.path().join("latin.tl"), b"// caf\xe9\nuser = User;\n").unwrap();
    for args in COMMANDS.iter().filter(|args| !args.iter().any(|arg| ["--docs", "--errors"].contains(arg))) {
        if **args == ["decode", "INPUT", "--schema", "api.tl"] {
            continue;
        }
        assert_misuse(dir.path(), args, "latin.tl");
        let (_, err) = said(dir.path(), args, "latin.tl");
        assert!(err.contains("the text is not UTF-8 (first at byte 6)"), "{args:?}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn circular_links_are_named() {
    let dir = folder();
    std::os::unix::fs::symlink("round", dir.path().join("around")).unwrap();
    std::os::unix::fs::symlink("around", dir.path().join("round")).unwrap();
    COMMANDS.iter().for_each(|args| assert_misuse(dir.path(), args, "round"));
}

/// An argument that is no text is the name of a file, or wrong.
#[cfg(target_os = "linux")]
#[test]
fn arguments_that_are_not_text_cause_no_panic() {
    use std::os::unix::ffi::OsStrExt;
    let dir = folder();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9");
    for args in COMMANDS {
        let mut command = typewright(dir.path(), &[]);
        args.iter().for_each(|arg| _ = command.arg(if *arg == "INPUT" { name } else { arg.as_ref() }));
        let output = command.output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert!(err.starts_with("error: can't read caf\u{fffd}: "), "{args:?}: {err}");
    }
    let output = typewright(dir.path(), &["explain"]).arg(name).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    fs::write(dir.path().join(name), "user = User;\n").unwrap();
    let output = typewright(dir.path(), &["check"]).arg(name).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

/// No revision is taken for an option of `git`.
#[test]
fn revisions_that_do_not_exist_are_named() {
    let dir = folder();
    git(dir.path(), &["init", "--quiet"]);
    for place in
        ["git:", "git:HEAD", "git::", "git:HEAD:api.tl", "git:-x:api.tl", "git:--output=made:api.tl", "git:HEAD:../x"]
    {
        for args in [&["diff", "INPUT", "api.tl"][..], &["check", "api.tl", "--against", "INPUT"]] {
            assert_misuse(dir.path(), args, place);
        }
    }
    assert!(!dir.path().join("made").exists());
}

#[test]
fn huge_files_are_refused() {
    let dir = folder();
    File::create(dir.path().join("huge")).unwrap().set_len(100 << 20).unwrap();
    for args in COMMANDS.iter().filter(|args| !args.contains(&"--docs")) {
        assert_misuse(dir.path(), args, "huge");
    }
}
