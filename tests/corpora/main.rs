//! Runs typewright over published schemas: `corpora DIR`, where `DIR/tl` holds `.tl` files.
//!
//! Every schema must be accepted. Its bindings, owned and borrowing, must compile together with all others and without
//! a warning.

mod agreement;
mod convert;
mod diff;
mod dynamic;
mod errors;
mod format;
mod json;
mod lint;
mod pages;
mod subset;
mod text;
mod wire;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use typewright::output::Layout;
use typewright::{Builder, Report};
use typewright::{Generated, Summary};

/// A builder for a published schema. TON's has a test type with a value in front of another that nobody can tell from
/// it.
fn published(path: &Path) -> Builder {
    let builder = Builder::new().schema(path);
    if path.ends_with("ton_api.tl") { builder.opaque(["TestObject"]) } else { builder }
}

#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let dir = PathBuf::from(env::args_os().nth(1).ok_or("usage: corpora DIR")?);
    let mut schemas: Vec<PathBuf> =
        fs::read_dir(dir.join("tl"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    schemas.retain(|path| path.extension().is_some_and(|extension| extension == "tl"));
    schemas.sort();
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").canonicalize()?;
    let documentation = [
        ("agreement", agreement::check(&dir, &target.join("corpora-agreement"))),
        ("convert", convert::check(&dir, &schemas)),
        ("diff", diff::check(&dir)),
        ("dynamic", dynamic::check(&dir)),
        ("errors", errors::check(&dir.join("errors/core.json"), &target.join("corpora-errors"))),
        ("format", format::check(&schemas)),
        ("json", json::check(&dir, &target.join("corpora-json"))),
        ("lint", lint::check(&schemas)),
        ("pages", pages::check(&dir, &target.join("corpora-pages"))),
        ("subset", subset::check(&dir)),
        ("text", text::check(&schemas)),
        ("wire", wire::check(&dir, &target.join("corpora-wire"))),
    ];
    for (what, outcome) in &documentation {
        match outcome {
            Ok(said) => println!("{what}: {said}"),
            Err(error) => println!("{what}: FAILED\n{error}"),
        }
    }
    let mut failed = documentation.iter().filter(|(_, outcome)| outcome.is_err()).count();
    let documented = pages::documented(&dir, &target.join("corpora-pages")).layout(Layout::Tree).generate();
    let mut generated = vec![("documented".to_owned(), documented.map_err(|error| error.frames(false))?)];
    for path in &schemas {
        let builder = published(path).layout(Layout::Tree);
        match builder.clone().generate().and_then(|owned| Ok((owned, builder.borrowed().generate()?))) {
            Ok((owned, borrowed)) => {
                println!("{}: {}", path.display(), summary(&owned));
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                generated.extend([(format!("{name}_borrowed"), borrowed), (name, owned)]);
            }
            Err(error) => {
                failed += 1;
                println!("{}: FAILED\n{}", path.display(), error.frames(false));
            }
        }
    }
    let layer = |name: &str| Builder::new().schema(dir.join("tl").join(name)).layout(Layout::Tree);
    let layered = layer("tdlib_telegram_api.tl").base("crate::telegram_223", layer("telegram_223.tl")).generate();
    generated.push(("layered".to_owned(), layered.map_err(|error| error.frames(false))?));
    let project = scratch_project(&generated.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>())?;
    for (name, report) in &generated {
        report.value.write(&project.join("src").join(name))?;
    }
    let compiled = Command::new(env!("CARGO")).args(["check", "--quiet"]).current_dir(&project).status()?.success();
    failed += usize::from(!compiled);
    println!("{} passed, {failed} failed", schemas.len() + documentation.len() + 1 - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A schema that was read, and its bindings.
fn summary(report: &Report<Generated>) -> String {
    let Summary { types, constructors, functions, .. } = report.value.summary;
    let lines: usize = report.value.bindings.values().map(|text| text.lines().count()).sum();
    format!("{types} types, {constructors} constructors, {functions} functions -> {lines} lines")
}

/// A crate with a module for each schema, in which every warning is an error.
fn scratch_project(modules: &[&str]) -> Result<PathBuf, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let project = root.join("target/corpora");
    fs::create_dir_all(project.join("src"))?;
    let runtime = root.join("runtime");
    fs::write(
        project.join("Cargo.toml"),
        format!(
            "[workspace]\n[package]\nname = \"corpora\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\ntypewright-runtime = {{ path = {runtime:?} }}\n"
        ),
    )?;
    let mods: String = modules.iter().map(|module| format!("pub mod {module};\n")).collect();
    fs::write(project.join("src/lib.rs"), format!("//! Every corpus.\n#![deny(warnings)]\n{mods}"))?;
    Ok(project)
}
