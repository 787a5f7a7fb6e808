//! Options of `sample`.

use clap::{Args as ClapArgs, ValueEnum};

use super::WireSchemaArgs;

const EXAMPLES: &str = "Examples:
  typewright sample User --schema api.tl
  typewright sample phone.requestCall --count 20 --format json
  typewright sample phone.requestCall --response --seed 7
  typewright sample 'Vector<long>' --schema api.tl --format base64

Three edge values come first: zeros and nothing optional, the greatest numbers and everything optional, the lowest numbers. The same \
seed and schema give the same values.

Exit codes: 0 drawn; 1 there is no value of bounded size, or a schema has errors; 2 the command line or the configuration is wrong, or \
a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SampleArgs {
    /// Type (`Vector<long>`), constructor, or function, of which a call is drawn
    #[arg(value_name = "TYPE|FUNCTION")]
    pub(crate) name: String,
    /// Number of values
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) count: u16,
    /// Seed of the draws
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(crate) seed: u64,
    /// Draw responses of the function rather than calls
    #[arg(long)]
    pub(crate) response: bool,
    /// Output format, a value a line or a document
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: SampleFormat,
    #[command(flatten)]
    pub(crate) schema: WireSchemaArgs,
}

/// Output format of `sample`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum SampleFormat {
    /// Hexadecimal, as `decode` takes it
    #[default]
    Hex,
    /// JSON, as `encode` takes it
    Json,
    /// Base64
    Base64,
}
