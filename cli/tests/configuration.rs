//! `typewright.toml`: its search, its meaning, and the errors about it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use std::fs;

use insta::assert_snapshot;
use support::{folder_with, run_in};

const API: &str = "user#d23c81a3 id:int first_name:string last_name:string = User;\n\n---functions---\n\ngetUser#b0f732d5 id:int = User;\n";
const CONFIG: &str = "[[bindings]]\nschemas = [\"schema/api.tl\"]\nout = \"src/api\"\n";

#[test]
fn configuration_is_found_from_a_folder_below_it() {
    let dir = folder_with(&[("typewright.toml", CONFIG), ("schema/api.tl", API), ("src/deep/lib.rs", "")]);
    let below = dir.path().join("src/deep");
    for args in [
        &["check"][..],
        &["fmt", "--check"],
        &["explain", "getUser"],
        &["decode", "d532f7b001000000"],
        &["encode", "{\"_\": \"getUser\", \"id\": 7}"],
        &["convert", "--to", "json"],
        &["generate", "--explain-size"],
        &["generate"],
        &["generate", "--check"],
    ] {
        let (code, _, err) = run_in(&below, args);
        assert_eq!(code, 0, "{args:?}: {err}");
    }
    assert!(dir.path().join("src/api/mod.rs").exists());
    assert!(!below.join("src").exists());
}

#[test]
fn configuration_nearest_to_the_folder_wins() {
    let dir = folder_with(&[("typewright.toml", "[lints]\nbit-shared = \"error\"\n"), ("near/typewright.toml", "")]);
    let shared = "price#c30aa358 flags:# currency:flags.0?string amount:flags.0?long = Price;\n";
    fs::write(dir.path().join("near/api.tl"), shared).unwrap();
    fs::create_dir(dir.path().join("far")).unwrap();
    assert_eq!(run_in(&dir.path().join("near"), &["check", "api.tl"]).0, 0);
    assert_eq!(run_in(&dir.path().join("far"), &["check", "../near/api.tl"]).0, 1);
}

