//! What the command line names: bytes in hexadecimal, a file, or `-`.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};

use crate::args::InputForm;
use crate::outcome::Outcome;

/// No input may be longer.
const MAX_INPUT: u64 = 64 << 20;

/// The bytes of an argument: hexadecimal itself, or the name of a file.
pub(crate) fn bytes(value: &OsStr, form: InputForm) -> Result<Vec<u8>, Outcome> {
    if let Some(bytes) = value.to_str().and_then(from_hex).filter(|bytes| !bytes.is_empty()) {
        return Ok(bytes);
    }
    let read = read(value)?;
    let text = || std::str::from_utf8(&read).ok().and_then(from_hex).filter(|bytes| !bytes.is_empty());
    match form {
        InputForm::Raw => Ok(read),
        InputForm::Auto => Ok(text().unwrap_or(read)),
        InputForm::Hex => text().ok_or_else(|| Outcome::misuse("the input is not hexadecimal")),
    }
}

/// The text of an argument: JSON itself, or the name of a file.
pub(crate) fn text(value: &OsStr) -> Result<String, Outcome> {
    match value.to_str() {
        Some(text) if text.trim_start().starts_with('{') => Ok(text.to_owned()),
        _ => String::from_utf8(read(value)?).map_err(|_| Outcome::misuse("the input is not UTF-8 text")),
    }
}

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(value: &OsStr) -> Result<Vec<u8>, Outcome> {
    let refuse = |error: io::Error| {
        let mut name = OsString::from("can't read ");
        name.push(value);
        Outcome::misuse(format!("{}: {error}", name.display()))
    };
    let mut bytes = Vec::new();
    if value == "-" {
        io::stdin().take(MAX_INPUT + 1).read_to_end(&mut bytes).map_err(refuse)?;
    } else {
        File::open(value).and_then(|file| file.take(MAX_INPUT + 1).read_to_end(&mut bytes)).map_err(refuse)?;
    }
    if bytes.len() as u64 > MAX_INPUT {
        return Err(Outcome::misuse(format!("the input is longer than {} MiB", MAX_INPUT >> 20)));
    }
    Ok(bytes)
}

/// The bytes of hexadecimal text, which may have white space anywhere.
fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<_>> = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(16)).collect();
    let digits = digits?;
    let (pairs, []) = digits.as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| u8::try_from(high << 4 | low).ok()).collect()
}

/// Two digits a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
