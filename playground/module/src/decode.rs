//! `decode`: bytes by a schema.

use typewright_language::source::visible;
use typewright_tools::dynamic::{Asked, Decoder, Functions, GZIP, tree};
use typewright_tools::spelling::{self, Form};

use crate::printed::{Printed, check_length};
use crate::schema::reader;

const EMPTY: &str = "the input is empty";

const UNKNOWN: &str =
    "the input is in no known spelling: paste hexadecimal, Base64, a hex dump, escapes or a list of numbers";

const ALSO_BASE64: &str = "note: the input is read as hexadecimal, and is Base64 too\n";

/// The value of bytes as `typewright decode` prints it: a line each, with the offset of its first byte. An empty `ty` is
/// the type that the bytes state.
#[must_use]
pub fn decode(schema: &str, bytes: &str, ty: &str) -> Printed {
    run(schema, bytes, ty.trim()).unwrap_or_else(|failed| failed).cut()
}

fn run(schema: &str, bytes: &str, ty: &str) -> Result<Printed, Printed> {
    let (bytes, note) = spelled(bytes)?;
    let report = reader(schema)?.read()?;
    let asked = match ty {
        "" => Ok(Asked::Any),
        name => Asked::by_name(&report.value, name, Functions::Response)
            .and_then(|found| found.map_or_else(|| Asked::by_expression(&report, name), Ok)),
    };
    let asked = asked.map_err(|err| Printed { err, ..Printed::default() })?;
    Ok(match Decoder::new(&report.value).gzip(GZIP).decode_asked(&asked, &bytes) {
        Ok(value) => Printed { out: tree::value(&value), err: note.to_owned() },
        Err(error) => Printed { out: tree::understood(&error), err: note.to_owned() + &tree::failure(&error) },
    })
}

/// The bytes of a text, and a note about another reading of it.
fn spelled(text: &str) -> Result<(Vec<u8>, &'static str), Printed> {
    check_length("the input", text)?;
    let guess = spelling::guess(text).map_err(|why| Printed::error(&visible(&why)))?;
    match guess {
        _ if text.trim().is_empty() => Err(Printed::error(EMPTY)),
        None => Err(Printed::error(UNKNOWN)),
        Some(guess) if guess.bytes.is_empty() => Err(Printed::error(EMPTY)),
        Some(guess) => Ok((guess.bytes, if guess.form == Form::SpelledOrBase64 { ALSO_BASE64 } else { "" })),
    }
}
