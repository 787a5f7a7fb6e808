//! `typewright sample`: random values of a type, by a schema alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use typewright_language::schema::{Combinator, CombinatorId, Schema};
use typewright_tools::dynamic::{Asked, Decoder, Functions, GZIP};
use typewright_tools::sample::Sampler;
use typewright_tools::spelling::hex;

use super::{asked, json};
use crate::args::{SampleArgs, SampleFormat};
use crate::exit::Outcome;

pub(crate) fn run_sample(args: &SampleArgs) -> Result<Outcome, Outcome> {
    let functions = if args.response { Functions::Response } else { Functions::Call };
    let (schema, asked) = asked::schema(&args.schema, Some(&args.name), functions)?;
    let mut sampler = Sampler::new(&schema, args.seed).known_objects();
    let count = usize::from(args.count);
    let values = match &asked {
        Asked::Fields(combinator) => id_of(&schema, combinator).map_or(vec![], |id| sampler.values(id, count)),
        Asked::Type(expr) => sampler.values_of(expr, count),
        Asked::Any => Vec::new(),
    };
    let err = match values.len() {
        0 => return Err(Outcome { failed: true, misused: false, ..Outcome::misuse(no_values(&args.name)) }),
        found if found < count => format!("note: {found} of {count} draws have a value of bounded size\n"),
        _ => String::new(),
    };
    let mut out = String::new();
    for bytes in values {
        out.push_str(&match args.format {
            SampleFormat::Hex => hex(&bytes) + "\n",
            SampleFormat::Base64 => STANDARD.encode(&bytes) + "\n",
            SampleFormat::Json => as_json(&schema, &asked, &bytes)?,
        });
    }
    Ok(Outcome { err, ..Outcome::data(out) })
}

fn no_values(name: &str) -> String {
    format!(
        "`{name}` has no value of its own: its type has parameters, its values nest without end, or more follows what \
             takes all that is left"
    )
}

/// The place of a combinator in its schema.
fn id_of(schema: &Schema, wanted: &Combinator) -> Option<CombinatorId> {
    let same = |it: &Combinator| it.id == wanted.id && it.name == wanted.name;
    (0..).map(CombinatorId).zip(&schema.combinators).find(|(_, it)| same(it)).map(|(id, _)| id)
}

/// The JSON of a value that was drawn, which always decodes.
fn as_json(schema: &Schema, asked: &Asked, bytes: &[u8]) -> Result<String, Outcome> {
    let decoder = Decoder::new(schema).gzip(GZIP);
    let decoded = match asked {
        Asked::Type(expr) => decoder.decode_as(expr, bytes),
        Asked::Any | Asked::Fields(_) => decoder.decode(bytes),
    };
    let value = decoded.map_err(|error| Outcome { failed: true, ..Outcome::misuse(error.to_string()) })?;
    Ok(json::print(&decoder.plain(&value)))
}
