//! Generates Rust for every schema in `cases/generated`, twice: one file as compact as it gets, and a formatted tree.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use typewright::Builder;
use typewright::output::Layout;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=cases/generated");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let entries = fs::read_dir("cases/generated")?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let (mut cases, mut registries) = (String::new(), String::new());
    for path in &paths {
        let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is not UTF-8")?;
        let (file, tree) = (out.join(name), out.join(name).join("tree"));
        Builder::new().schema(path).out_dir(&file).name("mod").registry(true).compile()?;
        Builder::new().schema(path).out_dir(&tree).layout(Layout::Tree).format(true).compile()?;
        let (file, tree) = (file.join("mod.rs"), tree.join("mod.rs"));
        writeln!(cases, "/// Of `{name}.tl`.\npub mod {name} {{\ninclude!({file:?});")?;
        let tl = path.canonicalize()?;
        write!(registries, "({name:?}, include_str!({tl:?}), &{name}::registry::REGISTRY), ")?;
        writeln!(cases, "/// The tree of files.\n#[path = {tree:?}]\npub mod tree;\n}}")?;
    }
    writeln!(
        cases,
        "/// The name, the schema and the registry of each.\npub static CASES: &[(&str, &str, &rt::Registry)] = &[{registries}];"
    )?;
    fs::write(out.join("cases.rs"), cases)?;
    Ok(())
}
