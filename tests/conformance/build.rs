//! Generates Rust of the schemas that the peers come with, and a table of the peers' own types.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use typewright::model::MaskBits;
use typewright::{Builder, Compat};
use typewright_language::schema::{Combinator, FieldType, Kind, Schema};

fn main() -> Result<(), Box<dyn Error>> {
    // The schemas are those of the locked version.
    println!("cargo::rerun-if-changed=Cargo.lock");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let telegram = package("grammers-tl-types")?.join("tl");
    let mut modules = String::new();
    for (name, path) in [("api", telegram.join("api.tl")), ("mtproto", telegram.join("mtproto.tl"))] {
        bindings(name, &path, &out, &mut modules)?;
        let schema = Builder::new().schema(&path).reader().read()?.value;
        fs::write(out.join(name).join("grammers.rs"), grammers_table(&schema)?)?;
    }
    let ton = Path::new("src/ton.tl");
    bindings("ton", ton, &out, &mut modules)?;
    // As tl-proto has it: a mask is made of the fields alone.
    let computed = Builder::new().masks("*", MaskBits::Computed);
    bindings_of(computed, "ton_computed", ton, &out, &mut modules)?;
    compat(&telegram, &out, &mut modules)?;
    fs::write(out.join("bindings.rs"), modules)?;
    Ok(())
}

/// Generates a module of a schema, and keeps the schema beside it for the tests.
fn bindings(name: &str, schema: &Path, out: &Path, modules: &mut String) -> Result<(), Box<dyn Error>> {
    bindings_of(Builder::new(), name, schema, out, modules)
}

/// The same, with the choices of a builder.
fn bindings_of(
    builder: Builder,
    name: &str,
    schema: &Path,
    out: &Path,
    modules: &mut String,
) -> Result<(), Box<dyn Error>> {
    let dir = out.join(name);
    builder.schema(schema).registry(true).out_dir(&dir).name("mod").compile()?;
    fs::copy(schema, dir.join("schema.tl"))?;
    let (module, text) = (dir.join("mod.rs"), dir.join("schema.tl"));
    writeln!(modules, "/// Of `{name}.tl`.\npub mod {name} {{\ninclude!({module:?});")?;
    writeln!(modules, "/// The schema.\npub const SCHEMA: &str = include_str!({text:?});\n}}")?;
    Ok(())
}

/// Generates what the program in the idiom of grammers needs, in the layout of grammers.
fn compat(telegram: &Path, out: &Path, modules: &mut String) -> Result<(), Box<dyn Error>> {
    let builder = Builder::new().schema(telegram.join("api.tl")).schema(telegram.join("mtproto.tl"));
    let builder = builder.only(["invokeWithLayer", "updates.getState", "contacts.getContactIDs"]);
    let builder = builder.only(["Peer", "InputPeer", "InputUser", "MessageEntity", "RichText", "DataJSON"]);
    let dir = out.join("compat");
    builder.only(["GroupCallParticipant"]).compat(Compat::Grammers).out_dir(&dir).name("mod").compile()?;
    let module = dir.join("mod.rs");
    writeln!(modules, "/// A part of both, in the layout of grammers.\npub mod compat {{\ninclude!({module:?});\n}}")?;
    Ok(())
}

/// The folder of a package that this one depends on.
fn package(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let metadata = Command::new(env::var_os("CARGO").ok_or("CARGO is not set")?)
        .args(["metadata", "--format-version=1", "--locked", "--filter-platform", &env::var("TARGET")?])
        .output()?;
    if !metadata.status.success() {
        return Err(String::from_utf8_lossy(&metadata.stderr).into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout)?;
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let package = packages.find(|package| package["name"] == name).ok_or("no such package")?;
    let manifest = package["manifest_path"].as_str().ok_or("a package without a manifest")?;
    Ok(Path::new(manifest).parent().ok_or("a manifest without a folder")?.to_owned())
}

/// Every constructor and function of a schema, each with the functions that read and write it as grammers does.
fn grammers_table(schema: &Schema) -> Result<String, Box<dyn Error>> {
    let mut entries = BTreeMap::new();
    for combinator in &schema.combinators {
        let Combinator { name, kind, .. } = combinator;
        let entry = match kind {
            Kind::Constructor(ty) => {
                let ty = &schema.ty(*ty).ok_or("a constructor without a type")?.name;
                format!("constructor::<enums::{}>({name:?})", path(ty))
            }
            Kind::Function => {
                let query = combinator.fields.iter().any(|field| matches!(field.ty, FieldType::Query(_)));
                let query = if query { "<Rest>" } else { "" };
                format!("function::<functions::{}{query}>({name:?})", path(name))
            }
        };
        entries.insert((*kind == Kind::Function, name), entry);
    }
    Ok(format!("&[\n{}]", entries.into_values().map(|entry| entry + ",\n").collect::<String>()))
}

/// `phone::PhoneCall` of `phone.phoneCall`, as grammers writes names.
fn path(name: &str) -> String {
    let (namespace, name) = name.rsplit_once('.').map_or(("", name), |(namespace, name)| (namespace, name));
    let mut path = if namespace.is_empty() { String::new() } else { format!("{}::", namespace.replace('.', "::")) };
    // `JSONValue` is `Jsonvalue`, and `P_Q_inner` is `PQInner`: of capitals in a row only the first is one.
    let (mut starts, mut keeps) = (true, false);
    for letter in name.chars() {
        match letter {
            '_' => starts = true,
            _ if starts => {
                path.push(letter.to_ascii_uppercase());
                (starts, keeps) = (false, false);
            }
            _ => {
                path.push(if keeps { letter } else { letter.to_ascii_lowercase() });
                keeps = !letter.is_ascii_uppercase();
            }
        }
    }
    path
}
