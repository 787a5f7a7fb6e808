//! Every choice that a configuration makes about bindings is an option of `generate` as well.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{folder_with, run_in};
use tempfile::TempDir;

const API: &str = "user id:int name:string photo:bytes = User;\npeer user:User = Peer;\nkindNone = Kind;\nkindSome id:int = Kind;\n\
                   frame length:int body:Object = Frame;\n\
                    inputTree = InputTree;\ninputTreeNode left:InputTree = InputTree;\n\
                   ---functions---\ngetUser mode:# id:int fast:mode.1?true = User;\nsend random_id:long seed:long = User;\n";

fn folder() -> TempDir {
    folder_with(&[
        ("api.tl", API),
        ("base.tl", "user id:int name:string photo:bytes = User;\nframe length:int body:Object = Frame;\n"),
    ])
}

/// The bindings by options, and those by the same keys of a configuration.
fn both(options: &[&str], keys: &str) -> (String, String) {
    let dir = folder();
    let (code, by_options, err) = run_in(dir.path(), &[&["generate", "api.tl", "--out", "-"], options].concat());
    assert_eq!(code, 0, "{options:?}: {err}");
    assert_renews(dir.path(), &by_options, || by_options.clone());
    let config = format!("[[bindings]]\nschemas = [\"api.tl\"]\nout = \"-\"\n{keys}");
    fs::write(dir.path().join("typewright.toml"), config).unwrap();
    let (code, by_keys, err) = run_in(dir.path(), &["generate"]);
    assert_eq!(code, 0, "{keys}: {err}");
    (without_command(&by_options), without_command(&by_keys))
}

