//! Expectations of values without a schema: the form that each kind of builtin needs.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::error::EncodeError;
use super::plain_value::{HEX, Plain};
use crate::spelling::from_hex;

/// Base64 written by hand often lacks the padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) fn name_of(value: &Plain) -> Result<&str, EncodeError> {
    match (value.get("_"), value) {
        (Some(Plain::Text(name)), _) => Ok(name),
        (Some(other), _) => Err(EncodeError::new("a name as \"_\"", other.noun())),
        (None, Plain::Map(_)) => Err(EncodeError::new("a map with \"_\", the name of its constructor", "one without")),
        (None, other) => Err(EncodeError::new("a map with \"_\", the name of its constructor", other.noun())),
    }
}

/// The bytes of a string: of a text, or of `{"hex":"ff00"}` where they are none.
pub(super) fn string(value: &Plain) -> Result<Cow<'_, [u8]>, EncodeError> {
    const EXPECTED: &str = "a text, or {\"hex\": ...} for bytes that are none";
    match value {
        Plain::Text(text) => Ok(text.as_bytes().into()),
        Plain::Map(entries) => match entries.as_slice() {
            [(key, Plain::Text(digits))] if key == HEX => match from_hex(digits) {
                Some(bytes) => Ok(bytes.into()),
                None => Err(EncodeError::new("pairs of hexadecimal digits", format!("{digits:?}"))),
            },
            _ => Err(EncodeError::new(EXPECTED, "another map")),
        },
        other => Err(EncodeError::new(EXPECTED, other.noun())),
    }
}

pub(super) fn list(value: &Plain) -> Result<&[Plain], EncodeError> {
    match value {
        Plain::List(items) => Ok(items),
        other => Err(EncodeError::new("a list", other.noun())),
    }
}

pub(super) fn integer<T: TryFrom<i64>>(value: &Plain, what: &str) -> Result<T, EncodeError> {
    match value {
        Plain::Integer(number) => T::try_from(*number).map_err(|_| EncodeError::new(what, number.to_string())),
        other => Err(EncodeError::new(what, other.noun())),
    }
}

pub(super) fn long(value: &Plain) -> Result<i64, EncodeError> {
    match value {
        Plain::Text(text) => text.parse().map_err(|_| EncodeError::new("a long", format!("{text:?}"))),
        _ => integer(value, "a long"),
    }
}

/// `bits:7fc00000`: a number that only its bits can express.
pub(super) fn bits(value: &Plain) -> Option<u64> {
    let Plain::Text(text) = value else { return None };
    u64::from_str_radix(text.strip_prefix("bits:")?, 16).ok()
}

pub(super) fn float(value: &Plain) -> Result<f64, EncodeError> {
    match value {
        Plain::Float(number) => Ok(*number),
        Plain::Integer(number) => Ok(*number as f64),
        Plain::Text(text) => match text.as_str() {
            "inf" => Ok(f64::INFINITY),
            "-inf" => Ok(f64::NEG_INFINITY),
            _ => Err(EncodeError::new("a number, \"inf\", \"-inf\" or \"bits:...\"", format!("{text:?}"))),
        },
        other => Err(EncodeError::new("a number", other.noun())),
    }
}

/// The bytes of Base64: `length` of them, if that is given.
pub(super) fn bytes(value: &Plain, length: Option<usize>) -> Result<Vec<u8>, EncodeError> {
    let what = || match length {
        Some(length) => format!("{length} bytes in Base64"),
        None => "bytes in Base64".to_owned(),
    };
    let Plain::Text(text) = value else { return Err(EncodeError::new(what(), value.noun())) };
    let bytes = BASE64.decode(text).map_err(|error| EncodeError::new(what(), format!("another text: {error}")))?;
    match length {
        Some(length) if length != bytes.len() => Err(EncodeError::new(what(), format!("{} bytes", bytes.len()))),
        _ => Ok(bytes),
    }
}
