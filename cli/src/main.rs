//! The `typewright` command: generates Rust from TL, and checks, compares and formats schemas.

mod args;
mod check;
mod config;
mod convert;
mod counts;
mod create;
mod diff;
mod escape;
mod exit;
mod explain;
mod files;
mod fmt;
mod frames;
mod freshness;
mod generate;
mod git;
mod glob;
mod job;
mod jobs;
mod levels;
mod lint_page;
mod made;
mod outputs;
mod paths;
mod rust_options;
mod schemas;
mod severity;
mod shell;
mod shell_words;
mod site;
mod size;
mod terminal;
mod unified_diff;
mod wire;

use std::process::ExitCode;

use crate::args::{Args, Command};
use crate::exit::Outcome;

fn main() -> ExitCode {
    let args = match Args::parsed() {
        Ok(args) => args,
        Err(answer) => return Outcome::from(answer).report(),
    };
    args.color.apply();
    let outcome = match &args.command {
        Command::New(options) => create::new(options),
        Command::Init(options) => create::init(options),
        Command::Generate(options) => generate::run(options),
        Command::Check(options) => check::run(options),
        Command::Explain(options) => explain::run(options),
        Command::Diff(options) => diff::run(options),
        Command::Decode(options) => wire::run_decode(options),
        Command::Encode(options) => wire::run_encode(options),
        Command::Sample(options) => wire::run_sample(options),
        Command::Fmt(options) => fmt::run(options),
        Command::Site(options) => site::run(options),
        Command::Convert(options) => convert::run(options),
        Command::Completions(options) => Ok(shell::completions(options)),
        Command::Man(options) => shell::man(options),
    };
    outcome.unwrap_or_else(Outcome::from).report()
}
