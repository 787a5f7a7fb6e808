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
    /// By how many percent a count of documented things may fall.
    #[serde(default = "five")]
    max_loss: u8,
}

fn five() -> u8 {
    5
}

/// What a configuration asks for.
#[derive(Debug)]
pub(crate) struct Jobs {
    pub(crate) jobs: Vec<Job>,
    pub(crate) max_loss: u8,
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
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    opaque: Vec<String>,
    derives: Option<Vec<String>>,
    #[serde(default)]
    registry: bool,
    #[serde(default = "yes")]
    format: bool,
}

fn yes() -> bool {
    true
}

/// Reads the configuration: the jobs that it lists.
pub(crate) fn read(path: &Path) -> Result<Jobs, Outcome> {
    let failed = |error: &dyn std::fmt::Display| Outcome::misuse(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| {
        Outcome::misuse(format!(
            "can't read {}: {error}\nname schemas and --out, or write a configuration:\n  [[bindings]]\n  schemas = [\"api.tl\"]\n  out = \"src/api\"",
            path.display()
        ))
    })?;
    let config: Config = toml::from_str(&text).map_err(|error| failed(&error))?;
    let base = path.parent().unwrap_or(Path::new(""));
    let jobs = config.bindings.into_iter().map(|bindings| bindings.job(base)).collect();
    Ok(Jobs { jobs, max_loss: config.max_loss })
}

impl Bindings {
    fn job(self, base: &Path) -> Job {
        Job {
            schemas: self.schemas.iter().map(|schema| base.join(schema)).collect(),
            name: self.out.display().to_string(),
            out: base.join(self.out),
            reading: ReadingArgs {
                profile: self.profile,
                layer: self.layer,
                docs: self.docs.map(|folder| base.join(folder)),
                errors: self.errors.iter().map(|path| base.join(path)).collect(),
                only: self.only,
                opaque: self.opaque,
            },
            derives: self.derives,
            registry: self.registry,
            format: self.format,
        }
    }
}
