//! `typewright new` and `init`: crates that build, pass their test and are fresh, without a change by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use support::{folder_with, run_in};
use tempfile::TempDir;

const SCHEMA: &str = "inputPeerSelf = InputPeer;
inputPeerUser user_id:long access_hash:long = InputPeer;
message flags:# silent:flags.0?true id:int peer:InputPeer text:string = Message;

---functions---

sendMessage peer:InputPeer text:string = Message;
getMessages ids:Vector<int> = Vector<Message>;
";

fn schema() -> TempDir {
    folder_with(&[("api.tl", SCHEMA)])
}

/// Runs the tests of a crate against the crates of this project, without a network.
fn cargo_test(dir: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::copy(root.join("Cargo.lock"), dir.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--quiet", "--offline"]).current_dir(dir).env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"));
    for (name, folder) in
        [("typewright", "codegen"), ("typewright-language", "language"), ("typewright-runtime", "runtime")]
    {
        cargo.arg("--config").arg(format!("patch.crates-io.{name}.path={:?}", root.join(folder)));
    }
    let output = cargo.output().unwrap();
    let said = [output.stdout, output.stderr].map(|stream| String::from_utf8(stream).unwrap()).concat();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
    assert!(!said.contains("warning: unused") && !said.contains("generated 1 warning"), "{said}");
}

#[test]
fn new_crates_build_and_are_fresh() {
    let dir = schema();
    let (code, out, err) = run_in(dir.path(), &["new", "my-api", "--schema", "api.tl"]);
    assert_snapshot!(format!("{err}{out}exit code {code}"), @"
    my-api: 2 types, 3 constructors, 2 functions
      .gitattributes
      .gitignore
      Cargo.toml
      schema/api.tl
      src/api_tests.rs
      src/lib.rs
      typewright.toml
    Next: cd my-api && cargo test
    exit code 0
    ");
    let made = dir.path().join("my-api");
    cargo_test(&made);
    for command in [&["generate", "--check"][..], &["check"], &["fmt", "--check", "schema/api.tl"]] {
        let (code, out, err) = run_in(&made, command);
        assert_eq!(code, 0, "{command:?}\n{err}{out}");
    }
}

#[test]
fn new_crates_can_have_a_build_script() {
    let dir = schema();
    let args =
        ["new", "my-api", "--schema", "api.tl", "--build-script", "--only", "sendMessage", "--opaque", "Message"];
    assert_eq!(run_in(dir.path(), &args).0, 0);
    let made = dir.path().join("my-api");
    assert_snapshot!(fs::read_to_string(made.join("build.rs")).unwrap(), @r#"
    //! Makes the bindings of the schema.

    fn main() -> Result<(), typewright::Error> {
        typewright::Builder::new()
            .schema("schema/api.tl")
            .only(["sendMessage"])
            .opaque(["Message"])
            .name("api")
            .compile()
    }
    "#);
    assert!(!made.join("src/api").exists());
    cargo_test(&made);
    assert_eq!(run_in(&made, &["check", "schema/api.tl"]).0, 0);
}

#[test]
fn init_adds_to_a_crate() {
    let manifest = "[package]\nname = \"client\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n";
    let dir = folder_with(&[("api.tl", SCHEMA), ("Cargo.toml", manifest), ("src/main.rs", "fn main() {}\n")]);
    let (code, out, err) = run_in(dir.path(), &["init", "--schema", "api.tl"]);
    assert_eq!(code, 0, "{err}{out}");
    let read = |path: &str| fs::read_to_string(dir.path().join(path)).unwrap();
    assert_eq!(read("Cargo.toml"), format!("{manifest}typewright-runtime = \"0.1\"\n"));
    assert_snapshot!(read("src/main.rs"), @"
    fn main() {}

    /// Types and functions of the schema.
    #[rustfmt::skip]
    mod api;

    #[cfg(test)]
    mod api_tests;
    ");
    cargo_test(dir.path());
    // A second run replaces nothing.
    fs::write(dir.path().join("typewright.toml"), "# mine\n").unwrap();
    let (code, _, err) = run_in(dir.path(), &["init", "--schema", "api.tl"]);
    assert_eq!((code, err.as_str()), (2, "error: ./typewright.toml is there already\n"));
}

#[test]
fn crates_are_not_made_of_mistakes() {
    let dir = folder_with(&[
        ("bad.tl", "user peer:Per = User;\n"),
        ("api.tl", SCHEMA),
        ("full/a", ""),
        ("two/api.tl", SCHEMA),
    ]);
    for args in [
        &["new", "crate", "--schema", "bad.tl"][..],
        &["new", "2crate", "--schema", "api.tl"],
        &["new", "full", "--schema", "api.tl"],
        &["new", "crate", "--schema", "api.tl", "--schema", "two/api.tl"],
        &["new", "crate", "--schema", "api.tl", "--only", "nothing"],
        &["init", "--schema", "api.tl"],
    ] {
        let (code, out, err) = run_in(dir.path(), args);
        assert!(code > 0 && out.is_empty() && !err.is_empty(), "{args:?}\n{err}{out}");
    }
    let left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "{left:?}");
}
