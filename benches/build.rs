//! Generates Rust of the schema that grammers comes with, and of a part of TDLib's.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use typewright::model::Codec;
use typewright::{Builder, Json};

fn main() -> Result<(), Box<dyn Error>> {
    // The schema is that of the version that is locked.
    println!("cargo::rerun-if-changed=Cargo.lock");
    let schema = package("grammers-tl-types")?.join("tl/api.tl");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let builder = Builder::new().schema(&schema).decode_functions(true);
    builder.clone().name("owned").compile()?;
    builder.borrowed().name("borrowed").compile()?;
    Builder::new().schema("schema/td.tl").json(Json::Tdlib).codec(Codec::Json).compile()?;
    let modules = format!(
        "/// Values that own what they hold.\npub mod owned {{ include!({:?}); }}\n\
         /// Values that borrow from the bytes.\npub mod borrowed {{ include!({:?}); }}\n\
         /// Values in JSON.\npub mod td {{ include!({:?}); }}\n",
        out.join("owned.rs"),
        out.join("borrowed.rs"),
        out.join("td.rs")
    );
    fs::write(out.join("bindings.rs"), modules)?;
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
