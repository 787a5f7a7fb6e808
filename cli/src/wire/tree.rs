//! Values for reading: a line each, with the offset of its first byte.

use std::fmt::Write as _;

use typewright::dynamic::{Content, Value};

use super::input::hex;

/// A value and all that is in it.
pub(crate) fn value(value: &Value<'_>) -> String {
    let mut out = String::new();
    line(&mut out, 0, "", value);
    out
}

/// What was read before an error: each value lies in the one before it.
pub(crate) fn understood(values: &[Value<'_>]) -> String {
    let mut out = String::new();
    values.iter().enumerate().for_each(|(depth, value)| line(&mut out, depth, "", value));
    out
}

fn line(out: &mut String, depth: usize, name: &str, value: &Value<'_>) {
    let _ = write!(out, "{:6}  {:indent$}", value.span.start, "", indent = depth * 2);
    if !name.is_empty() {
        let _ = write!(out, "{name}: ");
    }
    let _ = match &value.content {
        Content::Nat(number) => writeln!(out, "{number} = {number:#b}"),
        Content::Int(number) => writeln!(out, "{number}"),
        Content::Long(number) => writeln!(out, "{number}"),
        Content::Float(number) => writeln!(out, "{number:?}"),
        Content::Double(number) => writeln!(out, "{number:?}"),
        Content::Raw(bytes) | Content::Bytes(bytes) => writeln!(out, "{}", hex(bytes)),
        Content::String(text) => writeln!(out, "{text:?}"),
        Content::Bool(bool) => writeln!(out, "{bool}"),
        Content::True => writeln!(out, "true"),
        Content::List(items) => writeln!(out, "[{}]", items.len()),
        Content::Record(_) => writeln!(out, "fields"),
        Content::Combinator(combinator, _) => {
            writeln!(out, "{}#{:08x}  {}", combinator.name, combinator.id, combinator.tl)
        }
        Content::Unknown(bytes) => writeln!(out, "unknown to the schema: {}", hex(bytes)),
    };
    match &value.content {
        Content::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| line(out, depth + 1, &format!("[{index}]"), item));
        }
        Content::Record(fields) | Content::Combinator(_, fields) => {
            fields.iter().for_each(|field| line(out, depth + 1, &field.name, &field.value));
        }
        _ => {}
    }
}
