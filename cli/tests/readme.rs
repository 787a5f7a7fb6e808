//! The README says what is true: every block of it that is not Rust to compile is held against the project.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::process::Output;
use std::{fs, str};

use tempfile::TempDir;

/// A file of the project.
fn project(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join(path)).unwrap()
}

/// The blocks of the README that `language` stands above.
fn blocks(language: &str) -> Vec<String> {
    let readme = project("README.md");
    let mut lines = readme.lines();
    let mut blocks = Vec::new();
    while let Some(line) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else { continue };
        let text: String = lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
        if fence == language {
            blocks.push(text);
        }
    }
    blocks
}

fn typewright(dir: &Path, args: &[&str]) -> Output {
    support::typewright().args(args).current_dir(dir).output().unwrap()
}

#[test]
fn every_block_is_held_against_something() {
    let readme = project("README.md");
    let fences: Vec<_> =
        readme.lines().filter_map(|line| line.strip_prefix("```")).filter(|it| !it.is_empty()).collect();
    for fence in &fences {
        assert!(
            ["rust", "rust,no_run", "rust,ignore", "tl", "toml", "console", "text"].contains(fence),
            "nothing holds a block of `{fence}` against anything"
        );
    }
    assert_eq!(
        fences.len(),
        ["rust", "rust,no_run", "rust,ignore", "tl", "toml", "console", "text"]
            .map(|it| blocks(it).len())
            .iter()
            .sum::<usize>()
    );
}

#[test]
fn the_line_of_tl_is_in_the_schema() {
    let line = &blocks("tl")[0];
    assert!(project("schema/telegram/calls.tl").contains(line.as_str()), "{line}");
}

/// What is shown of it stands in the generated file, in this order.
#[test]
fn the_struct_is_the_generated_one() {
    let generated = project("generated/src/telegram/functions/phone.rs").replace("types::", "");
    let generated = generated.replace("phone::PhoneCall", "PhoneCall").replace("rt::Function", "Function");
    let mut lines = generated.lines().map(str::trim);
    for shown in blocks("rust,ignore")[0].lines().map(str::trim) {
        let is_left_out = shown.is_empty() || shown.starts_with("// ") || shown == "}";
        let inline = shown.replace(" { code: i32 },", " {");
        assert!(is_left_out || lines.any(|line| line == inline), "`{shown}` is not generated, or not here");
    }
}

#[test]
fn the_modules_are_those_of_the_example() {
    let modules = &blocks("rust,ignore")[1];
    let modules = modules.trim_start_matches("// src/main.rs\n");
    assert!(project("examples/build-script/src/main.rs").contains(modules), "{modules}");
    let build = &blocks("rust,no_run")[0];
    let build = build.trim_start_matches("// build.rs\n");
    assert_eq!(build, project("examples/build-script/build.rs"));
}

#[test]
fn mistakes_look_as_shown() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("calls.tl"), &blocks("tl")[1]).unwrap();
    let output = typewright(dir.path(), &["check", "calls.tl"]);
    assert_eq!(str::from_utf8(&output.stderr).unwrap(), blocks("text")[0]);
}

const OLD: &str = "// LAYER 190
giftCode#56d03994 flags:# via_giveaway:flags.0?true unclaimed:flags.2?true boost_peer:flags.1?Peer slug:string = Gift;
peer#59511722 user_id:long = Peer;
";

const NEW: &str = "// LAYER 214
giftCode#56d03994 flags:# via_giveaway:flags.0?true unclaimed:flags.5?true boost_peer:flags.1?Peer slug:string = Gift;
peer#59511722 user_id:long = Peer;
peerChat#36c6019a chat_id:long = Peer;
";

#[test]
fn changes_look_as_shown() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("old.tl"), OLD).unwrap();
    fs::write(dir.path().join("new.tl"), NEW).unwrap();
    let output = typewright(dir.path(), &["diff", "old.tl", "new.tl"]);
    assert_eq!(str::from_utf8(&output.stdout).unwrap(), blocks("text")[1]);
}

#[test]
fn findings_look_as_shown() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("users.tl"), "user flags:# id:long is_bot:flags.0?True = User;\n").unwrap();
    let output = typewright(dir.path(), &["check", "users.tl"]);
    assert_eq!(str::from_utf8(&output.stderr).unwrap(), blocks("text")[2]);
    // Its own bit is shared by nobody, so that the level of that is taken and changes nothing.
    fs::write(dir.path().join("typewright.toml"), &blocks("toml")[6]).unwrap();
    assert_eq!(typewright(dir.path(), &["check", "users.tl", "--deny", "TL014"]).status.code(), Some(1));
}

