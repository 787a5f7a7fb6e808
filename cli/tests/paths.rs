//! Schemas on command lines: files, folders, patterns, standard input; and paths that do not exist.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use support::{folder_with, run_in, typewright};

const USER: &str = "user id:int = User;\n";
const CHAT: &str = "chat user:User = Chat;\n";

/// Every command that reads a schema; `SCHEMA` stands for it.
const COMMANDS: &[&[&str]] = &[
    &["generate", "SCHEMA", "--out", "-"],
    &["generate", "SCHEMA", "--explain-size"],
    &["check", "SCHEMA"],
    &["explain", "user", "--schema", "SCHEMA"],
    &["diff", "SCHEMA", "schema"],
    &["diff", "schema", "SCHEMA"],
    &["check", "schema", "--against", "SCHEMA"],
    &["decode", "--type", "user", "--schema", "SCHEMA", "01000000"],
    &["encode", "--type", "user", "--schema", "SCHEMA", "{\"id\": 1}"],
    &["convert", "SCHEMA", "--to", "json"],
];

fn with(args: &[&'static str], schema: &'static str) -> Vec<&'static str> {
    args.iter().map(|arg| if *arg == "SCHEMA" { schema } else { *arg }).collect()
}

/// Runs a command with some standard input.
fn piped(dir: &Path, args: &[&str], input: &str) -> (i32, String) {
    let mut command = typewright();
    command.args(args).current_dir(dir).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn schemas_are_folders_and_patterns() {
    let dir = folder_with(&[("schema/user.tl", USER), ("schema/deep/chat.tl", CHAT), ("schema/notes.txt", "")]);
    for schema in ["schema", "schema/", "schema/**/*.tl", "s*/**/[cu]*.tl", "./schema/**/????.tl"] {
        for args in COMMANDS {
            let (code, _, err) = run_in(dir.path(), &with(args, schema));
            assert_eq!(code, 0, "{args:?} of {schema}: {err}");
        }
        assert!(run_in(dir.path(), &["check", schema]).1.starts_with("2 files: "), "{schema}");
        assert_eq!(run_in(dir.path(), &["fmt", "--check", schema]), (0, String::new(), String::new()));
    }
    // A schema that is named twice is read once.
    assert!(run_in(dir.path(), &["check", "schema", "schema/*.tl"]).1.starts_with("2 files: "));
}

#[test]
fn schemas_come_from_standard_input() {
    let dir = folder_with(&[("schema/user.tl", USER)]);
    for args in COMMANDS {
        let (code, err) = piped(dir.path(), &with(args, "-"), USER);
        assert_eq!(code, 0, "{args:?}: {err}");
    }
    let (code, err) = piped(dir.path(), &["check", "-"], "user id:it = User;\n");
    assert!(code == 1 && err.contains("<stdin>:1:9"), "{err}");
    let (code, err) = piped(dir.path(), &["check", "-", "-"], USER);
    assert!(code == 2 && err.contains("name `-` once"), "{err}");
}

/// A file of that name comes before what its name would match.
#[test]
fn schemas_may_have_names_like_patterns() {
    let dir = folder_with(&[("layer[1].tl", USER), ("layer1.tl", CHAT)]);
    assert!(run_in(dir.path(), &["explain", "user", "--schema", "layer[1].tl"]).0 == 0);
}

#[test]
fn schemas_that_match_nothing_are_named() {
    let dir = folder_with(&[("schema/user.tl", USER), ("empty/readme.md", "")]);
    for (schema, why) in [
        ("schema/*.json", "can't read schema/*.json: no file matches this pattern"),
        ("empty", "can't read empty: there is no `.tl` file in this folder"),
    ] {
        for args in COMMANDS {
            let (code, _, err) = run_in(dir.path(), &with(args, schema));
            assert!(code == 2 && err.contains(why), "{args:?} of {schema}: {err}");
        }
    }
}

#[test]
fn empty_schemas_are_an_error_with_a_remedy() {
    let dir = folder_with(&[("schema/user.tl", USER)]);
    for text in [
        "",
        " \n\n",
        "// Nothing yet.\n",
        "---types---\n---functions---\n",
        "/* Nothing\nyet. */ // At all.",
        "===7===\n",
        "{\"constructors\": [], \"methods\": []}\n",
    ] {
        fs::write(dir.path().join("empty.tl"), text).unwrap();
        // Both sides of a comparison may be empty: a first version has nothing before it.
        for args in COMMANDS.iter().filter(|args| args[0] != "diff" && !args.contains(&"--against")) {
            let (code, _, err) = run_in(dir.path(), &with(args, "empty.tl"));
            assert_eq!(code, 2, "{args:?} of {text:?}: {err}");
            assert!(err.contains("empty.tl is empty: write a declaration into it"), "{args:?}: {err}");
        }
        let (code, err) = piped(dir.path(), &["check", "-"], text);
        assert!(code == 2 && err.contains("standard input is empty"), "{err}");
        let config = "[[bindings]]\nschemas = [\"schema/user.tl\", \"empty.tl\"]\nout = \"a.rs\"\n";
        fs::write(dir.path().join("typewright.toml"), config).unwrap();
        let (code, _, err) = run_in(dir.path(), &["generate"]);
        assert!(code == 2 && err.contains("typewright.toml:2:30") && err.contains("empty.tl is empty"), "{err}");
        fs::remove_file(dir.path().join("typewright.toml")).unwrap();
    }
}

#[test]
fn paths_that_lead_nowhere_name_the_folder_and_what_is_near() {
    let dir = folder_with(&[("schema/telegram/calls.tl", USER), ("docs/user.md", ""), ("errors.json", "{}")]);
    for (path, said) in [
        ("schema/telegram/cals.tl", "no such file in [dir]/schema/telegram; did you mean `schema/telegram/calls.tl`?"),
        ("shema/telegram/calls.tl", "no such file in [dir]; did you mean `schema/telegram/calls.tl`?"),
        ("schema/telegrm/other.tl", "no such file in [dir]/schema; did you mean `schema/telegram`?"),
        (
            "./schema/telegram/call.tl",
            "no such file in [dir]/schema/telegram; did you mean `./schema/telegram/calls.tl`?",
        ),
        ("schema/telegram/zzzzzzz", "no such file in [dir]/schema/telegram\n"),
        ("schema/telegram/../telegram/cals.tl", "no such file in [dir]/schema/telegram; did you mean"),
    ] {
        let (code, _, err) = run_in(dir.path(), &["check", path]);
        assert!(code == 2 && err.contains(&format!("can't read {path}: {said}")), "{err}");
    }
    for (args, near) in [
        (&["fmt", "schema/telegram/cals.tl"][..], "schema/telegram/calls.tl"),
        (&["check", "schema", "--docs", "dogs"], "docs"),
        (&["check", "schema", "--errors", "error.json"], "errors.json"),
        (&["diff", "schema", "shema"], "schema"),
        (&["check", "--config", "docs/user.mdd"], "docs/user.md"),
        (&["decode", "--schema", "schema", "error.json"], "errors.json"),
    ] {
        let (code, _, err) = run_in(dir.path(), args);
        assert!(code == 2 && err.contains(&format!("did you mean `{near}`?")), "{args:?}: {err}");
    }
}
