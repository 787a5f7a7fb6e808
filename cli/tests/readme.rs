//! The README holds: its blocks stand in the project, and its ratios in the benchmarks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;

use support::pages::Page;
use support::{folder_with, root, run_in};

/// A file of the project.
fn project(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The blocks of the README in `language`.
fn blocks(language: &str) -> Vec<String> {
    let blocks = Page::read("README.md").blocks();
    blocks.iter().filter(|block| block.fence == language).map(support::pages::Block::text).collect()
}

#[test]
fn every_block_is_held_against_something() {
    let known = ["rust", "rust,no_run", "rust,ignore", "tl", "toml", "console"];
    for block in Page::read("README.md").blocks() {
        assert!(known.contains(&block.fence.as_str()), "nothing holds a block of `{}` against anything", block.fence);
    }
    let counts = ["rust,no_run", "rust,ignore", "tl", "toml", "console"].map(|language| blocks(language).len());
    assert_eq!(counts, [1, 2, 1, 1, 2], "the tests below know these blocks");
}

#[test]
fn the_line_of_tl_is_in_the_schema() {
    let line = blocks("tl").concat();
    assert!(project("schema/telegram/calls.tl").contains(line.as_str()), "{line}");
}

/// The shown lines stand in the generated file, in this order.
#[test]
fn the_struct_is_the_generated_one() {
    let generated = project("generated/src/telegram/functions/phone.rs").replace("types::", "");
    let generated = generated.replace("phone::PhoneCall", "PhoneCall").replace("rt::Function", "Function");
    let mut lines = generated.lines().map(str::trim);
    for shown in blocks("rust,ignore").first().unwrap().lines().map(str::trim) {
        assert!(lines.any(|line| line == shown), "`{shown}` is not generated, or not here");
    }
}

#[test]
fn the_build_script_is_that_of_the_example() {
    let modules = blocks("rust,ignore").pop().unwrap().replace("// src/main.rs\n", "");
    assert!(project("examples/build-script/src/main.rs").contains(&modules), "{modules}");
    let build = blocks("rust,no_run").concat().replace("// build.rs\n", "");
    assert_eq!(build, project("examples/build-script/build.rs"));
}

#[test]
fn the_commands_do_what_they_say() {
    let dir = folder_with(&[("api.tl", "user id:long = User;\n"), ("mine/src/lib.rs", "")]);
    fs::write(dir.path().join("mine/Cargo.toml"), "[package]\nname = \"mine\"\n").unwrap();
    let commands = blocks("console").remove(0);
    assert_eq!(commands, "$ cargo install typewright-cli\n$ typewright new my-api --schema api.tl\n");
    assert_eq!(run_in(dir.path(), &["new", "my-api", "--schema", "api.tl"]).0, 0);
    assert!(project("README.md").contains("`typewright init --schema api.tl`"));
    assert_eq!(run_in(&dir.path().join("mine"), &["init", "--schema", "../api.tl"]).0, 0);
}

#[test]
fn the_commands_of_a_checkout_do_what_they_say() {
    let commands = blocks("console").remove(1);
    let (generate, test) = commands.split_once('\n').unwrap();
    assert_eq!(test, "$ cargo test --workspace\n");
    let args: Vec<_> = generate.strip_prefix("$ cargo run -p typewright-cli -- ").unwrap().split(' ').collect();
    let (code, out, _) = run_in(&root(), &args);
    assert_eq!(code, 0);
    assert!(out.contains("pub struct RequestCall {"), "{out}");
}

/// Every ratio that the README and the page about costs give stands in the tables of the benchmarks, rounded to what is
/// shown.
#[test]
fn ratios_are_those_of_the_benchmarks() {
    let measured: Vec<f64> = numbers(&project("benches/README.md")).map(|(number, _)| number).collect();
    let readme = project("README.md");
    let why = readme.split("## Why typewright").nth(1).unwrap().split("\n## ").next().unwrap().to_owned();
    for text in [why, project("book/src/costs.md")] {
        for (number, places) in numbers(&text) {
            let step = 10_f64.powi(-i32::try_from(places).unwrap());
            let known = measured.iter().any(|it| (it - number).abs() <= step / 2.0 + 1e-9);
            assert!(known, "{number} stands in no table of benches/README.md");
        }
    }
}

/// Numbers with a fraction, and how many digits that has.
fn numbers(text: &str) -> impl Iterator<Item = (f64, usize)> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|word| word.trim_matches('.'));
    words.filter_map(|word| Some((word.parse().ok()?, word.split_once('.')?.1.len())))
}
