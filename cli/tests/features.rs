//! Bindings compiled with a runtime that lacks the features that they need: one error for each names the remedy.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::{root, run_in};
use tempfile::TempDir;

/// Compiles a crate to the metadata that other crates need. Returns the errors that rustc prints.
fn errors(dir: &Path, name: &str, file: &Path, args: &[&str]) -> Vec<String> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--error-format", "short"]);
    rustc.args(["--crate-name", name]).arg(file).args(args).current_dir(dir);
    let Output { stderr, .. } = rustc.output().expect("rustc runs");
    let text = String::from_utf8(stderr).unwrap();
    let errors = text.lines().filter(|line| line.contains("error") && !line.starts_with("error: aborting"));
    errors.map(str::to_owned).collect()
}

/// The errors of bindings with these options, with a runtime that has these of its features.
fn compiled(options: &[&str], features: &[&str]) -> Vec<String> {
    let dir = TempDir::new().unwrap();
    let schema = root().join("tests/cases/tdlib.tl");
    let (code, _, err) =
        run_in(dir.path(), &[&["generate", schema.to_str().unwrap(), "--out", "td"], options].concat());
    assert_eq!(code, 0, "{err}");
    fs::write(dir.path().join("lib.rs"), "#[path = \"td/mod.rs\"]\npub mod td;\n").unwrap();
    let cfgs: Vec<_> = features.iter().map(|feature| format!("feature=\"{feature}\"")).collect();
    let cfgs: Vec<_> = cfgs.iter().flat_map(|cfg| ["--cfg", cfg]).collect();
    let runtime = errors(dir.path(), "typewright_runtime", &root().join("runtime/src/lib.rs"), &cfgs);
    assert!(runtime.is_empty(), "{runtime:#?}");
    errors(dir.path(), "bindings", &dir.path().join("lib.rs"), &["--extern", "typewright_runtime", "-L", "."])
}

#[test]
fn bindings_name_the_feature_that_the_runtime_lacks() {
    let json = ["--json", "tdlib"];
    let bytes = ["--bytes", "*=bytes"];
    for (options, lacking) in [
        (&json[..], &["json"][..]),
        (&["--json", "tagged", "--registry", "--accessors"], &["json"]),
        (&["--json", "tdlib", "--codec", "json"], &["json"]),
        (&bytes, &["bytes"]),
        (&[json, bytes].concat(), &["bytes", "json"]),
        (&[], &[]),
    ] {
        let mut errors = compiled(options, &[]);
        errors.sort();
        assert_eq!(errors.len(), lacking.len(), "{options:?}: {errors:#?}");
        for feature in lacking {
            let remedy = format!("(`cargo add typewright-runtime --features {feature}`)");
            assert!(errors.iter().any(|error| error.contains(&remedy)), "{options:?}: {errors:#?}");
        }
    }
    assert_eq!(compiled(&json, &["json"]), [""; 0]);
}
