//! What `decode` and `encode` can be asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ReadingArgs;

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

#[derive(Debug, ClapArgs)]
#[command(after_help = DECODE_EXAMPLES)]
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

/// How `decode` shows what it read.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum DecodeFormat {
    /// For reading
    #[default]
    Text,
    /// What `encode` takes, and generated code through serde; bytes are Base64, and a long is a string
    Json,
}

const ENCODE_EXAMPLES: &str = "Examples:
  typewright encode --schema api.tl '{\"_\": \"ping\", \"ping_id\": \"7\"}'
  typewright encode --schema api.tl message.json --output base64
  typewright encode --schema api.tl message.json --output raw > message.bin
  typewright encode --schema api.tl --type 'Vector<long>' '[\"7\", \"8\"]'

In the JSON, a long is a string or a number, bytes are Base64, and flags follow from the fields that are there.

Exit codes: 0 the bytes are written; 1 the value does not fit, or a schema has errors; 2 the command line or the \
configuration is wrong, or a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = ENCODE_EXAMPLES)]
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
