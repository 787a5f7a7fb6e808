//! The program and its commands.

use clap::error::Error;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::color::Color;
use super::renewal::renewal;
use super::{
    CheckArgs, CompletionsArgs, ConvertArgs, DecodeArgs, DiffArgs, EncodeArgs, ExplainArgs, FmtArgs, GenerateArgs,
    InitArgs, ManArgs, NewArgs, SampleArgs, SiteArgs,
};

/// The TL toolchain for Rust: schemas in, typed and tested bindings out
#[derive(Debug, Parser)]
#[command(name = "typewright", version, about, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// When to use color
    #[arg(long, value_enum, default_value_t, global = true, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// The commands with their help: `-h` ends after the examples, `--help` has the sections after them too.
    pub(crate) fn definition() -> clap::Command {
        Self::command().mut_subcommands(|command| {
            let Some(all) = command.get_after_help().filter(|_| command.get_after_long_help().is_none()) else {
                return command;
            };
            let all = all.to_string();
            let examples = all.split("\n\n").next().unwrap_or_default().to_owned();
            command.after_help(examples).after_long_help(all)
        })
    }

    /// Parses the command line of the process.
    pub(crate) fn parsed() -> Result<Self, Error> {
        let definition = Self::definition();
        let mut matches = definition.clone().try_get_matches()?;
        let given = definition.find_subcommand("generate").zip(matches.subcommand_matches("generate"));
        let renewal = given.map(|(generate, given)| renewal(generate, given));
        let mut args = Self::from_arg_matches_mut(&mut matches)?;
        if let (Command::Generate(generate), Some(renewal)) = (&mut args.command, renewal) {
            generate.renewal = renewal;
        }
        Ok(args)
    }
}

const EXIT_CODES: &str = "Exit codes: 0 success; 1 a schema has errors, bindings are stale, \
                          or changes fail; 2 the command line or \
                          the configuration is wrong, or a file can't be read or written.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a crate with the bindings of a schema
    New(NewArgs),
    /// Add the bindings of a schema to an existing crate
    Init(InitArgs),
    /// Generate Rust for the bindings of typewright.toml, or for the given schemas
    Generate(Box<GenerateArgs>),
    /// Report errors and lints of schemas
    Check(CheckArgs),
    /// Format schemas: white space moves, nothing else
    Fmt(FmtArgs),
    /// Show everything known about a name
    Explain(ExplainArgs),
    /// Compare two schemas, and judge each change
    Diff(DiffArgs),
    /// Decode bytes by a schema alone
    Decode(DecodeArgs),
    /// Encode a value in JSON, as `decode --format json` shows it
    Encode(EncodeArgs),
    /// Draw random values of a type by a schema alone
    Sample(SampleArgs),
    /// Make a documentation site of a schema
    Site(Box<SiteArgs>),
    /// Convert a schema to TL, JSON or .tlo
    Convert(ConvertArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write a page for each command
    Man(ManArgs),
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_definition_holds() {
        Args::command().debug_assert();
    }

    /// Every command shows its exit codes and examples, and each example parses.
    #[test]
    fn help_is_complete() {
        for command in Args::definition().get_subcommands() {
            let help = command.clone().render_help().to_string();
            let examples = help.lines().filter_map(|line| line.strip_prefix("  typewright "));
            let examples: Vec<_> = examples.map(words).collect();
            assert!(!examples.is_empty(), "{}", command.get_name());
            let long = command.clone().render_long_help().to_string();
            assert!(long.contains("\nExit codes: 0 "), "{}", command.get_name());
            for words in examples {
                let words = ["typewright".to_owned()].into_iter().chain(words);
                let words: Vec<_> = words.collect();
                let parsed = Args::try_parse_from(&words);
                assert!(parsed.is_ok(), "{words:?}: {}", parsed.unwrap_err());
            }
        }
    }

    /// The short help of a command fits a screen of 80 columns, and no example wraps.
    #[test]
    fn short_help_fits_a_screen() {
        for command in Args::definition().term_width(80).get_subcommands() {
            let name = command.get_name();
            let help = command.clone().term_width(80).render_help().to_string();
            let lines = help.lines().count();
            assert!(lines <= 45, "{name}: {lines} lines\n{help}");
            let long = command.clone().term_width(80).render_long_help().to_string();
            for line in help.lines().chain(long.lines()) {
                assert!(line.chars().count() <= 80, "{name}: {line}");
            }
            let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            for line in examples.lines() {
                assert!(line.chars().count() <= 80, "{name} has an example that wraps: {line}");
            }
        }
    }

    /// The words that a shell would pass on: the text before two spaces, a pipe or a redirection.
    fn words(example: &str) -> Vec<String> {
        let command = ["  ", " > ", " < ", " | "].iter().fold(example, |line, end| line.split(end).next().unwrap());
        let (mut words, mut quoted) = (vec![String::new()], false);
        for letter in command.chars() {
            match letter {
                '\'' => quoted = !quoted,
                ' ' if !quoted => words.push(String::new()),
                _ => words.last_mut().unwrap().push(letter),
            }
        }
        words
    }
}
