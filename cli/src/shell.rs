//! What shells and their users are told of these commands: all of it comes from their definition.

use std::fs;
use std::io;

use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs, ManArgs};
use crate::outcome::Outcome;

/// A script for a shell.
pub(crate) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut bytes);
    Outcome { bytes, ..Outcome::default() }
}

/// The page of the program, or one for each command in a folder.
pub(crate) fn man(args: &ManArgs) -> Result<Outcome, Outcome> {
    let made: io::Result<Vec<u8>> = match &args.out {
        None => {
            let mut bytes = Vec::new();
            clap_mangen::Man::new(Args::command()).render(&mut bytes).map(|()| bytes)
        }
        Some(dir) => {
            let pages = fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(Args::command(), dir));
            pages.map(|()| Vec::new())
        }
    };
    let place = args.out.as_deref().map_or_else(String::new, |dir| format!(" in {}", dir.display()));
    let bytes = made.map_err(|error| Outcome::misuse(format!("can't write the manual{place}: {error}")))?;
    Ok(Outcome { bytes, ..Outcome::default() })
}
