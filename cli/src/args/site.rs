//! Options of `site`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use typewright_tools::site::Format;

use super::ReadingArgs;

const EXAMPLES: &str = "Examples:
  typewright site                              [site] of typewright.toml
  typewright site api.tl --out site
  typewright site api.tl --out site --docs pages --errors errors.json
  typewright site api.tl --out site --history git:v1:api.tl --history old.tl
  typewright site api.tl --out pages --format markdown
  typewright site --check                      fail if the site is stale

The site needs no server: index.html opens in a browser as it is. With --history it has a changelog, a page for each layer, and a \
feed. It never replaces a file that typewright did not make.

Exit codes: 0 written or fresh; 1 a schema has errors, or the site is stale; 2 the command line or the configuration is wrong, or a \
file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SiteArgs {
    /// Files, folders, patterns or `-` that make one schema [default: that of the configuration]
    #[arg(value_name = "SCHEMA", requires = "out")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Output folder
    #[arg(long, short, value_name = "DIR", requires = "schemas")]
    pub(crate) out: Option<PathBuf>,
    /// Form of the pages
    #[arg(long, value_enum, value_name = "FORMAT", requires = "schemas")]
    pub(crate) format: Option<SiteFormat>,
    /// Title [default: the names of the schemas]
    #[arg(long, value_name = "TEXT", requires = "schemas")]
    pub(crate) title: Option<String>,
    /// Earlier schema of the API: file, folder, pattern or git:REV:PATH; repeatable, the oldest first
    #[arg(long, value_name = "SCHEMA", requires = "schemas")]
    pub(crate) history: Vec<OsString>,
    /// Playground to put into the site, an HTML file
    #[arg(long, value_name = "FILE", requires = "schemas")]
    pub(crate) playground: Option<PathBuf>,
    /// Write nothing; name the files that a run would change, and fail if there are any
    #[arg(long)]
    pub(crate) check: bool,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH", conflicts_with = "schemas")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// A [`Format`] by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum SiteFormat {
    /// A site with search, listings and layers
    #[default]
    Html,
    /// Documentation pages as typewright reads them
    Markdown,
}

impl From<SiteFormat> for Format {
    fn from(name: SiteFormat) -> Self {
        match name {
            SiteFormat::Html => Self::Html,
            SiteFormat::Markdown => Self::Markdown,
        }
    }
}
