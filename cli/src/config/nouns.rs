//! The tables and keys of a configuration.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::args::{Axis, ProfileName, SiteFormat};
use crate::rust_options::RustOptions;
use crate::severity::Severity;

/// Configuration of typewright.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Config {
    /// Bindings to generate.
    pub(super) bindings: Option<Vec<Bindings>>,
    /// Percentage by which a count of documented things may fall.
    #[serde(default = "five")]
    pub(super) max_loss: u8,
    /// The documentation site.
    pub(super) site: Option<SiteTable>,
    /// Verdicts of `typewright diff`.
    #[serde(default)]
    pub(super) diff: DiffConfig,
    /// Levels of lints, by id or name.
    #[serde(default)]
    pub(super) lints: BTreeMap<String, Severity>,
}

/// Verdicts of `typewright diff`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct DiffConfig {
    /// The axes on which a change must not break anything.
    #[serde(default)]
    pub(super) fail_on: Vec<Axis>,
    /// Severities by the id of a rule.
    #[serde(default)]
    pub(super) rules: BTreeMap<String, Severity>,
}

/// The documentation site of some bindings: of their schema, pages and errors.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct SiteTable {
    /// Output folder.
    pub(super) out: PathBuf,
    /// The output of the bindings that it describes; by default that of the first ones.
    pub(super) bindings: Option<PathBuf>,
    /// Form of the pages.
    #[serde(default)]
    pub(super) format: SiteFormat,
    /// Title; by default the name of the schema.
    pub(super) title: Option<String>,
    /// Earlier schemas of the API, the oldest first: paths, or `git:REV:PATH` relative to the current folder.
    #[serde(default)]
    pub(super) history: Vec<String>,
    /// Playground to put into the site, an HTML file.
    pub(super) playground: Option<PathBuf>,
}

fn five() -> u8 {
    5
}

/// One set of bindings. Paths are relative to the configuration.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Bindings {
    /// Files, folders and patterns that make one schema.
    pub(super) schemas: Vec<PathBuf>,
    /// Output: a folder, or a file that ends in `.rs`.
    pub(super) out: PathBuf,
    /// How missing ids are computed; by default detected from the written ones.
    pub(super) profile: Option<ProfileName>,
    /// Layer, for schemas that do not state it.
    pub(super) layer: Option<u32>,
    /// Folder of documentation pages.
    pub(super) docs: Option<PathBuf>,
    /// Error databases, and folders of some; earlier ones win.
    #[serde(default)]
    pub(super) errors: Vec<PathBuf>,
    /// Names, `namespace.*` or `*` to keep, with everything that they need.
    #[serde(default)]
    pub(super) only: Vec<String>,
    /// Types whose values are kept as bytes.
    #[serde(default)]
    pub(super) opaque: Vec<String>,
    /// Types whose constructors that the schema lacks are kept as bytes.
    #[serde(default)]
    pub(super) unknown: Vec<String>,
    /// Fields that are the size of the `Object` behind them.
    #[serde(default)]
    pub(super) sizes: Vec<String>,
    /// Traits that every type derives; by default `Clone`, `Debug` and `PartialEq`.
    pub(super) derives: Option<Vec<String>>,
    /// A module that finds constructors and functions by id.
    #[serde(default)]
    pub(super) registry: bool,
    /// Options of the generated Rust.
    #[serde(default)]
    pub(super) rust: RustOptions,
    /// Other bindings to share types with.
    pub(super) base: Option<BaseTable>,
    /// Lay the Rust out as rustfmt does.
    #[serde(default = "yes")]
    pub(super) format: bool,
}

/// The bindings that others share types with.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct BaseTable {
    /// The module that they are in.
    pub(super) path: String,
    /// Their schemas.
    pub(super) schemas: Vec<PathBuf>,
    /// The names that they keep.
    #[serde(default)]
    pub(super) only: Vec<String>,
    /// The types that they keep as bytes.
    #[serde(default)]
    pub(super) opaque: Vec<String>,
    /// The sizes of objects in them.
    #[serde(default)]
    pub(super) sizes: Vec<String>,
}

fn yes() -> bool {
    true
}
