//! Decoded values without their spans and the schema.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::index::Ids;
use super::plain_value::Plain;
use super::value::{Content, FieldValue, Value};

/// The plain form of a value.
pub(super) fn to_plain(value: &Value<'_>, ids: &Ids<'_>) -> Plain {
    match &value.content {
        Content::Nat(nat) => Plain::Integer((*nat).into()),
        Content::Int(int) => Plain::Integer((*int).into()),
        Content::Long(long) => Plain::Text(long.to_string()),
        Content::Float(float) => float_of((*float).into(), || format!("bits:{:08x}", float.to_bits())),
        Content::Double(double) => float_of(*double, || format!("bits:{:016x}", double.to_bits())),
        Content::Raw(bytes) | Content::Bytes(bytes) | Content::Unknown(bytes) => Plain::Text(STANDARD.encode(bytes)),
        Content::String(text) => Plain::Text(text.clone()),
        Content::Bool(bool) => Plain::Bool(*bool),
        Content::True => Plain::Bool(true),
        Content::List(items) => Plain::List(items.iter().map(|item| to_plain(item, ids)).collect()),
        Content::Record(fields) => map(None, fields, ids),
        Content::Combinator(combinator, fields) => map(Some(ids.unique_name(combinator)), fields, ids),
        Content::Envelope(envelope, fields) => map(Some(envelope.name().to_owned()), fields, ids),
        Content::Unpacked(_, value) => value.as_ref().map_or(Plain::Null, |value| to_plain(value, ids)),
    }
}

fn map(name: Option<String>, fields: &[FieldValue<'_>], ids: &Ids<'_>) -> Plain {
    let name = name.map(|name| ("_".to_owned(), Plain::Text(name)));
    let fields = fields.iter().map(|field| (field.name.clone().into_owned(), to_plain(&field.value, ids)));
    Plain::Map(name.into_iter().chain(fields).collect())
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
