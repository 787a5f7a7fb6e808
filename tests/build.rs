//! Generates Rust for every schema in `cases/generated`, twice: one file as compact as it gets, and a formatted tree.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use typewright::model::ModelOptions;
use typewright::output::{Layout, OutputOptions};
use typewright::schema::LowerOptions;
use typewright::source::{Diagnostics, SourceMap};
use typewright::{emit, model, output, schema, syntax};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=cases/generated");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let mut paths: Vec<_> = fs::read_dir("cases/generated")?.map(|entry| Ok(entry?.path())).collect::<Result<_, Box<dyn Error>>>()?;
    paths.sort();
    let mut cases = String::new();
    for path in &paths {
        let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is not UTF-8")?;
        let directory = out.join(name);
        let root = generate(path, &directory)?;
        let tree = directory.join("tree/mod.rs");
        write!(cases, "pub mod {name} {{ {root} #[path = {tree:?}] pub mod tree; }}")?;
    }
    fs::write(out.join("cases.rs"), cases)?;
    Ok(())
}
