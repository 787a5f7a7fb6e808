//! Programs to build, the schema that grammers comes with, and the bindings that grammers generates.

pub mod client;
pub mod program;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use grammers_tl_gen::{Config, Outputs, generate_rust_code};
use grammers_tl_parser::parse_tl_file;

/// The folder of this package.
#[must_use]
pub fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The schema that is in the locked version of `grammers-tl-types`.
///
/// # Errors
/// Cargo does not know the package.
pub fn schema() -> Result<PathBuf, Box<dyn Error>> {
    let manifest = here().join("../Cargo.toml");
    let metadata = Command::new("cargo")
        .args(["metadata", "--format-version=1", "--locked", "--manifest-path"])
        .arg(manifest)
        .output()?;
    if !metadata.status.success() {
        return Err(String::from_utf8_lossy(&metadata.stderr).into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout)?;
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let package = packages.find(|package| package["name"] == "grammers-tl-types").ok_or("no such package")?;
    let manifest = package["manifest_path"].as_str().ok_or("a package without a manifest")?;
    Ok(Path::new(manifest).with_file_name("tl").join("api.tl"))
}

/// Generates the bindings of grammers, as its own build script does. Returns the number of bytes of Rust.
///
/// # Errors
/// Nothing was written, which memory never refuses.
pub fn generate_grammers(text: &str) -> io::Result<usize> {
    let definitions: Vec<_> = parse_tl_file(text).filter_map(Result::ok).collect();
    let config = Config {
        gen_name_for_id: true,
        deserializable_functions: false,
        impl_debug: true,
        impl_from_type: true,
        impl_from_enum: true,
        impl_serde: false,
    };
    let mut outputs = Outputs { common: Vec::new(), types: Vec::new(), functions: Vec::new(), enums: Vec::new() };
    generate_rust_code(&mut outputs, &definitions, 0, &config)?;
    let Outputs { common, types, functions, enums } = outputs;
    Ok([common, types, functions, enums].iter().map(Vec::len).sum())
}
