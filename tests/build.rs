//! Generates Rust for every schema in `cases/generated`, twice: one file as compact as it gets, and a formatted tree.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use typewright::Builder;
use typewright::model::{BytesType, Json, StringType};
use typewright::output::{Layout, Visibility};

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
        let (lent, json) = (out.join(name).join("lent"), out.join(name).join("json"));
        Builder::new().schema(path).out_dir(&file).name("mod").registry(true).compile()?;
        Builder::new().schema(path).out_dir(&tree).layout(Layout::Tree).format(true).compile()?;
        Builder::new().schema(path).out_dir(&lent).name("mod").borrowed().compile()?;
        Builder::new().schema(path).out_dir(&json).name("mod").json(Json::Tagged).compile()?;
        let [file, tree, lent, json] = [file, tree, lent, json].map(|folder| folder.join("mod.rs"));
        writeln!(cases, "/// Of `{name}.tl`.\npub mod {name} {{\ninclude!({file:?});")?;
        let tl = path.canonicalize()?;
        write!(registries, "({name:?}, include_str!({tl:?}), &{name}::registry::REGISTRY), ")?;
        writeln!(cases, "/// The tree of files.\n#[path = {tree:?}]\npub mod tree;")?;
        writeln!(cases, "/// The same, borrowing.\n#[path = {lent:?}]\npub mod lent;")?;
        writeln!(cases, "/// The same, with JSON.\n#[path = {json:?}]\npub mod json;\n}}")?;
    }
    writeln!(
        cases,
        "/// The name, the schema and the registry of each.\npub static CASES: &[(&str, &str, &rt::Registry)] = &[{registries}];"
    )?;
    fs::write(out.join("cases.rs"), cases)?;
    println!("cargo::rerun-if-changed=cases/chosen.tl");
    let chosen =
        Builder::new().schema("cases/chosen.tl").hook("*", "crate::chosen::name").derive("user", ["Eq", "Hash"]);
    let chosen =
        chosen.extern_type("Color", "crate::chosen::Rgb").rename("files.get", "Fetch").rename("note.text", "words");
    let chosen = chosen.strings("*", StringType::BoxStr).strings("note", StringType::Borrowed);
    let chosen = chosen.bytes("file.data", BytesType::Bytes).attribute("file", "#[must_use]");
    chosen.visibility(Visibility::Public).compile()?;
    println!("cargo::rerun-if-changed=cases/tdlib.tl");
    println!("cargo::rerun-if-changed=cases/layer_1.tl");
    println!("cargo::rerun-if-changed=cases/layer_2.tl");
    let old = || Builder::new().schema("cases/layer_1.tl");
    old().compile()?;
    Builder::new().schema("cases/layer_2.tl").base("crate::layers::old", old()).compile()?;
    println!("cargo::rerun-if-changed=cases/unknown.tl");
    Builder::new().schema("cases/unknown.tl").unknown(["Updates", "Reason"]).registry(true).compile()?;
    Builder::new().schema("cases/tdlib.tl").json(Json::Tdlib).compile()?;
    Ok(())
}
