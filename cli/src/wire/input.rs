//! Arguments with an input: bytes or text themselves, a file, or `-`.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use typewright_tools::spelling::{Form, Guess, from_base64, guess, spelled};

use crate::args::InputForm;
use crate::exit::Outcome;
use crate::{files, paths};

const EMPTY: &str = "the input is empty";

const ALSO_BASE64: &str = "the input is read as hexadecimal, and is Base64 too: `--input base64` reads that";

/// No input may be longer.
const MAX_INPUT: u64 = 64 << 20;

/// No value may have more bytes.
const MAX_BYTES: usize = 16 << 20;

/// Bytes, and another reading of the same input that the user may have meant.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) bytes: Vec<u8>,
    pub(crate) note: Option<String>,
}

/// The bytes of an argument: themselves, or the name of a file.
pub(crate) fn bytes(value: &OsStr, form: InputForm) -> Result<Input, Outcome> {
    if value.is_empty() {
        return Err(Outcome::misuse(EMPTY));
    }
    let input = match form {
        InputForm::Auto => guessed(value)?,
        InputForm::Raw => certain(read(value)?),
        InputForm::Hex => certain(match written(value, spelled)? {
            Some(bytes) => bytes,
            None => in_file(&read_or(value, "hexadecimal")?, spelled, "hexadecimal")?,
        }),
        // Base64 looks like the name of a file, which goes first then.
        InputForm::Base64 if is_file(value) => certain(in_file(&read(value)?, in_base64, "Base64")?),
        InputForm::Base64 => certain(match written(value, in_base64)? {
            Some(bytes) => bytes,
            None => in_file(&read_or(value, "Base64")?, in_base64, "Base64")?,
        }),
    };
    match input.bytes.len() {
        0 => Err(Outcome::misuse(EMPTY)),
        length if length > MAX_BYTES => Err(Outcome::misuse(format!("no value has more than {} MiB", MAX_BYTES >> 20))),
        _ => Ok(input),
    }
}

fn certain(bytes: Vec<u8>) -> Input {
    Input { bytes, note: None }
}

fn is_file(value: &OsStr) -> bool {
    value == "-" || Path::new(value).exists()
}

/// The bytes of an argument of unknown form: a spelling, then a file, then Base64.
fn guessed(value: &OsStr) -> Result<Input, Outcome> {
    if is_file(value) {
        // A file whose name lacks a digit is no mistake.
        return match written(value, spelled).ok().flatten() {
            Some(bytes) => Ok(Input { bytes, note: Some(also_a_file(value)) }),
            None => guessed_in_file(read(value)?),
        };
    }
    let guess = value.to_str().map(guess).transpose().map_err(Outcome::misuse)?.flatten();
    match guess.filter(|guess| !guess.bytes.is_empty()) {
        Some(Guess { bytes, form: Form::SpelledOrBase64 }) => Ok(Input { bytes, note: Some(ALSO_BASE64.to_owned()) }),
        Some(Guess { bytes, form: Form::Spelled | Form::Base64 }) => Ok(certain(bytes)),
        None => guessed_in_file(read_or(value, "bytes in a known spelling")?),
    }
}

/// The same for the content of a file. Bytes that are not text, or have control characters as numbers do, are raw.
fn guessed_in_file(read: Vec<u8>) -> Result<Input, Outcome> {
    let is_raw = |text: &str| text.contains(|c: char| c.is_control() && !c.is_whitespace());
    let Some(text) = std::str::from_utf8(&read).ok().filter(|text| !is_raw(text)) else { return Ok(certain(read)) };
    let guess = guess(text).map_err(|why| Outcome::misuse(format!("{why} (or use `--input raw`)")))?;
    let Some(Guess { bytes, form }) = guess else { return Ok(certain(read)) };
    let note = match form {
        Form::Spelled => None,
        Form::SpelledOrBase64 => Some(ALSO_BASE64.to_owned()),
        Form::Base64 => Some("the input is read as Base64: `--input raw` takes its bytes as they are".to_owned()),
    };
    Ok(Input { bytes, note })
}

fn also_a_file(value: &OsStr) -> String {
    let name = value.to_string_lossy();
    format!("`{name}` is read as bytes, and is the name of a file too: write ./{name} for the file")
}

/// A reading of text: none where the text is of another form, an error where it is almost of this one.
type Read = fn(&str) -> Result<Option<Vec<u8>>, String>;

fn in_base64(text: &str) -> Result<Option<Vec<u8>>, String> {
    Ok(from_base64(text))
}

/// The bytes that an argument itself is.
fn written(value: &OsStr, read: Read) -> Result<Option<Vec<u8>>, Outcome> {
    let bytes = value.to_str().map(read).transpose().map_err(Outcome::misuse)?.flatten();
    Ok(bytes.filter(|bytes| !bytes.is_empty()))
}

fn in_file(bytes: &[u8], read: Read, what: &str) -> Result<Vec<u8>, Outcome> {
    if bytes.trim_ascii().is_empty() {
        return Err(Outcome::misuse(EMPTY));
    }
    let text = std::str::from_utf8(bytes).ok();
    let found = text.map(read).transpose().map_err(Outcome::misuse)?.flatten();
    found.ok_or_else(|| Outcome::misuse(format!("the input is not {what}")))
}

/// The text of an argument: JSON itself, or the name of a file.
pub(crate) fn text(value: &OsStr) -> Result<String, Outcome> {
    let text = match value.to_str() {
        Some(text) if text.trim_start().starts_with(['{', '[', '"']) => text.to_owned(),
        // A number or a word is JSON too; there may be a file of that name, though.
        Some(text) if text != "-" && !Path::new(value).exists() && super::json::parse(text).is_ok() => text.to_owned(),
        _ if value.is_empty() => String::new(),
        _ => files::text(read_or(value, "JSON")?).map_err(|error| files::unreadable(Path::new(value), &error))?,
    };
    if text.trim().is_empty() { Err(Outcome::misuse(EMPTY)) } else { Ok(text) }
}

/// The bytes of a file, or of standard input for `-`.
fn read(value: &OsStr) -> Result<Vec<u8>, Outcome> {
    files::read(Path::new(value), MAX_INPUT).map_err(|error| files::unreadable(Path::new(value), &error))
}

/// The same, where the argument could have been the value itself, in some form.
fn read_or(value: &OsStr, form: &str) -> Result<Vec<u8>, Outcome> {
    files::read(Path::new(value), MAX_INPUT).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let (name, absent) = (value.to_string_lossy(), paths::absent(Path::new(value)));
            Outcome::misuse(format!("can't read {name}: it is not {form}, and there is {absent}"))
        }
        _ => files::unreadable(Path::new(value), &error),
    })
}
