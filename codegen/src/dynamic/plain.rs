//! Values as any text format can hold them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::decode::Decoder;
use super::value::{Content, FieldValue, Value};
use crate::schema::Combinator;

/// A value without its schema: what JSON knows.
///
/// It is the form that generated code has for serde, with the numbers of `#` fields. A `long` is a decimal text; bytes, large
/// integers and what the schema does not have are Base64. A float that is not a number is its bits (`bits:7fc00000`), one
/// without end `inf` or `-inf`. A combinator is a map whose `_` names it, with its id (`user#d23c81a3`) where constructors of
/// several layers share the name.
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

impl Decoder<'_> {
    /// A value without its spans and the schema.
    #[must_use]
    pub fn plain(&self, value: &Value<'_>) -> Plain {
        match &value.content {
            Content::Nat(nat) => Plain::Integer((*nat).into()),
            Content::Int(int) => Plain::Integer((*int).into()),
            Content::Long(long) => Plain::Text(long.to_string()),
            Content::Float(float) => float_of((*float).into(), || format!("bits:{:08x}", float.to_bits())),
            Content::Double(double) => float_of(*double, || format!("bits:{:016x}", double.to_bits())),
            Content::Raw(bytes) | Content::Bytes(bytes) | Content::Unknown(bytes) => {
                Plain::Text(STANDARD.encode(bytes))
            }
            Content::String(text) => Plain::Text(text.clone()),
            Content::Bool(bool) => Plain::Bool(*bool),
            Content::True => Plain::Bool(true),
            Content::List(items) => Plain::List(items.iter().map(|item| self.plain(item)).collect()),
            Content::Record(fields) => self.map(None, fields),
            Content::Combinator(combinator, fields) => self.map(Some(self.name(combinator)), fields),
            Content::Envelope(envelope, fields) => self.map(Some(envelope.name().to_owned()), fields),
            Content::Unpacked(_, value) => value.as_ref().map_or(Plain::Null, |value| self.plain(value)),
        }
    }

    fn map(&self, name: Option<String>, fields: &[FieldValue<'_>]) -> Plain {
        let name = name.map(|name| ("_".to_owned(), Plain::Text(name)));
        let fields = fields.iter().map(|field| (field.name.clone().into_owned(), self.plain(&field.value)));
        Plain::Map(name.into_iter().chain(fields).collect())
    }

    fn name(&self, combinator: &Combinator) -> String {
        match self.shared_names.contains(combinator.name.as_str()) {
            true => format!("{}#{:08x}", combinator.name, combinator.id),
            false => combinator.name.clone(),
        }
    }
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
