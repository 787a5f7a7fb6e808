//! What can be asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use typewright::compare::Rule;
use typewright::schema::Profile;

/// The TL toolchain for Rust: schemas in, typed and tested bindings out
#[derive(Debug, Parser)]
#[command(name = "typewright", version, about, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// When to use colour
    #[arg(long, value_enum, default_value_t, global = true, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all is well; 1 a schema has errors, bindings are stale, \
                          or changes fail; 2 the command line or \
                          the configuration is wrong, or a file can't be read or written.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate Rust: everything that typewright.toml lists, or the given schemas
    #[command(after_help = GENERATE_EXAMPLES)]
    Generate(GenerateArgs),
    /// Report what is wrong with schemas; generate nothing
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Bring schemas into their one layout: white space moves, nothing else
    #[command(after_help = FMT_EXAMPLES)]
    Fmt(FmtArgs),
    /// Say everything that is known of a name
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// Say what changed between two schemas, and whom it concerns
    #[command(after_help = DIFF_EXAMPLES, after_long_help = diff_help())]
    Diff(DiffArgs),
    /// Read bytes by a schema alone, and show what they say
    #[command(after_help = DECODE_EXAMPLES)]
    Decode(DecodeArgs),
    /// Write the bytes of a value in JSON, as `decode --format json` shows it
    #[command(after_help = ENCODE_EXAMPLES)]
    Encode(EncodeArgs),
    /// Write a schema in another form: TL, JSON or .tlo
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert(ConvertArgs),
    /// Print what a shell needs to complete these commands
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Print the manual page of this program, or write one for each command
    #[command(after_help = MAN_EXAMPLES)]
    Man(ManArgs),
}

const GENERATE_EXAMPLES: &str = "Examples:
  typewright generate                          all that typewright.toml lists
  typewright generate --check                  the same, but only say what is stale
  typewright generate api.tl --out src/api     a tree of files
  typewright generate api.tl --out src/api.rs  one file
  typewright generate api.tl --out -           to the terminal
  typewright generate api.tl --out src/api --only 'auth.*' --opaque Updates
  typewright generate api.tl --explain-size    what pulls in how much; nothing is written";

const CHECK_EXAMPLES: &str = "Examples:
  typewright check api.tl
  typewright check types.tl functions.tl   two files that make one schema
  typewright check api.tl --docs pages     and documentation pages held against it
  typewright check api.tl --against git:HEAD:api.tl         what an edit would break
  typewright check api.tl --deny warnings --allow TL003     exit with 1 if there is a warning of another kind
  typewright check api.tl --format sarif > typewright.sarif
  typewright explain TL013                 what a lint is about

A comment `// typewright: allow(TL013)` at a declaration silences a lint there, `allow-file` in the whole file. typewright.toml gives
lints levels of their own:

  [lints]
  bit-shared = \"warning\"   # error, warning, note or off; the id will do as well";

