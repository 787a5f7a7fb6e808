//! What `check` can be asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ReadingArgs;

const EXAMPLES: &str = "Examples:
  typewright check api.tl
  typewright check types.tl functions.tl   two files that make one schema
  typewright check api.tl --docs pages     and documentation pages held against it
  typewright check api.tl --against git:HEAD:api.tl         what an edit would break
  typewright check api.tl --deny warnings --allow TL003     exit with 1 if there is a warning of another kind
  typewright check api.tl --format sarif > typewright.sarif
  typewright explain TL013                 what a lint is about

A comment `// typewright: allow(TL013)` at a declaration silences a lint there, `allow-file` in the whole file. typewright.toml gives
lints levels of their own:

  [lints]
  bit-shared = \"warning\"   # error, warning, note or off; the id will do as well

Exit codes: 0 nothing is an error; 1 something is; 2 the command line or the configuration is wrong, or a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Schema files; several make one schema
    #[arg(value_name = "FILE.tl", required_unless_present = "list_lints")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Show notes too: bits that are shared or unused, ids that their text does not give, what pages change by rule
    #[arg(long)]
    pub(crate) notes: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
    /// What the schema used to be: a file, a folder of `.tl` files, or `git:REV:PATH`. What breaks peers is an error
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<OsString>,
    /// Make a lint an error; `warnings` are all that warn
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) deny: Vec<String>,
    /// Make a lint a warning
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) warn: Vec<String>,
    /// Hear nothing of a lint
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,
    /// List all lints, with the levels that they come with
    #[arg(long, conflicts_with = "schemas")]
    pub(crate) list_lints: bool,
    /// The configuration, for the levels of lints [default: typewright.toml, if it is there]
    #[arg(long, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How `check` shows what it found.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For reading
    #[default]
    Text,
    /// For machines
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// For code scanning: SARIF 2.1.0
    Sarif,
}
