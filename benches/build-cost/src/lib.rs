//! Programs to build, and where the schema is that grammers comes with.

pub mod program;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

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