const FMT_EXAMPLES: &str = "Examples:
  typewright fmt api.tl                   in place
  typewright fmt --check schema/*.tl      only show what would change; exit with 1 if anything would
  typewright fmt - < api.tl               to the terminal
  typewright fmt --canonical api.tl       the text that each id is computed from

A declaration takes one line, or a line a field where comments stand inside. Files with errors are left alone.";

const EXPLAIN_EXAMPLES: &str = "Examples:
  typewright explain phone.requestCall
  typewright explain FLOOD_WAIT_3
  typewright explain '#42ff96ed' --format markdown
  typewright explain user --schema api.tl --docs pages
  typewright explain TL013";

const DECODE_EXAMPLES: &str = "Examples:
  typewright decode --schema api.tl 3b2d3b7d0100000000000000
  typewright decode --schema api.tl message.bin --format json
  typewright decode --schema mtproto.tl --schema api.tl - < message.hex
  typewright decode --schema api.tl --type 'Vector<long>' 15c4b51c00000000
  typewright decode --schema api.tl --type users.getUsers answer.bin    what a function answers
  typewright decode --schema api.tl --input base64 P8OZ0A==

Messages of MTProto are opened: msg_container, rpc_result and gzip_packed, which no schema need declare.

Exit codes: 0 the bytes are a value; 1 they are not, or a schema has errors; 2 the command line or the configuration is \
wrong, or a file can't be read.";

const ENCODE_EXAMPLES: &str = "Examples:
  typewright encode --schema api.tl '{\"_\": \"ping\", \"ping_id\": \"7\"}'
  typewright encode --schema api.tl message.json --output base64
  typewright encode --schema api.tl message.json --output raw > message.bin
  typewright encode --schema api.tl --type 'Vector<long>' '[\"7\", \"8\"]'

In the JSON, a long is a string or a number, bytes are Base64, and flags follow from the fields that are there.

Exit codes: 0 the bytes are written; 1 the value does not fit, or a schema has errors; 2 the command line or the \
configuration is wrong, or a file can't be read.";

const DIFF_EXAMPLES: &str = "Examples:
  typewright diff old.tl new.tl
  typewright diff git:HEAD:schema schema --fail-on wire    what a working copy does to the wire
  typewright diff git:v1:api.tl git:v2:api.tl --format markdown
  typewright diff git:origin/main:api.tl api.tl --format github --fail-on any
  typewright diff old.tl new.tl --docs old-pages new-pages --errors old.json new.json";

const CONVERT_EXAMPLES: &str = "Examples:
  typewright convert api.tl --to json --out api.json
  typewright convert api.json --to tl                  to the terminal
  typewright convert api.tl --to tlo --out api.tlo     as the reference parser compiles it
  typewright convert api.tl --to tlo --tlo-version 4 --out api.tlo
  typewright convert - --to tl < api.tlo

What the new form cannot say, such as comments, is counted on standard error.";

const COMPLETIONS_EXAMPLES: &str = "Examples:
  typewright completions bash > ~/.local/share/bash-completion/completions/typewright
  typewright completions zsh > ~/.zfunc/_typewright
  typewright completions fish > ~/.config/fish/completions/typewright.fish";

const MAN_EXAMPLES: &str = "Examples:
  typewright man | man -l -
  typewright man --out ~/.local/share/man/man1";

const DIFF_VERDICTS: &str = "\
A change is safe, risky or breaking, on three axes. On the wire: can old and new peers read each other? In source: does \
code against the generated Rust still compile? In docs: does what is said of it, and of how it fails, still hold?

What breaks an axis of --fail-on is an error, what breaks another one a warning, and all else a note. typewright.toml can \
name these axes, and give any rule a severity of its own:

  [diff]
  fail_on = [\"wire\"]

  [diff.rules]
  id-changed = \"note\"  # error, warning, note or off

Exit codes: 0 no change is an error; 1 some are, or a schema has errors; 2 the command line or the configuration is \
wrong, or something can't be read.";

/// All that there is to say of `diff`.
fn diff_help() -> String {
    let rules = Rule::ALL.map(Rule::id).join(", ");
    format!("{DIFF_EXAMPLES}\n\n{DIFF_VERDICTS}\n\nRules: {rules}.")
}

#[derive(Debug, ClapArgs)]
pub(crate) struct GenerateArgs {
    /// Schema files; several make one schema. None: what the configuration lists
    #[arg(value_name = "FILE.tl", requires = "out")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Where to: a folder, a file that ends in `.rs`, or `-` for standard output
    #[arg(long, short, value_name = "PATH", requires = "schemas")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; exit with 1 and name the files that a run would change
    #[arg(long)]
    pub(crate) check: bool,
    /// The configuration
    #[arg(long, value_name = "PATH", default_value = "typewright.toml", conflicts_with = "schemas")]
    pub(crate) config: PathBuf,
    /// Generate although less is documented than the last time
    #[arg(long, conflicts_with = "schemas")]
    pub(crate) accept_loss: bool,
    /// Write nothing; say what is kept of the schemas, and which names pull in how much of it
    #[arg(long, conflicts_with_all = ["out", "check", "accept_loss"])]
    pub(crate) explain_size: bool,
    /// Add a module that finds constructors and functions by id, and reads and prints any value
    #[arg(long, requires = "schemas")]
    pub(crate) registry: bool,
    /// Make types that borrow: `&str` and `&[u8]`, pieces of what is read
    #[arg(long, requires = "schemas")]
    pub(crate) borrowed: bool,
    /// Leave the Rust unformatted: faster, for machines to read
    #[arg(long, requires = "schemas")]
    pub(crate) no_format: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Schema files; several make one schema
    #[arg(value_name = "FILE.tl", required_unless_present = "list_lints")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Show notes too: bits that are shared or unused, ids that their text does not give, what pages change by rule
    #[arg(long)]
    pub(crate) notes: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
    /// What the schema used to be: a file, a folder of `.tl` files, or `git:REV:PATH`. What breaks peers is an error
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<OsString>,
    /// Make a lint an error; `warnings` are all that warn
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) deny: Vec<String>,
    /// Make a lint a warning
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) warn: Vec<String>,
    /// Hear nothing of a lint
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,
    /// List all lints, with the levels that they come with
    #[arg(long, conflicts_with = "schemas")]
    pub(crate) list_lints: bool,
    /// The configuration, for the levels of lints [default: typewright.toml, if it is there]
    #[arg(long, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How `check` shows what it found.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For reading
    #[default]
    Text,
    /// For machines
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// For code scanning: SARIF 2.1.0
    Sarif,
}

#[derive(Debug, ClapArgs)]
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

#[derive(Debug, ClapArgs)]
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

/// The schema of bytes.
#[derive(Debug, ClapArgs)]
pub(crate) struct WireSchemaArgs {
    /// Schema files; several make one schema. None: what the configuration lists
    #[arg(long = "schema", value_name = "FILE.tl")]
    pub(crate) schemas: Vec<PathBuf>,
    /// The configuration
    #[arg(long, value_name = "PATH", default_value = "typewright.toml", conflicts_with = "schemas")]
    pub(crate) config: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DecodeArgs {
    /// Bytes in hexadecimal, a file, or `-` for standard input
    #[arg(value_name = "HEX|FILE")]
    pub(crate) value: OsString,
    /// What the bytes are: a type (`Vector<long>`), the fields of a constructor, or the answer of a function, by its name
    /// [default: what their id says]
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) ty: Option<String>,
    /// How the input is written
    #[arg(long, value_enum, default_value_t, value_name = "FORM")]
    pub(crate) input: InputForm,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: DecodeFormat,
    #[command(flatten)]
    pub(crate) schema: WireSchemaArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct EncodeArgs {
    /// JSON, a file, or `-` for standard input
    #[arg(value_name = "JSON|FILE")]
    pub(crate) value: OsString,
    /// What the value is, as for `decode` [default: what its `_` says]
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) ty: Option<String>,
    /// How to write the bytes
    #[arg(long, value_enum, default_value_t, value_name = "FORM")]
    pub(crate) output: OutputForm,
    #[command(flatten)]
    pub(crate) schema: WireSchemaArgs,
}

/// How bytes are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Hexadecimal if they look like it
    #[default]
    Auto,
    /// As they are
    Raw,
    /// Hexadecimal
    Hex,
    /// Base64, of either alphabet, with or without padding
    Base64,
}

/// How bytes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputForm {
    /// Hexadecimal
    #[default]
    Hex,
    /// Base64
    Base64,
    /// As they are; not to a terminal
    Raw,
}

/// How `decode` shows what it read.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum DecodeFormat {
    /// For reading
    #[default]
    Text,
    /// What `encode` takes, and generated code through serde; bytes are Base64, and a long is a string
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DiffArgs {
    /// What was: a file, a folder of `.tl` files, or `git:REV:PATH`
    pub(crate) old: OsString,
    /// What is: the same
    pub(crate) new: OsString,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
    /// Exit with 1 if a change breaks this axis [default: what the configuration says]
    #[arg(long, value_enum, value_name = "AXIS", value_delimiter = ',')]
    pub(crate) fail_on: Vec<Axis>,
    /// How ids that are not written are computed [default: found out from those that are]
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
    /// Folders of documentation pages, to be compared as well
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub(crate) docs: Vec<PathBuf>,
    /// Error databases, to be compared as well
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub(crate) errors: Vec<PathBuf>,
    /// The configuration, for the severities of rules [default: typewright.toml, if it is there]
    #[arg(long, value_name = "PATH")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ConvertArgs {
    /// Schema files in any of the forms; several make one schema. `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) schemas: Vec<PathBuf>,
    /// The form to write
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) to: FormName,
    /// Where to: a file, or `-` for standard output
    #[arg(long, short, value_name = "PATH", default_value = "-")]
    pub(crate) out: PathBuf,
    /// The edition of .tlo [default: 2, that of the reference parser]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=4))]
    pub(crate) tlo_version: Option<u8>,
    /// How ids that are not written are computed [default: found out from those that are]
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// A folder, for a page of each command
    #[arg(long, short, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// A form of a schema by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormName {
    /// The schema language
    Tl,
    /// The official JSON
    Json,
    /// Compiled
    Tlo,
}

/// How `diff` shows what changed.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For reading
    #[default]
    Text,
    /// For machines
    Json,
    /// A changelog, for a pull request
    Markdown,
    /// Annotations of a GitHub workflow
    Github,
}

/// What a change can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Axis {
    /// Old and new peers can't read each other
    Wire,
    /// Code against the generated Rust no longer compiles
    Source,
    /// What is documented no longer holds
    Docs,
    /// Any of them
    Any,
}

/// How a schema is read.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct ReadingArgs {
    /// How ids that are not written are computed [default: found out from those that are]
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
    /// The layer, where the schema does not state it
    #[arg(long, value_name = "N")]
    pub(crate) layer: Option<u32>,
    /// A folder of documentation pages
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
    /// An error database; of several, the first one is believed first
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Vec<PathBuf>,
    /// Keep only this and what it needs: a name, `namespace.*` or `*`
    #[arg(long, value_name = "PATTERN")]
    pub(crate) only: Vec<String>,
    /// Keep values of this type as bytes; it need not be declared
    #[arg(long, value_name = "TYPE")]
    pub(crate) opaque: Vec<String>,
    /// Keep constructors of this type that the schema does not have
    #[arg(long, value_name = "TYPE")]
    pub(crate) unknown: Vec<String>,
}

/// A [`Profile`] by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ProfileName {
    /// As the reference parser does: TDLib, TON, VK
    Reference,
    /// As Telegram's API does
    Telegram,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Reference => Self::Reference,
            ProfileName::Telegram => Self::Telegram,
        }
    }
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes it the choice of every stream of this process.
    pub(crate) fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds() {
        Args::command().debug_assert();
    }

    /// Every command shows examples, and each of them can be asked for.
    #[test]
    fn examples_can_be_asked_for() {
        for command in Args::command().get_subcommands() {
            let help = command.clone().render_help().to_string();
            let examples = help.lines().filter_map(|line| line.strip_prefix("  typewright "));
            let examples: Vec<_> = examples.map(words).collect();
            assert!(!examples.is_empty(), "{}", command.get_name());
            for words in examples {
                let words = ["typewright".to_owned()].into_iter().chain(words);
                let words: Vec<_> = words.collect();
                let parsed = Args::try_parse_from(&words);
                assert!(parsed.is_ok(), "{words:?}: {}", parsed.unwrap_err());
            }
        }
    }

    /// The words that a shell would hand over: without what comes after two spaces, a pipe or a redirection.
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
