//! Generates Rust for every schema in `cases/generated`, twice: one file as compact as it gets, and a formatted tree.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use typewright::model::{Model, ModelOptions};
use typewright::output::{Layout, OutputOptions};
use typewright::schema::LowerOptions;
use typewright::source::{Diagnostics, SourceMap};
use typewright::{emit, model, output, schema, syntax};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=cases/generated");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let entries = fs::read_dir("cases/generated")?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut cases = String::new();
    for path in &paths {
        let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is not UTF-8")?;
        let directory = out.join(name);
        let model = model_of(path)?;
        write(&model, OutputOptions { layout: Layout::File, format: false }, &directory)?;
        write(&model, OutputOptions { layout: Layout::Tree, format: true }, &directory.join("tree"))?;
        let tree = directory.join("tree/mod.rs");
        let file = directory.join("mod.rs");
        writeln!(cases, "/// Of `{name}.tl`.\npub mod {name} {{\ninclude!({file:?});")?;
        writeln!(cases, "/// The tree of files.\n#[path = {tree:?}]\npub mod tree;\n}}")?;
    }
    fs::write(out.join("cases.rs"), cases)?;
    Ok(())
}

fn model_of(path: &Path) -> Result<Model> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add(path.display().to_string(), fs::read_to_string(path)?);
    let file = syntax::parse(&sources, id, &mut diagnostics);
    let schema = schema::lower(&[file], &sources, LowerOptions::default(), &mut diagnostics);
    let model = schema.map(|schema| model::build(&schema, &ModelOptions::default(), &mut diagnostics));
    match model {
        Some(model) if !diagnostics.has_errors() => Ok(model),
        _ => Err(format!("{}: {:#?}", path.display(), diagnostics.sorted()).into()),
    }
}

fn write(model: &Model, options: OutputOptions, directory: &Path) -> Result<()> {
    for (path, text) in output::print(&emit::emit(model), options) {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().ok_or("a file without a directory")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}