/// The command of a header, run by a shell, makes the text again; `read` returns the text that it wrote, unless it printed it.
fn assert_renews(dir: &Path, rust: &str, read: impl Fn() -> String) {
    if cfg!(not(unix)) {
        return;
    }
    let command = rust.lines().find_map(|line| line.strip_prefix("// Renew with: typewright ")).expect("a command");
    let script = format!("\"$TYPEWRIGHT\" {command}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).env("TYPEWRIGHT", env!("CARGO_BIN_EXE_typewright")).current_dir(dir);
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(if printed.is_empty() { read() } else { printed }, rust, "{command}");
}

/// The header names the command, which differs by its nature.
fn without_command(rust: &str) -> String {
    rust.lines().filter(|line| !line.contains("typewright generate")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn options_do_what_the_keys_of_a_configuration_do() {
    let (plain, _) = both(&[], "");
    for (options, keys) in [
        (&["--json", "tdlib"][..], "rust = { json = \"tdlib\" }"),
        (&["--json", "tagged", "--json-of", "user"], "rust = { json = \"tagged\", json_of = [\"user\"] }"),
        (
            &["--json", "tdlib", "--nullable", "user.photo", "--codec", "json"],
            "rust = { json = \"tdlib\", nullable = [\"user.photo\"], codec = \"json\" }",
        ),
        (&["--decode-functions"], "rust = { decode_functions = true }"),
        (&["--calls"], "rust = { calls = true }"),
        (&["--accessors"], "rust = { accessors = true }"),
        (&["--empty-structs"], "rust = { empty_structs = true }"),
        (&["--encode-to-vec"], "rust = { encode_to_vec = true }"),
        (&["--enums", "always"], "rust = { enums = \"always\" }"),
        (&["--variant-names", "last-word"], "rust = { variant_names = \"last-word\" }"),
        (&["--compat", "grammers"], "rust = { compat = \"grammers\" }"),
        (&["--boxes", "recursive-variants"], "rust = { boxes = \"recursive-variants\" }"),
        (&["--rename", "*.id=key"], "rust.renames.\"*.id\" = \"key\""),
        (&["--rename", "Kind::kindNone=Nothing"], "rust.renames.\"Kind::kindNone\" = \"Nothing\""),
        (&["--boxes", "above=0"], "rust = { boxes = { above = 0 } }"),
        (&["--borrowed"], "rust = { borrowed = true }"),
        (&["--registry"], "registry = true"),
        (&["--no-format"], "format = false"),
        (&["--derives", "Clone,Debug"], "derives = [\"Clone\", \"Debug\"]"),
        (&["--derive", "user=Eq, Hash"], "rust.derive.user = [\"Eq\", \"Hash\"]"),
        (&["--attribute", "user.id=#[doc(alias = \"n\")]"], "rust.attributes.\"user.id\" = ['#[doc(alias = \"n\")]']"),
        (&["--hook", "*=crate::describe"], "rust.hooks.\"*\" = [\"crate::describe\"]"),
        (&["--extern-type", "Peer=crate::Peer"], "rust.extern_types.Peer = \"crate::Peer\""),
        (&["--rename", "getUser=Fetch"], "rust.renames.getUser = \"Fetch\""),
        (&["--random", "seed"], "rust.random = [\"seed\"]"),
        (&["--strings", "*=box-str"], "rust.strings.\"*\" = \"box-str\""),
        (&["--strings", "user.name=bytes"], "rust.strings.\"user.name\" = \"bytes\""),
        (&["--masks", "getUser.mode=computed"], "rust.masks.\"getUser.mode\" = \"computed\""),
        (&["--bytes", "user.photo=bytes"], "rust.bytes.\"user.photo\" = \"bytes\""),
        (&["--visibility", "crate"], "rust.visibility = \"crate\""),
        (
            &["--base", "crate::old", "--base-schema", "base.tl", "--base-only", "user"],
            "base = { path = \"crate::old\", schemas = [\"base.tl\"], only = [\"user\"] }",
        ),
        (
            &[
                "--size",
                "frame.length",
                "--base",
                "crate::old",
                "--base-schema",
                "base.tl",
                "--base-size",
                "frame.length",
            ],
            "sizes = [\"frame.length\"]\nbase = { path = \"crate::old\", schemas = [\"base.tl\"], sizes = [\"frame.length\"] }",
        ),
        (&["--size", "frame.length"], "sizes = [\"frame.length\"]"),
        (&["--layer", "7", "--only", "getUser"], "layer = 7\nonly = [\"getUser\"]"),
    ] {
        let (by_options, by_keys) = both(options, keys);
        assert_eq!(by_options, by_keys, "{options:?}");
        assert!(by_options != plain, "{options:?} changes nothing");
    }
}

#[test]
fn options_that_are_wrong_are_refused() {
    let dir =
        folder_with(&[("api.tl", API), ("typewright.toml", "[[bindings]]\nschemas = [\"api.tl\"]\nout = \"-\"\n")]);
    for args in [
        &["--strings", "*=text"][..],
        &["--strings", "text"],
        &["--masks", "*=dropped"],
        &["--masks", "getUser.mod=kept"],
        &["--rename", "=x"],
        &["--size", "frame.lenght"],
        &["--boxes", "above=x"],
        &["--boxes", "none"],
        &["--json", "xml"],
        &["--json-of", "user"],
        &["--base", "crate::old"],
        &["--base-schema", "api.tl"],
        &["--rename", "getUsr=Fetch"],
        &["--deny", "bit-shred"],
    ] {
        let (code, _, err) = run_in(dir.path(), &[&["generate", "api.tl", "--out", "-"], args].concat());
        assert!(code == 2 && err.starts_with("error: "), "{args:?}: {err}");
    }
    // Bindings of a configuration are made as it says.
    for args in [&["--registry"][..], &["--json", "tdlib"], &["--only", "user"]] {
        assert_eq!(run_in(dir.path(), &[&["generate"], args].concat()).0, 2, "{args:?}");
    }
}

#[test]
fn options_give_lints_levels() {
    let dir = folder_with(&[("api.tl", "user#0000000a = User;\n---functions---\ngetUser#0000000a = User;\n")]);
    let generate = |args: &[&str]| run_in(dir.path(), &[&["generate", "api.tl", "--out", "-"], args].concat());
    assert!(generate(&[]).2.contains("warning[TL003]"));
    assert_eq!(generate(&["--allow", "id-shared"]).2, "");
    assert_eq!(generate(&["--deny", "TL003"]).0, 1);
}

#[test]
fn headers_name_the_command_that_renews_the_file() {
    let tl = "user peer:Peer = User;\npeerNone = Peer;\n---functions---\ngetUser = User;\nping = Bool;\nstop = Bool;\n";
    let dir = folder_with(&[("my schema/it's api.tl", tl)]);
    let words =
        ["--opaque", "Peer", "my schema/it's api.tl", "--only", "getUser", "-o", "src/my api.rs", "--only=ping"];
    let (code, _, err) = run_in(dir.path(), &[&["generate"], &words[..], &["--deny", "warnings"]].concat());
    assert_eq!(code, 0, "{err}");
    let path = dir.path().join("src/my api.rs");
    let read = || fs::read_to_string(&path).unwrap();
    let rust = read();
    let expected = r"// Renew with: typewright generate 'my schema/it'\''s api.tl' --out 'src/my api.rs' --only getUser --only ping --opaque Peer";
    assert_eq!(rust.lines().nth(1), Some(expected));
    fs::remove_file(&path).unwrap();
    assert_renews(dir.path(), &rust, read);
    let (code, _, err) = run_in(dir.path(), &[&["generate", "--check"], &words[..]].concat());
    assert_eq!(code, 0, "{err}");
}
