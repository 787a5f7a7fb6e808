//! Options of `generate`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::{LevelArgs, ReadingArgs, RustArgs};

const EXAMPLES: &str = "Examples:
  typewright generate                          all bindings of typewright.toml
  typewright generate --check                  fail if they are stale
  typewright generate api.tl --out src/api     a tree of files
  typewright generate api.tl --out src/api.rs  one file
  typewright generate api.tl --out -           to the terminal
  typewright generate schema --out src/api     all files of a folder
  typewright generate api.tl --out src/api --only 'auth.*' --opaque Updates
  typewright generate api.tl --out src/api --json tdlib --strings '*=box-str'
  typewright generate api.tl --explain-size    weight of each name

Exit codes: 0 written or fresh; 1 a schema has errors, bindings are stale, or less is documented than the \
last time; 2 the command line or the configuration is wrong, or a file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct GenerateArgs {
    /// Files, folders, patterns or `-` that make one schema [default: all bindings of the configuration]
    #[arg(value_name = "SCHEMA", requires = "out")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Output: a folder, a file that ends in `.rs`, or `-` for standard output
    #[arg(long, short, value_name = "PATH", requires = "schemas")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; name the files that a run would change, and fail if there are any
    #[arg(long)]
    pub(crate) check: bool,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
    /// Generate although less is documented than the last time
    #[arg(long, conflicts_with = "schemas")]
    pub(crate) accept_loss: bool,
    /// Write nothing; print the size of the kept part, and the weight of each name
    #[arg(long, conflicts_with_all = ["out", "check", "accept_loss"])]
    pub(crate) explain_size: bool,
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) rust: RustArgs,
    /// The command that makes the same files again.
    #[arg(skip)]
    pub(crate) renewal: String,
}
