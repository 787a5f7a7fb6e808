//! Reads bytes and shows their value; reads a value and writes its bytes.

use std::io::{self, IsTerminal};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use typewright_language::source::visible;
use typewright_tools::dynamic::{Asked, Decoder, Encoder, Functions, GZIP, tree};
use typewright_tools::spelling::hex;

use super::input::Input;
use super::{asked, input, json};
use crate::args::{DecodeArgs, DecodeFormat, EncodeArgs, OutputForm};
use crate::exit::Outcome;

pub(crate) fn run_decode(args: &DecodeArgs) -> Result<Outcome, Outcome> {
    let Input { bytes, note } = input::bytes(&args.value, args.input)?;
    let note = note.map(|note| format!("note: {}\n", visible(&note))).unwrap_or_default();
    let (schema, asked) = asked::schema(&args.schema, args.ty.as_deref(), Functions::Response)?;
    let decoder = Decoder::new(&schema).gzip(GZIP);
    match (decoder.decode_asked(&asked, &bytes), args.format) {
        (Ok(value), DecodeFormat::Text) => Ok(Outcome { out: tree::value(&value), err: note, ..Outcome::default() }),
        (Ok(value), DecodeFormat::Json) => {
            Ok(Outcome { err: note, ..Outcome::data(json::print(&decoder.plain(&value))) })
        }
        (Err(error), _) => {
            let err = note + &tree::failure(&error);
            Err(Outcome { out: tree::understood(&error), err, failed: true, ..Outcome::default() })
        }
    }
}

pub(crate) fn run_encode(args: &EncodeArgs) -> Result<Outcome, Outcome> {
    if args.output == OutputForm::Raw && io::stdout().is_terminal() {
        return Err(Outcome::misuse("raw bytes are not for a terminal: redirect them, or write --output hex"));
    }
    let text = input::text(&args.value)?;
    let plain = json::parse(&text).map_err(|error| refused(&format!("invalid JSON: {error}")))?;
    let (schema, asked) = asked::schema(&args.schema, args.ty.as_deref(), Functions::Response)?;
    let encoder = Encoder::new(&schema).gzip(GZIP);
    let encoded = match &asked {
        Asked::Any => encoder.encode(&plain),
        Asked::Type(expr) => encoder.encode_as(expr, &plain),
        Asked::Fields(combinator) => encoder.encode_fields(combinator, &plain),
    };
    let bytes = encoded.map_err(|error| refused(&error))?;
    Ok(match args.output {
        OutputForm::Hex => Outcome::data(hex(&bytes) + "\n"),
        OutputForm::Base64 => Outcome::data(STANDARD.encode(&bytes) + "\n"),
        OutputForm::Raw => Outcome { bytes, ..Outcome::default() },
    })
}

fn refused(error: &dyn std::fmt::Display) -> Outcome {
    Outcome { err: format!("error: {}\n", visible(&error.to_string())), failed: true, ..Outcome::default() }
}
