//! `typewright fmt`: files, checks, ids and errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

const UGLY: &str = "user   id:int\n  name:string = User;\n";
const NEAT: &str = "user id:int name:string = User;\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// Runs `typewright fmt` in a folder: its exit code, standard output and standard error.
fn fmt(dir: &TempDir, args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = support::typewright();
    command.arg("fmt").args(args).current_dir(dir);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A run that reads no input may be over already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn text(dir: &TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join(name)).unwrap()
}

#[test]
fn files_are_formatted_in_place_once() {
    let dir = folder(&[("a.tl", UGLY), ("b.tl", NEAT)]);
    assert_eq!(fmt(&dir, &["a.tl", "b.tl"], ""), (Some(0), String::new(), "formatted: a.tl\n".to_owned()));
    assert_eq!(text(&dir, "a.tl"), NEAT);
    assert_eq!(fmt(&dir, &["a.tl", "b.tl"], ""), (Some(0), String::new(), String::new()));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing is left beside them");
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let dir = folder(&[]);
    assert_eq!(fmt(&dir, &["-"], UGLY), (Some(0), NEAT.to_owned(), String::new()));
    assert_eq!(fmt(&dir, &["-", "--check"], NEAT), (Some(0), String::new(), String::new()));
    assert_eq!(fmt(&dir, &["-", "--check"], UGLY).0, Some(1));
}

#[test]
fn check_shows_a_diff_and_writes_nothing() {
    let dir = folder(&[("a.tl", UGLY), ("b.tl", NEAT)]);
    let (code, out, err) = fmt(&dir, &["--check", "a.tl", "b.tl"], "");
    assert_eq!((code, err.as_str()), (Some(1), "not formatted: a.tl\n"));
    assert_snapshot!(out, @r"
    --- a.tl
    +++ a.tl (formatted)
    @@ -1,2 +1 @@
    -user   id:int
    -  name:string = User;
    +user id:int name:string = User;
    ");
    assert_eq!(text(&dir, "a.tl"), UGLY);
}

#[test]
fn broken_files_are_left_alone() {
    let broken = "user   id:int\n";
    let dir = folder(&[("a.tl", broken), ("b.tl", UGLY)]);
    let (code, _, err) = fmt(&dir, &["a.tl", "b.tl"], "");
    assert_eq!(code, Some(1));
    assert!(err.contains("a.tl:2:1") && err.contains("1 error; files with errors are left alone"), "{err}");
    assert_eq!((text(&dir, "a.tl"), text(&dir, "b.tl")), (broken.to_owned(), NEAT.to_owned()));
}

#[test]
fn unreadable_files_stop_the_run_before_it_writes() {
    let dir = folder(&[("a.tl", UGLY)]);
    fs::write(dir.path().join("latin.tl"), [0xe9]).unwrap();
    let (code, _, err) = fmt(&dir, &["a.tl", "latin.tl", "absent.tl"], "");
    assert_eq!(code, Some(2));
    assert!(err.contains("latin.tl: the text is not UTF-8") && err.contains("can't read absent.tl"), "{err}");
    assert_eq!(text(&dir, "a.tl"), UGLY);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = folder(&[("a.tl", UGLY)]);
    let file = dir.path().join("a.tl");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.tl", dir.path().join("link.tl")).unwrap();
    assert_eq!(fmt(&dir, &["link.tl", "a.tl"], "").0, Some(0));
    assert!(dir.path().join("link.tl").is_symlink());
    assert_eq!(text(&dir, "a.tl"), NEAT);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn canonical_prints_the_texts_of_ids() {
    let dir = folder(&[("a.tl", "vector#1cb5c415 {t:Type} # [t] = Vector t;\nraw b:bytes = Raw;\n")]);
    let (code, out, _) = fmt(&dir, &["--canonical", "a.tl"], "");
    assert_eq!(code, Some(0));
    assert_snapshot!(out, @r"
    1cb5c415 vector t:Type # [ t ] = Vector t
    e7764a82 raw b:bytes = Raw
    ");
    let (_, telegram, _) = fmt(&dir, &["--canonical", "--profile", "telegram", "a.tl"], "");
    assert!(telegram.contains("raw b:string = Raw"), "{telegram}");
    assert_eq!(fmt(&dir, &["--profile", "telegram", "a.tl"], "").0, Some(2));
}

#[test]
fn ids_are_written_where_there_are_none() {
    let text_of = "// A user.\nuser   id:int = User; // a comment\nchat#0000000a = Chat;\n_ x:int = Empty;\nint ? = Int;\n---functions---\n@read getUser id:int = User;\n";
    let dir = folder(&[("a.tl", text_of)]);
    let (code, _, err) = fmt(&dir, &["--write-ids", "a.tl"], "");
    assert_eq!((code, err.as_str()), (Some(0), "formatted: a.tl\n"));
    assert_snapshot!(text(&dir, "a.tl"), @r"
    // A user.
    user#1ec2365e id:int = User; // a comment
    chat#0000000a = Chat;
    _ x:int = Empty;
    int ? = Int;

    ---functions---

    @read getUser#fa7de60f id:int = User;
    ");
    assert_eq!(fmt(&dir, &["--write-ids", "--check", "a.tl"], ""), (Some(0), String::new(), String::new()));
}

/// Both files are one schema, so that the ids of one decide how those of the other are computed.
#[test]
fn ids_are_written_by_the_rules_of_the_schema() {
    let telegram = "photo#226a85b7 id:long data:bytes = Photo;\n";
    let dir = folder(&[("a.tl", telegram), ("b.tl", "raw b:bytes = Raw;\n")]);
    let id = |args: &[&str]| {
        fs::write(dir.path().join("b.tl"), "raw b:bytes = Raw;\n").unwrap();
        let (code, _, err) = fmt(&dir, &[&["--write-ids"], args].concat(), "");
        assert_eq!(code, Some(0), "{err}");
        text(&dir, "b.tl")
    };
    let (reference, by_telegram) = (id(&["b.tl", "--profile", "reference"]), id(&["b.tl", "--profile", "telegram"]));
    assert_eq!(reference, "raw#e7764a82 b:bytes = Raw;\n");
    assert_eq!(by_telegram, "raw#12985be1 b:bytes = Raw;\n");
    assert_eq!(id(&["b.tl"]), reference);
    assert_eq!(id(&["a.tl", "b.tl"]), by_telegram);
}

#[test]
fn ids_are_not_written_into_broken_schemas() {
    let broken = "user id:int\n";
    let dir = folder(&[("a.tl", broken), ("b.tl", NEAT)]);
    let (code, _, err) = fmt(&dir, &["--write-ids", "a.tl", "b.tl"], "");
    assert!(code == Some(1) && err.contains("a.tl:2:1"), "{err}");
    assert_eq!((text(&dir, "a.tl"), text(&dir, "b.tl")), (broken.to_owned(), NEAT.to_owned()));
}