#[test]
fn the_dependencies_are_of_this_version() {
    let manifest: toml::Table = blocks("toml")[0].parse().unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let runtime = manifest["dependencies"]["typewright-runtime"].as_str().unwrap();
    let codegen = manifest["build-dependencies"]["typewright"]["version"].as_str().unwrap();
    assert!(version.starts_with(&format!("{runtime}.")) && version.starts_with(&format!("{codegen}.")));
}

#[test]
fn the_commands_do_what_they_say() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("typewright.toml"), &blocks("toml")[1]).unwrap();
    fs::create_dir_all(dir.path().join("schema/telegram")).unwrap();
    fs::write(dir.path().join("schema/telegram/calls.tl"), project("schema/telegram/calls.tl")).unwrap();
    fs::write(dir.path().join("old.tl"), OLD).unwrap();
    fs::write(dir.path().join("new.tl"), NEW).unwrap();
    let commands = blocks("console").concat();
    let commands: Vec<_> = commands.lines().filter_map(|line| line.strip_prefix("$ typewright ")).collect();
    assert!(!commands.is_empty());
    for command in commands {
        let output = typewright(dir.path(), &command.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{command}\n{}", str::from_utf8(&output.stderr).unwrap());
    }
}

#[test]
fn the_two_commands_are_those_that_the_checks_run() {
    let commands = &blocks("console")[0];
    assert_eq!(commands, "$ cargo run -p typewright-cli -- generate\n$ cargo test --workspace\n");
    assert!(project(".ci/run").contains("\ncargo test --workspace\n"));
}

#[test]
fn the_documented_bindings_are_those_of_the_project() {
    let shown: toml::Table = blocks("toml")[5].parse().unwrap();
    let ours: toml::Table = project("typewright.toml").parse().unwrap();
    for key in ["schemas", "docs", "errors", "opaque"] {
        assert_eq!(shown["bindings"][0].get(key), ours["bindings"][0].get(key));
    }
}

/// Each choice is one that the configuration has, and each is shown.
#[test]
fn the_choices_are_those_of_a_configuration() {
    let dir = TempDir::new().unwrap();
    let tl = "user first_name:string bot:Bool = User; upload.file data:bytes = upload.File; inputPeer = InputPeer;
              ---functions--- auth.sendCode = Bool;";
    fs::write(dir.path().join("telegram.tl"), tl).unwrap();
    fs::write(dir.path().join("typewright.toml"), &blocks("toml")[3]).unwrap();
    let output = typewright(dir.path(), &["generate"]);
    assert_eq!(output.status.code(), Some(0), "{}", str::from_utf8(&output.stderr).unwrap());
}

#[test]
fn layers_share_types_as_shown() {
    let dir = TempDir::new().unwrap();
    let old = "photo id:long = Photo; user name:string = User;";
    fs::write(dir.path().join("layer_214.tl"), old).unwrap();
    fs::write(dir.path().join("layer_223.tl"), format!("{old} userEmpty = User;")).unwrap();
    fs::write(dir.path().join("typewright.toml"), &blocks("toml")[4]).unwrap();
    let output = typewright(dir.path(), &["generate"]);
    assert_eq!(output.status.code(), Some(0), "{}", str::from_utf8(&output.stderr).unwrap());
    let types = fs::read_to_string(dir.path().join("src/layer_223/types.rs")).unwrap();
    assert!(types.contains("pub use crate::layer_214::types::Photo;"), "{types}");
}

#[test]
fn bytes_look_as_shown() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("typewright.toml"), &blocks("toml")[1]).unwrap();
    fs::create_dir_all(dir.path().join("schema/telegram")).unwrap();
    fs::write(dir.path().join("schema/telegram/calls.tl"), project("schema/telegram/calls.tl")).unwrap();
    let console = blocks("console");
    let bytes = console.iter().find_map(|block| block.strip_prefix("$ typewright decode ")).unwrap().trim();
    let output = typewright(dir.path(), &["decode", bytes]);
    assert_eq!(str::from_utf8(&output.stdout).unwrap(), blocks("text")[3]);
    let output = typewright(dir.path(), &["decode", &bytes[..34]]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(str::from_utf8(&output.stderr).unwrap(), blocks("text")[4]);
}
