//! What `explain` can be asked for.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ReadingArgs;

const EXAMPLES: &str = "Examples:
  typewright explain phone.requestCall
  typewright explain FLOOD_WAIT_3
  typewright explain '#42ff96ed' --format markdown
  typewright explain user --schema api.tl --docs pages
  typewright explain TL013

Exit codes: 0 it is known; 1 a schema has errors; 2 nothing is called that, the command line or the configuration is wrong, or \
a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    /// A function, a constructor, a type, an error, the `#id` of a constructor or function, or a lint
    pub(crate) name: String,
    /// Schema files; several make one schema. None: what the configuration lists
    #[arg(long = "schema", value_name = "FILE.tl")]
    pub(crate) schemas: Vec<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ExplainFormat,
    /// The configuration
    #[arg(long, value_name = "PATH", default_value = "typewright.toml", conflicts_with = "schemas")]
    pub(crate) config: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How `explain` shows what it knows.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For reading
    #[default]
    Terminal,
    /// As a documentation page
    Markdown,
}
