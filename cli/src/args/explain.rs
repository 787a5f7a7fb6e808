//! Options of `explain`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ReadingArgs;

const EXAMPLES: &str = "Examples:
  typewright explain phone.requestCall
  typewright explain FLOOD_WAIT_3
  typewright explain '#42ff96ed' --format markdown
  typewright explain user --schema api.tl --docs pages
  typewright explain -- -1720552011
  typewright explain TL013

Exit codes: 0 found; 1 a schema has errors; 2 no such name, the command line or the configuration is wrong, or \
a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    /// Function, constructor, type, error, lint, or id in any spelling: #42ff96ed, 0x42ff96ed, 42ff96ed, 1124046573
    #[arg(allow_negative_numbers = true)]
    pub(crate) name: String,
    /// Files, folders, patterns or `-` that make one schema; repeatable [default: each schema of the configuration]
    #[arg(long = "schema", value_name = "SCHEMA")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ExplainFormat,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH", conflicts_with = "schemas")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Output format of `explain`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Colored text
    #[default]
    Terminal,
    /// Documentation page
    Markdown,
}
