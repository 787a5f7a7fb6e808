//! What the command line names: bytes or text themselves, a file, or `-`.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine as _, alphabet::Alphabet};

use super::hex::from_hex;
use crate::args::InputForm;
use crate::exit::Outcome;
use crate::{files, paths};

const EMPTY: &str = "the input is empty";

/// No input may be longer.
const MAX_INPUT: u64 = 64 << 20;

/// No value may have more bytes.
const MAX_BYTES: usize = 16 << 20;

/// The bytes of an argument: themselves, or the name of a file.
pub(crate) fn bytes(value: &OsStr, form: InputForm) -> Result<Vec<u8>, Outcome> {
    if value.is_empty() {
        return Err(Outcome::misuse(EMPTY));
    }
    if form != InputForm::Base64 && lacks_a_digit(value) {
        return Err(Outcome::misuse("hexadecimal digits come in pairs, and one is missing"));
    }
    let bytes = match (itself(value, form), form) {
        (Some(bytes), _) => bytes,
        (None, InputForm::Raw) => read(value)?,
        (None, InputForm::Auto) => {
            let read = read_or(value, "hexadecimal")?;
            text_of(&read, InputForm::Hex).unwrap_or(read)
        }
        (None, InputForm::Hex) => written(&read_or(value, "hexadecimal")?, form, "hexadecimal")?,
        (None, InputForm::Base64) => written(&read_or(value, "Base64")?, form, "Base64")?,
    };
    match bytes.len() {
        0 => Err(Outcome::misuse(EMPTY)),
        length if length > MAX_BYTES => Err(Outcome::misuse(format!("no value has more than {} MiB", MAX_BYTES >> 20))),
        _ => Ok(bytes),
    }
}

/// The bytes that an argument is. Base64 looks like the name of a file, which goes first then.
fn itself(value: &OsStr, form: InputForm) -> Option<Vec<u8>> {
    let bytes = match form {
        InputForm::Raw => None,
        InputForm::Auto | InputForm::Hex => from_hex(value.to_str()?),
        InputForm::Base64 if value == "-" || Path::new(value).exists() => None,
        InputForm::Base64 => from_base64(value.to_str()?),
    };
    bytes.filter(|bytes| !bytes.is_empty())
}

/// Whether an argument is hexadecimal but for a digit, and no file.
fn lacks_a_digit(value: &OsStr) -> bool {
    let is_hex = |text: &str| text.chars().all(|c| c.is_ascii_hexdigit() || c.is_whitespace());
    let odd = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() % 2 == 1;
    value.to_str().is_some_and(|text| is_hex(text) && odd(text)) && !Path::new(value).exists()
}

fn written(read: &[u8], form: InputForm, what: &str) -> Result<Vec<u8>, Outcome> {
    text_of(read, form).ok_or_else(|| Outcome::misuse(format!("the input is not {what}")))
}

fn text_of(read: &[u8], form: InputForm) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(read).ok()?;
    if form == InputForm::Base64 { from_base64(text) } else { from_hex(text) }
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
            Outcome::misuse(format!("can't read {name}: it is no {form}, and there is {absent}"))
        }
        _ => files::unreadable(Path::new(value), &error),
    })
}

/// The bytes of Base64 in either alphabet, which may have white space anywhere.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let decode = |alphabet: &Alphabet| {
        let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        GeneralPurpose::new(alphabet, config).decode(&text).ok()
    };
    decode(&STANDARD).or_else(|| decode(&URL_SAFE))
}
