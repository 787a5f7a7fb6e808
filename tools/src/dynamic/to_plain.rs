//! Decoded values without their spans and the schema.

use std::iter;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::index::Ids;
use super::plain_value::{HEX, Plain, VALUE};
use super::value::{Content, FieldValue, Value};
use crate::spelling::hex;
use typewright_language::schema::{BoxedBuiltin, BoxedContents, Combinator, Condition, FieldType, Masks, Repetition};

/// The plain form of a value.
pub(super) fn to_plain(value: &Value<'_>, ids: &Ids<'_>) -> Plain {
    match &value.content {
        Content::Nat(nat) => Plain::Integer((*nat).into()),
        Content::Int(int) => Plain::Integer((*int).into()),
        Content::Int53(number) => Plain::Integer(*number),
        Content::Long(long) => Plain::Text(long.to_string()),
        Content::Float(float) => float_of(shortest(*float), || format!("bits:{:08x}", float.to_bits())),
        Content::Double(double) => float_of(*double, || format!("bits:{:016x}", double.to_bits())),
        Content::Raw(bytes) | Content::Bytes(bytes) | Content::Unknown(bytes) => Plain::Text(STANDARD.encode(bytes)),
        Content::String(text) => Plain::Text(text.clone()),
        Content::NotText(bytes) => Plain::Map(vec![(HEX.to_owned(), Plain::Text(hex(bytes)))]),
        Content::Bool(bool) => Plain::Bool(*bool),
        Content::True => Plain::Bool(true),
        Content::List(items) => Plain::List(items.iter().map(|item| to_plain(item, ids)).collect()),
        Content::Record(fields) => map(None, fields, ids),
        Content::Combinator(combinator, fields) => {
            let masks = Masks::of_combinator(combinator, &ids.masks);
            declared(Some(ids.unique_name(combinator)), &Within { combinator, masks }, fields, ids)
        }
        Content::Builtin(builtin, contents) => boxed(builtin, contents.as_deref(), ids),
        Content::Envelope(envelope, fields) => map(Some(envelope.name().to_owned()), fields, ids),
        Content::Unpacked(_, value) => value.as_ref().map_or(Plain::Null, |value| to_plain(value, ids)),
    }
}

/// `{"_":"boolTrue"}`, `{"_":"int","value":1}`; a vector is its list.
fn boxed(builtin: &BoxedBuiltin, contents: Option<&Value<'_>>, ids: &Ids<'_>) -> Plain {
    let contents = contents.map(|contents| to_plain(contents, ids));
    match (builtin.contents, contents) {
        (BoxedContents::Vector, Some(list)) => list,
        (_, contents) => {
            let name = ("_".to_owned(), Plain::Text(builtin.name.to_owned()));
            let contents = contents.map(|contents| (VALUE.to_owned(), contents));
            Plain::Map([name].into_iter().chain(contents).collect())
        }
    }
}

/// Fields that no declaration has.
fn map(name: Option<String>, fields: &[FieldValue<'_>], ids: &Ids<'_>) -> Plain {
    let name = name.map(|name| ("_".to_owned(), Plain::Text(name)));
    let fields = fields.iter().map(|field| (field.name.clone().into_owned(), to_plain(&field.value, ids)));
    Plain::Map(name.into_iter().chain(fields).collect())
}

/// The fields beside which a field is declared.
struct Within<'c> {
    combinator: &'c Combinator,
    masks: Masks,
}

/// Declared fields, without computed masks and sizes.
fn declared(name: Option<String>, within: &Within<'_>, fields: &[FieldValue<'_>], ids: &Ids<'_>) -> Plain {
    let behind = fields.iter().skip(1).map(Some).chain(iter::once(None));
    let shown = fields.iter().zip(behind).filter(|(field, behind)| {
        let is_size = field.field.zip(behind.and_then(|behind| behind.field));
        !is_size.is_some_and(|(size, of)| size.is_size_of(of)) && !is_implied(field, &within.masks, fields)
    });
    let values = shown.map(|(field, _)| {
        let value = match field.field.map(|field| &field.ty) {
            Some(FieldType::Repetition(repetition)) => turns(repetition, &field.value, within.combinator, ids),
            _ => to_plain(&field.value, ids),
        };
        (field.name.clone().into_owned(), value)
    });
    let name = name.map(|name| ("_".to_owned(), Plain::Text(name)));
    Plain::Map(name.into_iter().chain(values).collect())
}

/// Returns whether a field is a computed mask that has just the bits of the fields that are there.
fn is_implied(field: &FieldValue<'_>, masks: &Masks, beside: &[FieldValue<'_>]) -> bool {
    let (Some(var), Content::Nat(mask)) = (field.field.and_then(|field| masks.computed(field)), &field.value.content)
    else {
        return false;
    };
    let conditions = beside.iter().filter_map(|field| field.field?.condition);
    let bits = conditions.filter(|condition| condition.mask == var).map(Condition::value);
    bits.fold(0, |bits, bit| bits | bit) == *mask
}

/// The turns of a repetition.
fn turns(repetition: &Repetition, value: &Value<'_>, combinator: &Combinator, ids: &Ids<'_>) -> Plain {
    let Content::List(items) = &value.content else { return to_plain(value, ids) };
    let turn = |item: &Value<'_>| match (&item.content, repetition.single().map(|only| &only.ty)) {
        (Content::Record(fields), _) => {
            let masks = Masks::of_fields(combinator, &repetition.fields, &ids.masks);
            declared(None, &Within { combinator, masks }, fields, ids)
        }
        (_, Some(FieldType::Repetition(inner))) => turns(inner, item, combinator, ids),
        _ => to_plain(item, ids),
    };
    Plain::List(items.iter().map(turn).collect())
}

/// A float as the double of its shortest digits, so that both print alike.
fn shortest(float: f32) -> f64 {
    float.to_string().parse().unwrap_or_else(|_| float.into())
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
