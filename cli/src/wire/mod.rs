//! `typewright decode` and `typewright encode`: bytes and values by a schema alone.

pub(crate) mod input;
mod json;
mod tree;

use std::path::PathBuf;

use typewright::Builder;
use typewright::dynamic::{Decoder, encode};
use typewright::schema::Schema;

use crate::args::{DecodeArgs, DecodeFormat, EncodeArgs, WireSchemaArgs};
use crate::check::with_reading;
use crate::config;
use crate::outcome::Outcome;

pub(crate) fn run_decode(args: &DecodeArgs) -> Result<Outcome, Outcome> {
    let bytes = input::bytes(&args.value, args.input)?;
    let schema = schema(&args.schema)?;
    match (Decoder::new(&schema).decode(&bytes), args.format) {
        (Ok(value), DecodeFormat::Text) => Ok(Outcome { out: tree::value(&value), ..Outcome::default() }),
        (Ok(value), DecodeFormat::Json) => Ok(Outcome { out: json::print(&value.plain()), ..Outcome::default() }),
        (Err(error), _) => {
            let out = tree::understood(&error.understood);
            Err(Outcome { out, err: format!("error: {error}\n"), failed: true, ..Outcome::default() })
        }
    }
}

pub(crate) fn run_encode(args: &EncodeArgs) -> Result<Outcome, Outcome> {
    let text = input::text(&args.value)?;
    let plain = json::parse(&text).map_err(|error| refused(&error))?;
    let bytes = encode(&schema(&args.schema)?, &plain).map_err(|error| refused(&error))?;
    Ok(Outcome { out: input::hex(&bytes) + "\n", ..Outcome::default() })
}

fn refused(error: &dyn std::fmt::Display) -> Outcome {
    Outcome { err: format!("error: {error}\n"), failed: true, ..Outcome::default() }
}

/// Everything that the command line or the configuration names, as one schema.
fn schema(args: &WireSchemaArgs) -> Result<Schema, Outcome> {
    let (schemas, reading) = match args.schemas.as_slice() {
        [] => {
            let jobs = config::read(&args.config)?.jobs;
            let reading = jobs.first().map(|job| job.reading.clone()).unwrap_or_default();
            (jobs.into_iter().flat_map(|job| job.schemas).collect::<Vec<PathBuf>>(), reading)
        }
        schemas => (schemas.to_vec(), args.reading.clone()),
    };
    Ok(with_reading(Builder::new().schemas(schemas), &reading).read()?.value)
}
