//! Options of `decode` and `encode`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::ReadingArgs;

const DECODE_EXAMPLES: &str = "Examples:
  typewright decode --schema api.tl 3b2d3b7d0100000000000000
  typewright decode --schema api.tl message.bin --format json
  typewright decode --schema mtproto.tl --schema api.tl - < message.hex
  typewright decode --schema api.tl --type 'Vector<long>' 15c4b51c00000000
  typewright decode --schema api.tl --type users.getUsers response.bin
  typewright decode --schema api.tl P8OZ0A==
  typewright decode --schema api.tl \"b'\\xb5ur\\x99'\"

MTProto's msg_container, rpc_result and gzip_packed are opened; no schema need declare them.

Exit codes: 0 decoded; 1 the bytes are not a value of the schema, or a schema has errors; 2 the command line or the configuration is \
wrong, or a file can't be read.";

const LONG_BYTES: &str = "Bytes in any spelling that tools print, a file, or `-` for standard input

Hexadecimal: b5757299, 0xb5757299, b5:75:72:99, `0xb5, 0x75`. Escapes: \\xb5\\x75, b'\\xb5u', \"\\xb5u\". Lists: [181, 117], \
{0xb5, 0x75}, <Buffer b5 75>. Dumps: xxd, hexdump -C, od -t x1. Base64, standard and URL-safe, where it makes whole words. \
A file has bytes as they are or text in one of these spellings.";

#[derive(Debug, ClapArgs)]
#[command(after_help = DECODE_EXAMPLES)]
pub(crate) struct DecodeArgs {
    /// Bytes in any spelling that tools print, a file, or `-` for standard input
    #[arg(value_name = "BYTES|FILE", long_help = LONG_BYTES)]
    pub(crate) value: OsString,
    /// Type (`Vector<long>`), constructor without its id, or function whose response this is [default: that of the id]
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) ty: Option<String>,
    /// Input format
    #[arg(long, value_enum, default_value_t, value_name = "FORM")]
    pub(crate) input: InputForm,
    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: DecodeFormat,
    #[command(flatten)]
    pub(crate) schema: WireSchemaArgs,
}

/// Input format of `decode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Text in a known spelling, else raw
    #[default]
    Auto,
    /// Raw bytes
    Raw,
    /// Any spelling but Base64
    Hex,
    /// Base64, of either alphabet, with or without padding
    Base64,
}

/// Output format of `decode`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum DecodeFormat {
    /// Tree with offsets
    #[default]
    Text,
    /// JSON, as `encode` and generated code take it; bytes are Base64, and a long is a string
    Json,
}

const ENCODE_EXAMPLES: &str = "Examples:
  typewright encode --schema api.tl '{\"_\": \"ping\", \"ping_id\": \"7\"}'
  typewright encode --schema api.tl message.json --output base64
  typewright encode --schema api.tl message.json --output raw > message.bin
  typewright encode --schema api.tl --type 'Vector<long>' '[\"7\", \"8\"]'

In the JSON, a long is a string or a number, bytes are Base64, and flags follow from the fields that are there.

Exit codes: 0 encoded; 1 the value does not fit the schema, or a schema has errors; 2 the command line or the \
configuration is wrong, or a file can't be read.";

#[derive(Debug, ClapArgs)]
#[command(after_help = ENCODE_EXAMPLES)]
pub(crate) struct EncodeArgs {
    /// JSON, a file, or `-` for standard input
    #[arg(value_name = "JSON|FILE")]
    pub(crate) value: OsString,
    /// Type of the value, as for `decode` [default: that of its `_`]
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) ty: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t, value_name = "FORM")]
    pub(crate) output: OutputForm,
    #[command(flatten)]
    pub(crate) schema: WireSchemaArgs,
}

/// Output format of `encode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputForm {
    /// Hexadecimal
    #[default]
    Hex,
    /// Base64
    Base64,
    /// Raw bytes, not to a terminal
    Raw,
}

/// The schema of the bytes.
#[derive(Debug, ClapArgs)]
pub(crate) struct WireSchemaArgs {
    /// Files, folders, patterns or `-` that make one schema; repeatable [default: all schemas of the configuration]
    #[arg(long = "schema", value_name = "SCHEMA")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Configuration [default: the nearest typewright.toml, here or in a folder above]
    #[arg(long, value_name = "PATH", conflicts_with = "schemas")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}
