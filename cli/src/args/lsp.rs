//! Options of `lsp`.

use clap::Args as ClapArgs;

const EXAMPLES: &str = "Examples:
  typewright lsp   an editor starts this, and talks over the standard streams

The server speaks the Language Server Protocol. typewright.toml in a folder of a schema or above it decides which files make
one schema, and the levels of lints; without one, each file is a schema. The book says how to set editors up.

Exit codes: 0 the editor ended the session; 1 it broke off; 2 the command line is wrong.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct LspArgs {
    /// Talk over the standard streams: the only way there is, and some editors name it
    #[arg(long, hide_short_help = true)]
    pub(crate) stdio: bool,
}