#[test]
fn configuration_that_is_missing_says_what_to_do() {
    let dir = folder_with(&[]);
    let (code, _, err) = run_in(dir.path(), &["generate"]);
    assert_eq!(code, 2);
    assert_snapshot!(err, @r#"
    error: there is no typewright.toml in this folder or above it
    name schemas and --out, or write a configuration:
      [[bindings]]
      schemas = ["api.tl"]
      out = "src/api"
    "#);
}

#[test]
fn schemas_of_a_configuration_are_files_folders_and_patterns() {
    let config = "[[bindings]]\nschemas = [\"schema\", \"more/*.tl\"]\nout = \"api.rs\"\n";
    let dir = folder_with(&[
        ("typewright.toml", config),
        ("schema/user.tl", "user id:int = User;\n"),
        ("schema/deep/chat.tl", "chat user:User = Chat;\n"),
        ("more/a.tl", "a = A;\n"),
        ("more/b.txt", "not read"),
    ]);
    assert_eq!(run_in(dir.path(), &["generate"]).0, 0);
    let rust = fs::read_to_string(dir.path().join("api.rs")).unwrap();
    assert!(["struct User", "struct Chat", "struct A"].iter().all(|item| rust.contains(item)), "{rust}");
    assert!(run_in(dir.path(), &["check"]).1.starts_with("3 files: 3 types, 3 constructors, 0 functions;"));
}

#[test]
fn check_reads_each_schema_of_a_configuration() {
    let config =
        "[[bindings]]\nschemas = [\"a.tl\"]\nout = \"a.rs\"\n[[bindings]]\nschemas = [\"b.tl\"]\nout = \"b.rs\"\n";
    let dir =
        folder_with(&[("typewright.toml", config), ("a.tl", "user = User;\n"), ("b.tl", "user id:int = User;\n")]);
    let (code, out, err) = run_in(dir.path(), &["check"]);
    assert_eq!((code, out.matches("1 file: ").count(), err.as_str()), (0, 2, ""));
    fs::write(dir.path().join("a.tl"), "user id:it = User;\n").unwrap();
    fs::write(dir.path().join("b.tl"), "user id:it = User;\n").unwrap();
    let (code, _, err) = run_in(dir.path(), &["check"]);
    assert!(code == 1 && err.contains("a.tl:1:9") && err.contains("b.tl:1:9"), "{err}");
    let (code, out, _) = run_in(dir.path(), &["check", "--format", "github"]);
    assert!(code == 1 && out.contains("file=a.tl,line=1") && out.contains("file=b.tl,line=1"), "{out}");
}

/// A binding with wrong paths, one with wrong names, and wrong names outside of both: one run shows all.
#[test]
fn mistakes_of_a_configuration_are_shown_in_one_run() {
    let config = "\
[[bindings]]
schemas = [\"schema/apy.tl\"]
docs = \"pages\"
out = \"src/a\"

[[bindings]]
schemas = [\"schema/api.tl\"]
only = [\"getUsr\"]
opaque = [\"user\"]
out = \"src/b\"

[bindings.rust]
renames = { \"getUser.idd\" = \"number\" }
derive = { \"user\" = [\"no path\"] }
strings = { \"auth.*\" = \"lossy\" }

[[bindings]]
schemas = []
out = \"src/c\"

[lints]
bit-shred = \"off\"

[diff.rules]
field-aded = \"note\"
";
    let dir = folder_with(&[("typewright.toml", config), ("schema/api.tl", API)]);
    let (code, _, err) = run_in(dir.path(), &["generate"]);
    assert_eq!(code, 2);
    assert_snapshot!(err, @r#"
    error: can't read schema/apy.tl: no such file in [dir]/schema
     --> typewright.toml:2:12
      |
    2 | schemas = ["schema/apy.tl"]
      |            ^^^^^^^^^^^^^^^
      |
      = help: did you mean `schema/api.tl`?

    error: can't read pages: no such file in [dir]
     --> typewright.toml:3:8
      |
    3 | docs = "pages"
      |        ^^^^^^^

    error: unknown name `getUsr`
     --> typewright.toml:8:9
      |
    8 | only = ["getUsr"]
      |         ^^^^^^^^
      |
      = help: did you mean `getUser`?

    error: `user` is a constructor, and only a type can be opaque
     --> typewright.toml:9:11
      |
    9 | opaque = ["user"]
      |           ^^^^^^
      |
      = help: write `User`

    error: rename for `getUser.idd`: `getUser` has no such field
      --> typewright.toml:13:13
       |
    13 | renames = { "getUser.idd" = "number" }
       |             ^^^^^^^^^^^^^
       |
       = help: did you mean `id`?

    error: derive `no path`: expected a path such as `Clone` or `serde::Serialize`
      --> typewright.toml:14:22
       |
    14 | derive = { "user" = ["no path"] }
       |                      ^^^^^^^^^

    error: string type for `auth.*`: no name starts with `auth.`
      --> typewright.toml:15:13
       |
    15 | strings = { "auth.*" = "lossy" }
       |             ^^^^^^^^

    error: no schema is listed
      --> typewright.toml:18:11
       |
    18 | schemas = []
       |           ^^
       |
       = help: name a file, a folder or a pattern: `schemas = ["api.tl"]`

    error: there is no lint `bit-shred`
      --> typewright.toml:22:1
       |
    22 | bit-shred = "off"
       | ^^^^^^^^^
       |
       = help: did you mean `bit-shared`?

    error: there is no rule `field-aded`
      --> typewright.toml:25:1
       |
    25 | field-aded = "note"
       | ^^^^^^^^^^
       |
       = help: did you mean `field-added`?

    10 errors
    "#);
    assert!(!dir.path().join("src").exists());
}

#[test]
fn mistakes_of_a_configuration_stand_beside_errors_of_a_schema() {
    let config =
        "[[bindings]]\nschemas = [\"bad.tl\"]\nout = \"a\"\n[[bindings]]\nschemas = [\"apy.tl\"]\nout = \"b\"\n";
    let dir = folder_with(&[("typewright.toml", config), ("bad.tl", "user id:it = User;\n"), ("api.tl", API)]);
    let (code, _, err) = run_in(dir.path(), &["generate"]);
    assert_eq!(code, 2);
    assert!(err.contains("typewright.toml:5:12") && err.contains("bad.tl:1:9"), "{err}");
}

#[test]
fn types_that_rust_declares_are_known_to_every_command() {
    let config = "[[bindings]]\nschemas = [\"api.tl\"]\nout = \"api\"\n[bindings.rust]\n\
        extern_types = { Color = \"crate::Color\" }\nrenames = { get_user = \"Fetch\" }\n";
    let tl = "a x:%Color = A;\nb n:int = B;\n---functions---\ngetUser = Color;\nget_user = B;\n";
    let dir = folder_with(&[("typewright.toml", config), ("api.tl", tl)]);
    for args in [
        &["check"][..],
        &["generate"],
        &["generate", "--check"],
        &["explain", "a"],
        &["decode", "07000000", "--type", "b"],
        &["encode", "{\"_\": \"b\", \"n\": 7}"],
        &["sample", "b"],
        &["convert", "--to", "tl", "--out", "-"],
    ] {
        let (code, _, err) = run_in(dir.path(), args);
        assert_eq!((code, err.contains("warning")), (0, false), "{args:?}: {err}");
    }
    // Only Rust knows the values.
    for args in [&["sample", "a"][..], &["decode", "07000000", "--type", "a"]] {
        let (code, _, err) = run_in(dir.path(), args);
        assert!(code != 0 && err.starts_with("error: "), "{args:?}: {err}");
    }
}

#[test]
fn outputs_that_clash_are_an_error() {
    let bindings = |outs: &[&str]| -> String {
        outs.iter().map(|out| format!("[[bindings]]\nschemas = [\"api.tl\"]\nout = \"{out}\"\n")).collect()
    };
    for (outs, wrong) in [
        (&["src/api", "src/api"][..], Some("is used twice")),
        (&["src/api", "./src/x/../api"], Some("is used twice")),
        (&["api.rs", "api.rs"], Some("is used twice")),
        (&["-", "-"], Some("is used twice")),
        (&["src/api", "src/api/old"], Some("lies inside")),
        (&["src/api", "src/api/old.rs"], Some("lies inside")),
        (&["src/api/old", "src/api"], Some("contains another")),
        (&[".", "src"], Some("lies inside")),
        (&["src/api", "src/api.rs"], None),
        (&["src/a.rs", "src/b.rs"], None),
        (&["src/api", "src/api2"], None),
    ] {
        let dir = folder_with(&[("typewright.toml", &bindings(outs)), ("api.tl", API)]);
        let (code, _, err) = run_in(dir.path(), &["generate"]);
        assert_eq!(code, if wrong.is_some() { 2 } else { 0 }, "{outs:?}: {err}");
        if let Some(wrong) = wrong {
            assert!(err.contains(wrong) && err.contains("--> typewright.toml:6:7"), "{outs:?}: {err}");
            assert!(!dir.path().join("src").exists() && !dir.path().join("api.rs").exists(), "{outs:?}");
        }
    }
}

#[test]
fn counts_are_kept_where_there_is_documentation() {
    let dir = folder_with(&[("typewright.toml", CONFIG), ("schema/api.tl", API)]);
    let counts = dir.path().join("typewright.counts.toml");
    assert_eq!(run_in(dir.path(), &["generate"]).0, 0);
    assert!(!counts.exists());
    assert_eq!(run_in(dir.path(), &["generate", "--check"]).0, 0);

    fs::create_dir(dir.path().join("docs")).unwrap();
    fs::write(dir.path().join("docs/getUser.md"), "# Method: getUser\n\nReturns a user\n").unwrap();
    fs::write(dir.path().join("typewright.toml"), format!("{CONFIG}docs = \"docs\"\n")).unwrap();
    assert_eq!(run_in(dir.path(), &["generate"]).0, 0);
    assert!(fs::read_to_string(&counts).unwrap().contains("described_definitions = 1"));

    // Without pages there is nothing left to guard.
    fs::write(dir.path().join("typewright.toml"), CONFIG).unwrap();
    let (code, _, err) = run_in(dir.path(), &["generate", "--check"]);
    assert!(code == 1 && err.contains("stale: typewright.counts.toml is not made any more"), "{err}");
    assert_eq!(run_in(dir.path(), &["generate"]).0, 0);
    assert!(!counts.exists());
}
