//! What `diff` can be asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use typewright_tools::compare::Rule;

use super::ProfileName;

const EXAMPLES: &str = "Examples:
  typewright diff old.tl new.tl
  typewright diff git:HEAD:schema schema --fail-on wire    what a working copy does to the wire
  typewright diff git:v1:api.tl git:v2:api.tl --format markdown
  typewright diff git:origin/main:api.tl api.tl --format github --fail-on any
  typewright diff old.tl new.tl --docs old-pages new-pages --errors old.json new.json";

const VERDICTS: &str = "\
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
fn long_help() -> String {
    let rules = Rule::ALL.map(Rule::id).join(", ");
    format!("{EXAMPLES}\n\n{VERDICTS}\n\nRules: {rules}.")
}

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES, after_long_help = long_help())]
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
