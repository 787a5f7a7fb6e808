//! What `fmt` can be asked for.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::ProfileName;

const EXAMPLES: &str = "Examples:
  typewright fmt api.tl                   in place
  typewright fmt --check schema/*.tl      only show what would change; exit with 1 if anything would
  typewright fmt - < api.tl               to the terminal
  typewright fmt --canonical api.tl       the text that each id is computed from

A declaration takes one line, or a line a field where comments stand inside. Files with errors are left alone.

Exit codes: 0 the files are laid out; 1 one has errors or, with --check, another layout; 2 the command line is wrong, or a \
file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct FmtArgs {
    /// Schema files; `-` for standard input, which is laid out on standard output
    #[arg(value_name = "FILE.tl", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Write nothing; exit with 1, name the files that a run would change, and show how
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; print the text that each id is computed from, and the id
    #[arg(long, conflicts_with = "check")]
    pub(crate) canonical: bool,
    /// How ids are computed [default: found out from those that are written]
    #[arg(long, value_enum, value_name = "PROFILE", requires = "canonical")]
    pub(crate) profile: Option<ProfileName>,
}
