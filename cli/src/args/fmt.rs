//! Options of `fmt`.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};

use super::ProfileName;

const EXAMPLES: &str = "Examples:
  typewright fmt                          all files of typewright.toml
  typewright fmt schema                   all `.tl` files of a folder
  typewright fmt --check 'schema/*.tl'    fail if anything would change
  typewright fmt - < api.tl               to the terminal
  typewright fmt --write-ids api.tl       also write ids that are missing
  typewright fmt --canonical api.tl       the text that each id is computed from

A declaration takes one line, or a line a field where it contains comments. Files with errors are left alone.

Exit codes: 0 formatted; 1 a file has errors or, with --check, another layout; 2 the command line or the configuration is \
wrong, or a file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("ids").args(["write_ids", "canonical"])))]
pub(crate) struct FmtArgs {
    /// Files, folders, patterns, or `-` for standard input to standard output [default: the `.tl` files of the
    /// configuration]
    #[arg(value_name = "SCHEMA")]
    pub(crate) files: Vec<PathBuf>,
    /// Write nothing; fail if anything would change
    #[arg(long)]
    pub(crate) check: bool,
    /// Write the computed id into every declaration that has none
    #[arg(long)]
    pub(crate) write_ids: bool,
    /// Write nothing; print the text that each id is computed from, and the id
    #[arg(long, conflicts_with = "check")]
    pub(crate) canonical: bool,
    /// How ids are computed, with --write-ids or --canonical [default: detected from the written ones]
    #[arg(long, value_enum, value_name = "PROFILE", requires = "ids")]
    pub(crate) profile: Option<ProfileName>,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH", conflicts_with = "files")]
    pub(crate) config: Option<PathBuf>,
}
