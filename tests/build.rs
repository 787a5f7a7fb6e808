//! Generates Rust for the cases: those in `cases/generated` with several choices, the others with the choices of their
//! suites.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use typewright::Builder;
use typewright::model::{BytesType, Compat, Json, MaskBits, StringType};
use typewright::output::Layout;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=cases");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    generated(&out)?;
    chosen(&out)?;
    layers(&out)
}

/// Writes the bindings of a builder, and drops its warnings.
fn write(builder: Builder, dir: &Path) -> Result<(), Box<dyn Error>> {
    builder.generate()?.value.write(dir)?;
    Ok(())
}

/// Every schema of the folder: a file as compact as it gets, a formatted tree, types that borrow, types with JSON, and the layout of
/// grammers. Two of them ask for every derive of the standard library, which stand where rustc accepts them.
fn generated(out: &Path) -> Result<(), Box<dyn Error>> {
    let entries = fs::read_dir("cases/generated")?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let [mut cases, mut registries, mut in_json, mut in_grammers] = [const { String::new() }; 4];
    for path in &paths {
        let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is not UTF-8")?;
        let builder = || Builder::new().schema(path).name("mod");
        let dir = |flavour: &str| out.join(name).join(flavour);
        let derives = ["Copy", "Default", "Eq", "PartialOrd", "Ord", "Hash"];
        write(
            builder()
                .encode_to_vec(true)
                .registry(true)
                .calls(true)
                .accessors(true)
                .empty_structs(true)
                .derive("*", derives),
            &dir("file"),
        )?;
        write(builder().layout(Layout::Tree).format(true), &dir("tree"))?;
        write(
            builder()
                .encode_to_vec(true)
                .borrowed()
                .calls(true)
                .accessors(true)
                .empty_structs(true)
                .derive("*", derives),
            &dir("lent"),
        )?;
        write(builder().json(Json::Tagged).registry(true), &dir("json"))?;
        let compat = builder().compat(Compat::Grammers).json(Json::Tagged).registry(true).calls(true);
        write(compat, &dir("grammers"))?;
        let flavours = ["file", "tree", "lent", "json", "grammers"];
        let [file, tree, lent, json, grammers] = flavours.map(|flavour| dir(flavour).join("mod.rs"));
        writeln!(cases, "/// Of `{name}.tl`.\npub mod {name} {{\ninclude!({file:?});")?;
        writeln!(cases, "/// The tree of files.\n#[path = {tree:?}]\npub mod tree;")?;
        writeln!(cases, "/// The same, borrowing.\n#[path = {lent:?}]\npub mod lent;")?;
        writeln!(cases, "/// The same, with JSON.\n#[path = {json:?}]\npub mod json;")?;
        writeln!(cases, "/// The same, with the layout of grammers.\n#[path = {grammers:?}]\npub mod compat;\n}}")?;
        let tl = path.canonicalize()?;
        write!(registries, "({name:?}, include_str!({tl:?}), &{name}::registry::REGISTRY), ")?;
        write!(in_json, "({name:?}, include_str!({tl:?}), &{name}::json::registry::REGISTRY), ")?;
        write!(in_grammers, "({name:?}, include_str!({tl:?}), &{name}::compat::registry::REGISTRY), ")?;
    }
    writeln!(cases, "/// The name, the schema and the registry of each.")?;
    writeln!(cases, "pub static CASES: &[(&str, &str, &rt::Registry)] = &[{registries}];")?;
    writeln!(cases, "/// The same, with JSON.")?;
    writeln!(cases, "pub static IN_JSON: &[(&str, &str, &rt::Registry)] = &[{in_json}];")?;
    writeln!(cases, "/// The same, with the layout of grammers.")?;
    writeln!(cases, "pub static IN_GRAMMERS: &[(&str, &str, &rt::Registry)] = &[{in_grammers}];")?;
    fs::write(out.join("cases.rs"), cases)?;
    Ok(())
}

/// The schemas that are generated with choices of their own.
fn chosen(out: &Path) -> Result<(), Box<dyn Error>> {
    let of = |name: &str| Builder::new().schema(format!("cases/{name}.tl"));
    let chosen = of("chosen").hook("*", "crate::chosen::name").derive("user", ["Eq", "Hash"]);
    let chosen = chosen.extern_type("Color", "crate::chosen::Rgb").rename("files.get", "Fetch");
    let chosen = chosen.rename("note.text", "words").attribute("file", "#[must_use]");
    let chosen = chosen.strings("*", StringType::BoxStr).strings("note", StringType::Borrowed);
    let chosen = chosen.runtime_path("crate::chosen::runtime");
    write(chosen.bytes("file.data", BytesType::Bytes), out)?;
    write(of("layer_1"), out)?;
    write(of("layer_2").base("crate::layers::old", of("layer_1")), out)?;
    write(of("unknown").unknown(["Updates", "Reason"]).registry(true).json(Json::Tagged).accessors(true), out)?;
    write(of("same_names").registry(true).json(Json::Tagged), out)?;
    let proxy = of("proxy").masks("*", MaskBits::Kept).strings("key", StringType::Bytes).json(Json::Tagged);
    write(proxy.decode_functions(true), out)?;
    write(of("grammers").compat(Compat::Grammers), out)?;
    let underived = of("generated/calls").derives(Vec::<String>::new()).calls(true);
    write(underived.name("underived"), out)?;
    write(of("tdlib").json(Json::Tdlib).decode_functions(true).nullable("place.last"), out)
}

/// Two layers beside each other in several flavours, and one layer beside itself.
fn layers(out: &Path) -> Result<(), Box<dyn Error>> {
    type Choose = fn(Builder) -> Builder;
    let flavours: [(&str, Choose); 4] = [
        ("owned", |builder| builder.empty_structs(true).encode_to_vec(true).derive("*", ["Eq", "Hash", "Default"])),
        ("lent", Builder::borrowed),
        ("open", |builder| builder.unknown(["Update"])),
        ("json", |builder| builder.json(Json::Tagged).registry(true).decode_functions(true)),
    ];
    let base = Builder::new().schema("cases/layers_old.tl").name("private_old");
    let beside = Builder::new()
        .schema("cases/layers_new.tl")
        .name("private_new")
        .base("crate::layers::private::old", base.clone());
    write(base, out)?;
    write(beside, out)?;
    for (flavour, choose) in flavours {
        let of = |schema: &str| choose(Builder::new().schema(format!("cases/layers_{schema}.tl")));
        let base = format!("crate::layers::{flavour}::old");
        write(of("old").name(format!("{flavour}_old")), out)?;
        write(of("new").name(format!("{flavour}_new")).base(&base, of("old")), out)?;
        write(of("old").name(format!("{flavour}_same")).base(&base, of("old")), out)?;
    }
    Ok(())
}
