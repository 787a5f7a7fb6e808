//! The command line: exit codes, messages and files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::process::Output;
use std::{fs, str};

use tempfile::TempDir;

const GOOD: &str = "user#d23c81a3 id:int first_name:string last_name:string = User;\n---functions---\ngetUser#b0f732d5 id:int = User;\n";
const BAD: &str = "user#d23c81a3 id:int = User;\nteam members:Vector<Usr> = Team;\n";

/// Runs `typewright` in a folder.
fn typewright(dir: &TempDir, args: &[&str]) -> Output {
    support::typewright().args(args).current_dir(dir).output().unwrap()
}

fn err(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// Every file below a folder with its text, in order.
fn tree(dir: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().display().to_string();
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn check_counts_definitions() {
    let dir = folder(&[("good.tl", GOOD)]);
    let output = typewright(&dir, &["check", "good.tl"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(str::from_utf8(&output.stdout).unwrap().starts_with("1 file: 1 type, 1 constructor, 1 function;"));
}

#[test]
fn check_shows_every_error_of_every_file() {
    let dir = folder(&[("a.tl", BAD), ("b.tl", "thing x:Undefined = Thing;\n")]);
    let output = typewright(&dir, &["check", "a.tl", "b.tl"]);
    assert_eq!(output.status.code(), Some(1));
    for said in ["a.tl:2:21", "b.tl:1:9", "Usr", "Undefined", "2 errors"] {
        assert!(err(&output).contains(said), "{said} is missing:\n{}", err(&output));
    }
}

#[test]
fn color_is_left_out_of_a_pipe() {
    let dir = folder(&[("a.tl", BAD)]);
    assert!(!err(&typewright(&dir, &["check", "a.tl"])).contains('\u{1b}'));
    assert!(err(&typewright(&dir, &["check", "a.tl", "--color", "always"])).contains('\u{1b}'));
}

#[test]
fn misuse_exits_with_two() {
    let dir = folder(&[("a.tl", GOOD)]);
    let misused: [&[&str]; 6] = [
        &["check"],
        &["check", "absent.tl"],
        &["generate", "a.tl"],
        &["generate"],
        &["generate", "a.tl", "--out", "-", "--check"],
        &["frobnicate"],
    ];
    for args in misused {
        let output = typewright(&dir, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", err(&output));
        assert!(err(&output).starts_with("error: "), "{args:?}: {}", err(&output));
    }
}

#[test]
fn generate_writes_a_tree_once() {
    let dir = folder(&[("api.tl", GOOD)]);
    let first = typewright(&dir, &["generate", "api.tl", "--out", "api"]);
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let files = tree(&dir.path().join("api"));
    assert!(files.iter().any(|(_, text)| text.contains("pub struct GetUser")));
    assert!(err(&first).contains("0 removed"));

    let second = typewright(&dir, &["generate", "api.tl", "--out", "api"]);
    assert!(err(&second).contains("(0 changed, 0 removed)"), "{}", err(&second));
    assert_eq!(tree(&dir.path().join("api")), files);
}

#[test]
fn generate_removes_what_it_no_longer_makes_and_nothing_else() {
    let dir = folder(&[("api.tl", "a.x = a.X;\n")]);
    typewright(&dir, &["generate", "api.tl", "--out", "api"]);
    fs::write(dir.path().join("api/mine.rs"), "// mine\n").unwrap();
    let with_namespace = tree(&dir.path().join("api")).len();
    fs::write(dir.path().join("api.tl"), "x = X;\n").unwrap();
    typewright(&dir, &["generate", "api.tl", "--out", "api"]);
    let left = tree(&dir.path().join("api"));
    assert!(left.len() < with_namespace);
    assert!(left.iter().any(|(name, _)| name == "mine.rs"));
}

#[test]
fn generate_writes_one_file_or_prints_it() {
    let dir = folder(&[("api.tl", GOOD)]);
    typewright(&dir, &["generate", "api.tl", "--out", "api.rs"]);
    let written = fs::read_to_string(dir.path().join("api.rs")).unwrap();
    let printed = typewright(&dir, &["generate", "api.tl", "--out", "-"]);
    // The header of each names its own output.
    assert_eq!(str::from_utf8(&printed.stdout).unwrap(), written.replace("--out api.rs\n", "--out -\n"));
}

#[test]
fn generate_that_fails_changes_nothing() {
    let dir = folder(&[("api.tl", GOOD)]);
    typewright(&dir, &["generate", "api.tl", "--out", "api"]);
    fs::write(dir.path().join("api.tl"), BAD).unwrap();
    let before = tree(dir.path());
    let output = typewright(&dir, &["generate", "api.tl", "--out", "api"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn freshness_names_stale_files_and_the_remedy() {
    let dir = folder(&[("api.tl", GOOD)]);
    let args = ["generate", "api.tl", "--out", "api.rs", "--check"];
    let missing = typewright(&dir, &args);
    assert_eq!(missing.status.code(), Some(1));
    assert!(err(&missing).contains("stale: api.rs is missing"), "{}", err(&missing));
    assert!(err(&missing).contains("run: typewright generate api.tl --out api.rs"), "{}", err(&missing));
    assert!(!dir.path().join("api.rs").exists());

    typewright(&dir, &args[..4]);
    assert_eq!(typewright(&dir, &args).status.code(), Some(0));
}

#[test]
fn freshness_shows_a_diff() {
    let dir = folder(&[("api.tl", GOOD)]);
    let args = ["generate", "api.tl", "--out", "api.rs", "--check"];
    typewright(&dir, &args[..4]);
    let renamed = GOOD.replace("getUser#b0f732d5 id:int", "getUser#b0f732d5 number:int");
    fs::write(dir.path().join("api.tl"), renamed).unwrap();
    let output = typewright(&dir, &args);
    let diff = str::from_utf8(&output.stdout).unwrap();
    assert!(diff.starts_with("--- api.rs\n+++ api.rs (generated)\n@@ "), "{diff}");
    let line = |text: &str| diff.lines().any(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") == text);
    assert!(line("- pub id: i32,") && line("+ pub number: i32,"), "{diff}");
}

#[test]
fn freshness_bounds_the_diff_of_a_file() {
    let users: String = (0..400).map(|number| format!("user{number} id:int = User{number};\n")).collect();
    let dir = folder(&[("api.tl", &users)]);
    let args = ["generate", "api.tl", "--out", "api.rs", "--check"];
    typewright(&dir, &args[..4]);
    fs::write(dir.path().join("api.tl"), users.replace("id:int", "id:long")).unwrap();
    let output = typewright(&dir, &args);
    let lines: Vec<_> = str::from_utf8(&output.stdout).unwrap().lines().collect();
    assert_eq!(lines.len(), 201);
    assert!(lines[200].starts_with("... and ") && lines[200].ends_with(" more lines of 1 file"), "{}", lines[200]);
}

#[test]
fn configuration_lists_bindings() {
    let config = "[[bindings]]\nschemas = [\"api.tl\"]\nout = \"src/api\"\nlayer = 7\n";
    let dir = folder(&[("api.tl", GOOD), ("typewright.toml", config)]);
    let output = typewright(&dir, &["generate"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("(layer 7)"), "{}", err(&output));
    assert!(!tree(&dir.path().join("src/api")).is_empty());
    assert_eq!(typewright(&dir, &["generate", "--check"]).status.code(), Some(0));
}

#[test]
fn configuration_with_a_wrong_key_says_where_and_suggests_one() {
    let bindings = "[[bindings]]\nschemas = []\nout = \"x\"\n";
    for (config, place, near) in [
        (format!("{bindings}formt = true\n"), "typewright.toml:4:1", Some("format")),
        (format!("{bindings}profile = \"telegam\"\n"), "typewright.toml:4:11", Some("telegram")),
        ("[lint]\n".to_owned(), "typewright.toml:1:2", Some("lints")),
        ("[diff]\nfail-on = [\"wire\"]\n".to_owned(), "typewright.toml:2:1", Some("fail_on")),
        ("[[bindings]]\nout = \"x\"\n".to_owned(), "typewright.toml:1:1", None),
        ("[[bindings]\n".to_owned(), "typewright.toml:1:12", None),
    ] {
        let output = typewright(&folder(&[("typewright.toml", &config)]), &["generate"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(place), "{}", err(&output));
        let said = near.map_or_else(|| "did you mean".to_owned(), |near| format!("did you mean `{near}`?"));
        assert_eq!(err(&output).contains(&said), near.is_some(), "{}", err(&output));
    }
}

#[test]
fn only_generates_and_weighs_a_part() {
    let tl = "user id:int = User;\nchat user:User = Chat;\n---functions---\ngetUser = User;\ngetChat = Chat;\n";
    let dir = folder(&[("api.tl", tl)]);
    let part = typewright(&dir, &["generate", "api.tl", "--out", "-", "--only", "getUser"]);
    let text = str::from_utf8(&part.stdout).unwrap();
    assert!(text.contains("struct GetUser") && !text.contains("Chat"), "{text}");
    let sizes = typewright(&dir, &["generate", "api.tl", "--explain-size", "--only", "getChat"]);
    let text = str::from_utf8(&sizes.stdout).unwrap();
    assert!(text.starts_with("api.tl: 1 function, 2 types, 2 constructors kept, of 2 functions"), "{text}");
    assert_eq!(tree(dir.path()).len(), 1);
    let unknown = typewright(&dir, &["generate", "api.tl", "--out", "-", "--only", "getUsr"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", err(&unknown));
    assert!(err(&unknown).contains("did you mean `getUser`?"), "{}", err(&unknown));
}

#[test]
fn configuration_makes_choices_about_rust() {
    let config = "[[bindings]]\nschemas = [\"good.tl\"]\nout = \"api.rs\"\n[bindings.rust]\nborrowed = true\n\
                  renames = { \"getUser\" = \"Fetch\" }\nvisibility = \"crate\"\n";
    let dir = folder(&[("good.tl", GOOD), ("typewright.toml", config)]);
    let output = typewright(&dir, &["generate"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = fs::read_to_string(dir.path().join("api.rs")).unwrap();
    for expected in ["pub struct User<'a>", "pub first_name: &'a str", "pub struct Fetch", "pub(crate) mod types"] {
        assert!(text.contains(expected), "{expected}");
    }
    let wrong = config.replace("getUser", "getUsr");
    fs::write(dir.path().join("typewright.toml"), wrong).unwrap();
    let output = typewright(&dir, &["generate"]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("did you mean `getUser`?"), "{}", err(&output));
}
