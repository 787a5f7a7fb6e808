//! The tables and keys of a configuration.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::args::{Axis, ProfileName};
use crate::rust_options::RustOptions;
use crate::severity::Severity;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Config {
    /// `[[bindings]]`
    pub(super) bindings: Option<Vec<Bindings>>,
    /// By how many percent a count of documented things may fall.
    #[serde(default = "five")]
    pub(super) max_loss: u8,
    /// `[diff]`
    #[serde(default)]
    pub(super) diff: DiffConfig,
    /// `[lints]`: by id or name.
    #[serde(default)]
    pub(super) lints: BTreeMap<String, Severity>,
}

/// What `diff` makes of changes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiffConfig {
    /// The axes on which a change must not break anything.
    #[serde(default)]
    pub(super) fail_on: Vec<Axis>,
    /// By the id of a rule.
    #[serde(default)]
    pub(super) rules: BTreeMap<String, Severity>,
}

fn five() -> u8 {
    5
}

/// One set of bindings. Paths are relative to the configuration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bindings {
    pub(super) schemas: Vec<PathBuf>,
    pub(super) out: PathBuf,
    pub(super) profile: Option<ProfileName>,
    pub(super) layer: Option<u32>,
    pub(super) docs: Option<PathBuf>,
    #[serde(default)]
    pub(super) errors: Vec<PathBuf>,
    #[serde(default)]
    pub(super) only: Vec<String>,
    #[serde(default)]
    pub(super) opaque: Vec<String>,
    #[serde(default)]
    pub(super) unknown: Vec<String>,
    pub(super) derives: Option<Vec<String>>,
    #[serde(default)]
    pub(super) registry: bool,
    #[serde(default)]
    pub(super) rust: RustOptions,
    pub(super) base: Option<BaseTable>,
    #[serde(default = "yes")]
    pub(super) format: bool,
}

/// The bindings that others share types with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BaseTable {
    /// The module that they are in.
    pub(super) path: String,
    pub(super) schemas: Vec<PathBuf>,
    #[serde(default)]
    pub(super) only: Vec<String>,
    #[serde(default)]
    pub(super) opaque: Vec<String>,
}

fn yes() -> bool {
    true
}
