//! Options of `completions` and `man`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

const COMPLETIONS_EXAMPLES: &str = "Examples:
  typewright completions bash > /etc/bash_completion.d/typewright
  typewright completions zsh > ~/.zfunc/_typewright
  typewright completions fish > ~/.config/fish/completions/typewright.fish

Exit codes: 0 printed; 2 the command line is wrong, or the output can't be written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// Shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

const MAN_EXAMPLES: &str = "Examples:
  typewright man | man -l -
  typewright man --out ~/.local/share/man/man1

Exit codes: 0 written; 2 the command line is wrong, or a page can't be written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = MAN_EXAMPLES)]
pub(crate) struct ManArgs {
    /// Folder for a page of each command
    #[arg(long, short, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}
