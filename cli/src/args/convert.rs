//! What `convert` can be asked for.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ProfileName;

const EXAMPLES: &str = "Examples:
  typewright convert api.tl --to json --out api.json
  typewright convert api.json --to tl                  to the terminal
  typewright convert api.tl --to tlo --out api.tlo     as the reference parser compiles it
  typewright convert api.tl --to tlo --tlo-version 4 --out api.tlo
  typewright convert - --to tl < api.tlo

What the new form cannot say, such as comments, is counted on standard error.

Exit codes: 0 it is written; 1 a schema has errors, or has something that the new form can't say at all; 2 the command line is \
wrong, or a file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
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
