//! Completions and manual pages, made from the definition of the commands.

use clap::Command;
use clap_mangen::Man;

use crate::args::{Args, CompletionsArgs, ManArgs};
use crate::exit::Outcome;
use crate::files;

/// A script for a shell.
pub(crate) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut command = Args::definition();
    let name = command.get_name().to_owned();
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut bytes);
    Outcome { bytes, ..Outcome::default() }
}

/// The page of the program, or one for each command in a folder.
pub(crate) fn man(args: &ManArgs) -> Result<Outcome, Outcome> {
    let mut command = Args::definition().disable_help_subcommand(true);
    command.build();
    let Some(dir) = &args.out else {
        return Ok(Outcome { bytes: page(&command).into_bytes(), ..Outcome::default() });
    };
    let commands = command.get_subcommands().chain([&command]);
    let pages = commands.map(|command| (dir.join(Man::new(command.clone()).get_filename()), page(command)));
    files::replace(&pages.collect())?;
    Ok(Outcome::default())
}

/// A manual page. The last parts of the help become sections under the usual names.
fn page(command: &Command) -> String {
    let mut bytes = Vec::new();
    // A page has the descriptions that only the short help leaves out.
    let command = command.clone().mut_args(|arg| arg.hide_short_help(false));
    // Writing to memory does not fail, and all that is written is text.
    let _ = Man::new(command).render(&mut bytes);
    String::from_utf8_lossy(&bytes)
        .replace("\nExamples:\n", "\n.SH EXAMPLES\n")
        .replace("\nExit codes: ", "\n.SH \"EXIT STATUS\"\n")
        .replace("\n.SH EXTRA\n.SH ", "\n.SH ")
}
