//! Options of `convert`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ProfileName;

const EXAMPLES: &str = "Examples:
  typewright convert api.tl --to json --out api.json
  typewright convert api.json --to tl                  to the terminal
  typewright convert api.tl --to tlo --out api.tlo     compiled
  typewright convert api.tl --to tlo --tlo-version 4 --out api.tlo
  typewright convert - --to tl < api.tlo
  typewright convert api.tl --to json --only 'auth.*' --out auth.json

Losses, such as comments that the new form cannot hold, are counted on standard error. Layers and parameters that it cannot hold \
are errors: JSON keeps layers, .tlo and TL keep parameters.

Exit codes: 0 written; 1 a schema has errors, or the new form cannot hold it; 2 the command line or the configuration is \
wrong, or a file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ConvertArgs {
    /// Files, folders, patterns or `-` that make one schema, in any form [default: the schema of the configuration]
    #[arg(value_name = "SCHEMA")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Keep only this and what it needs: a name, `namespace.*` or `*`; repeatable
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Vec<String>,
    /// Form to write
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) to: FormName,
    /// Output file, or `-` for standard output
    #[arg(long, short, value_name = "PATH", default_value = "-")]
    pub(crate) out: PathBuf,
    /// Version of .tlo [default: 2, as the reference parser writes]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=4))]
    pub(crate) tlo_version: Option<u8>,
    /// How missing ids are computed [default: detected from the written ones]
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH", conflicts_with = "schemas")]
    pub(crate) config: Option<PathBuf>,
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
