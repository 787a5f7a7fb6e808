//! Options of `check`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{LevelArgs, ReadingArgs};

const EXAMPLES: &str = "Examples:
  typewright check                         all schemas of typewright.toml
  typewright check api.tl
  typewright check types.tl functions.tl   two files that make one schema
  typewright check 'schema/**/*.tl'        all files that match
  typewright check api.tl --docs pages     and documentation pages
  typewright check api.tl --against git:HEAD:api.tl       compatibility
  typewright check api.tl --deny warnings --allow TL003   fail on other warnings
  typewright check api.tl --format sarif > typewright.sarif
  typewright explain TL013                 about a lint

The comment `// typewright: allow(TL013)` silences a lint for a declaration, `allow-file` for a file. typewright.toml sets levels:

  [lints]
  bit-shared = \"warning\"   # or `TL013`; error, warning, note or off

Exit codes: 0 no errors; 1 errors; 2 the command line or the configuration is wrong, or a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Files, folders, patterns or `-` that make one schema [default: each schema of the configuration]
    #[arg(value_name = "SCHEMA")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Show notes as well as warnings
    #[arg(long)]
    pub(crate) notes: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
    /// Old schema: file, folder, pattern or git:REV:PATH; changes that break peers are errors
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<OsString>,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    /// List all lints with their default levels
    #[arg(long, conflicts_with = "schemas")]
    pub(crate) list_lints: bool,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Output format of `check`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum CheckFormat {
    /// Frames and a summary
    #[default]
    Text,
    /// JSON
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}
