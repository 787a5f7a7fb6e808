//! Values as any text format can hold them.

use super::value::{Content, FieldValue, Value};

/// A value without its schema: what JSON knows.
///
/// A `long` is a decimal text, bytes and large integers are hexadecimal text, and so are the bits of a float that is not a
/// number (`bits:7fc00000`) or has no end (`inf`, `-inf`). A combinator is a map whose `_` names it; an object of an unknown
/// id is a map with only `@bytes`.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// `true` and `Bool`.
    Bool(bool),
    /// `#` and `int`.
    Integer(i64),
    /// `float` and `double`.
    Float(f64),
    /// All else that has no parts.
    Text(String),
    /// The elements of a vector.
    List(Vec<Plain>),
    /// Names and values, in the order of the wire.
    Map(Vec<(String, Plain)>),
    /// Nothing at all: as if it were not there.
    Null,
}

impl Plain {
    /// What stands under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Plain> {
        let Self::Map(entries) = self else { return None };
        let (_, value) = entries.iter().find(|(key, _)| key == name)?;
        (*value != Self::Null).then_some(value)
    }

    /// What it is, for messages.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Null => "nothing",
        }
    }
}

impl Value<'_> {
    /// The same value without spans and schema.
    #[must_use]
    pub fn plain(&self) -> Plain {
        match &self.content {
            Content::Nat(nat) => Plain::Integer((*nat).into()),
            Content::Int(int) => Plain::Integer((*int).into()),
            Content::Long(long) => Plain::Text(long.to_string()),
            Content::Float(float) => float_of((*float).into(), || format!("bits:{:08x}", float.to_bits())),
            Content::Double(double) => float_of(*double, || format!("bits:{:016x}", double.to_bits())),
            Content::Raw(bytes) | Content::Bytes(bytes) => Plain::Text(hex(bytes)),
            Content::String(text) => Plain::Text(text.clone()),
            Content::Bool(bool) => Plain::Bool(*bool),
            Content::True => Plain::Bool(true),
            Content::List(items) => Plain::List(items.iter().map(Value::plain).collect()),
            Content::Record(fields) => Plain::Map(fields.iter().map(entry).collect()),
            Content::Combinator(combinator, fields) => {
                let name = ("_".to_owned(), Plain::Text(combinator.name.clone()));
                Plain::Map([name].into_iter().chain(fields.iter().map(entry)).collect())
            }
            Content::Unknown(bytes) => Plain::Map(vec![("@bytes".to_owned(), Plain::Text(hex(bytes)))]),
        }
    }
}

fn entry(field: &FieldValue<'_>) -> (String, Plain) {
    (field.name.clone().into_owned(), field.value.plain())
}

fn float_of(number: f64, bits: impl FnOnce() -> String) -> Plain {
    if number.is_nan() {
        Plain::Text(bits())
    } else if number.is_infinite() {
        Plain::Text(if number > 0.0 { "inf" } else { "-inf" }.to_owned())
    } else {
        Plain::Float(number)
    }
}

/// Two digits a byte.
fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of hexadecimal text.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    pairs.iter().map(|[high, low]| u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()).collect()
}
