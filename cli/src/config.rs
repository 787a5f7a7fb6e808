//! `typewright.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::args::{ProfileName, ReadingArgs};
use crate::generate::Job;
use crate::outcome::Outcome;

/// The file, whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    /// `[[bindings]]`
    bindings: Vec<Bindings>,
}

/// One set of bindings. Paths are relative to the configuration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bindings {
    schemas: Vec<PathBuf>,
    out: PathBuf,
    profile: Option<ProfileName>,
    layer: Option<u32>,
    docs: Option<PathBuf>,
    #[serde(default)]
    errors: Vec<PathBuf>,
    derives: Option<Vec<String>>,
    #[serde(default = "yes")]
    format: bool,
}

fn yes() -> bool {
    true
}

/// Reads the configuration: the jobs that it lists.
pub(crate) fn read(path: &Path) -> Result<Vec<Job>, Outcome> {
    let failed = |error: &dyn std::fmt::Display| Outcome::misuse(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| {
        Outcome::misuse(format!(
            "can't read {}: {error}\nname schemas and --out, or write a configuration:\n  [[bindings]]\n  schemas = [\"api.tl\"]\n  out = \"src/api\"",
            path.display()
        ))
    })?;
    let config: Config = toml::from_str(&text).map_err(|error| failed(&error))?;
    let base = path.parent().unwrap_or(Path::new(""));
    Ok(config.bindings.into_iter().map(|bindings| bindings.job(base)).collect())
}

impl Bindings {
    fn job(self, base: &Path) -> Job {
        Job {
            schemas: self.schemas.iter().map(|schema| base.join(schema)).collect(),
            out: base.join(self.out),
            reading: ReadingArgs {
                profile: self.profile,
                layer: self.layer,
                docs: self.docs.map(|folder| base.join(folder)),
                errors: self.errors.iter().map(|path| base.join(path)).collect(),
            },
            derives: self.derives,
            format: self.format,
        }
    }
}
