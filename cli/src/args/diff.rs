//! Options of `diff`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use typewright_tools::compare::Rule;

use super::ProfileName;

const EXAMPLES: &str = "Examples:
  typewright diff old.tl new.tl
  typewright diff git:HEAD:schema schema --fail-on wire   a working copy
  typewright diff git:v1:api.tl git:v2:api.tl --format markdown
  typewright diff git:main:api.tl api.tl --format github --fail-on any
  typewright diff old.tl new.tl --docs old-pages new-pages";

const VERDICTS: &str = "\
A change is safe, risky or breaking on each of three axes. Wire: can old and new peers read each other? Source: does code \
against the generated Rust still compile? Docs: do descriptions and documented errors still hold?

A change that breaks an axis of --fail-on is an error, one that breaks another axis a warning, any other a note. \
typewright.toml can name the axes, and give rules severities:

  [diff]
  fail_on = [\"wire\"]

  [diff.rules]
  id-changed = \"note\"  # error, warning, note or off

Exit codes: 0 no change is an error; 1 a change is, or a schema has errors; 2 the command line or the configuration is \
wrong, or something can't be read.";

/// The long help.
fn long_help() -> String {
    let rules = Rule::ALL.map(Rule::id).join(", ");
    format!("{EXAMPLES}\n\n{VERDICTS}\n\nRules: {rules}.")
}

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES, after_long_help = long_help())]
pub(crate) struct DiffArgs {
    /// Old schema: file, folder, pattern, `-` or git:REV:PATH
    pub(crate) old: OsString,
    /// New schema, likewise
    pub(crate) new: OsString,
    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
    /// Fail if a change breaks this axis [default: that of the configuration]
    #[arg(long, value_enum, value_name = "AXIS", value_delimiter = ',')]
    pub(crate) fail_on: Vec<Axis>,
    /// How missing ids are computed [default: detected from the written ones]
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
    /// Folders of documentation pages to compare
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub(crate) docs: Vec<PathBuf>,
    /// Error databases to compare
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub(crate) errors: Vec<PathBuf>,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
}

/// Output format of `diff`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Colored text
    #[default]
    Text,
    /// JSON
    Json,
    /// Changelog for a pull request
    Markdown,
    /// Annotations of a GitHub workflow
    Github,
}

/// The axes on which a change can break something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Axis {
    /// Old and new peers can't read each other
    Wire,
    /// Code against the generated Rust no longer compiles
    Source,
    /// Documented behavior no longer holds
    Docs,
    /// Any of them
    Any,
}
