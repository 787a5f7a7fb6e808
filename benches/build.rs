//! Generates Rust of the schema that grammers comes with, and of parts of TDLib's and TON's.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use typewright::model::Codec;
use typewright::{Builder, BytesType, Json, StringType};

fn main() -> Result<(), Box<dyn Error>> {
    // The schema is that of the version that is locked.
    println!("cargo::rerun-if-changed=Cargo.lock");
    let schema = package("grammers-tl-types")?.join("tl/api.tl");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let builder = Builder::new().schema(&schema).decode_functions(true);
    builder.clone().name("owned").compile()?;
    builder.clone().borrowed().name("borrowed").compile()?;
    builder.strings("*", StringType::Bytes).bytes("*", BytesType::Bytes).name("shared").compile()?;
    Builder::new().schema("schema/td.tl").json(Json::Tdlib).codec(Codec::Json).compile()?;
    // tl-proto has no text: its strings are bytes.
    let answers = Builder::new().schema("schema/td.tl").schema("schema/ton.tl");
    answers.clone().strings("*", StringType::Bytes).name("answers").compile()?;
    answers.borrowed().strings("*", StringType::Bytes).name("borrowed_answers").compile()?;
    let modules = [
        ("owned", "Values that own what they hold."),
        ("borrowed", "Values that borrow from the bytes."),
        ("shared", "Values that share the bytes."),
        ("td", "Values in JSON."),
        ("answers", "Answers that own what they hold."),
        ("borrowed_answers", "Answers that borrow from the bytes."),
    ];
    let modules = modules.map(|(name, doc)| {
        let path = out.join(name).with_extension("rs");
        format!("/// {doc}\npub mod {name} {{ include!({path:?}); }}\n")
    });
    fs::write(out.join("bindings.rs"), modules.concat())?;
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
