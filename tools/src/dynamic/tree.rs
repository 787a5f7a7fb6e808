//! Values for reading: a line each, with the offset of its first byte.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use typewright_language::schema::{Combinator, FieldType, Kind, TypeExpr, VECTOR_ID};
use typewright_language::source::visible;

use super::error::DecodeError;
use super::value::{Content, FieldValue, Value};
use crate::spelling::hex;

/// A value and all that is in it; for a call also the type of its response.
#[must_use]
pub fn value(value: &Value<'_>) -> String {
    let mut tree = Tree::default();
    tree.line(0, "", value);
    let mut out = tree.out;
    if let Some((call, response)) = response(value) {
        let _ = writeln!(out, "\nThe response is of type {response}; `--type {}` decodes it.", call.name);
    }
    visible(&out).into_owned()
}

/// The values decoded before an error, each within the one before it.
#[must_use]
pub fn understood(error: &DecodeError<'_>) -> String {
    let mut tree = Tree::default();
    // A field or a place in a list leads from each value to the next; an unpacked value has no step.
    let mut steps = error.path.iter().filter(|step| step.starts_with(['.', '[']));
    let mut name = "";
    for (depth, value) in error.understood.iter().enumerate() {
        tree.line(depth, name, value);
        let step = if matches!(value.content, Content::Unpacked(..)) { None } else { steps.next() };
        name = step.map_or("", |step| step.trim_start_matches('.'));
    }
    visible(&tree.out).into_owned()
}

/// An error, with the bytes around the wrong one and a mark below it.
#[must_use]
pub fn failure(error: &DecodeError<'_>) -> String {
    let (start, bytes) = (error.near.offset, &error.near.bytes);
    let bytes: Vec<_> = bytes.iter().map(|byte| hex(&[*byte])).collect();
    let mark = error.offset.saturating_sub(start) * 3;
    format!("error: {}\n{start:6} | {}\n       | {:mark$}^^\n", visible(&error.to_string()), bytes.join(" "), "")
}

/// The innermost function of a call, and the type of its response.
fn response<'s>(value: &Value<'s>) -> Option<(&'s Combinator, &'s str)> {
    let Content::Combinator(function, fields) = &value.content else { return None };
    match (function.kind, &function.result) {
        (Kind::Constructor(_), _) => None,
        (Kind::Function, TypeExpr::Var { .. }) => {
            let is_query = |field: &&FieldValue<'_>| field.field.is_some_and(|it| matches!(it.ty, FieldType::Query(_)));
            response(&fields.iter().find(is_query)?.value)
        }
        (Kind::Function, _) => {
            let declaration = &function.declaration;
            Some((function, declaration.part(&declaration.result)))
        }
    }
}

/// The line of TL, with the id even if the schema leaves it to be computed; without the fields where that was shown
/// before.
fn declaration(combinator: &Combinator, whole: bool) -> String {
    let name = format!("{}#{:08x}", combinator.name, combinator.id);
    let text = &combinator.declaration.text;
    match text.strip_prefix(&combinator.name) {
        _ if !whole => name,
        Some(rest) if !rest.starts_with('#') => name + rest,
        Some(_) if text.starts_with(&name) => text.clone(),
        _ => format!("{name}  {text}"),
    }
}

/// Lines.
#[derive(Default)]
struct Tree {
    out: String,
    /// The ids of combinators whose TL was shown: once is enough to read, and many may be long.
    declared: BTreeSet<u32>,
}

impl Tree {
    fn line(&mut self, depth: usize, name: &str, value: &Value<'_>) {
        let out = &mut self.out;
        let _ = write!(out, "{:6}  {:indent$}", value.span.start, "", indent = depth * 2);
        if !name.is_empty() {
            let _ = write!(out, "{name}: ");
        }
        let _ = match &value.content {
            Content::Nat(number) => writeln!(out, "{number} = {number:#b}"),
            Content::Int(number) => writeln!(out, "{number}"),
            Content::Long(number) | Content::Int53(number) => writeln!(out, "{number}"),
            Content::Float(number) => writeln!(out, "{number:?}"),
            Content::Double(number) => writeln!(out, "{number:?}"),
            Content::Raw(bytes) | Content::Bytes(bytes) => writeln!(out, "{}", hex(bytes)),
            Content::String(text) => writeln!(out, "{text:?}"),
            Content::NotText(bytes) => writeln!(out, "{} (not UTF-8)", hex(bytes)),
            Content::Bool(bool) => writeln!(out, "{bool}"),
            Content::True => writeln!(out, "true"),
            Content::List(items) => writeln!(out, "[{}]", items.len()),
            Content::Record(_) => writeln!(out, "fields"),
            Content::Combinator(combinator, _) => {
                let first = self.declared.insert(combinator.id);
                writeln!(out, "{}", declaration(combinator, first))
            }
            Content::Builtin(builtin, _) => writeln!(out, "{}", builtin.tl()),
            Content::Envelope(envelope, _) => writeln!(out, "{}", envelope.tl()),
            Content::Unpacked(length, _) => {
                writeln!(out, "{} bytes, unpacked to {length} that are counted from 0", value.span.len())
            }
            Content::Unknown(bytes) if bytes.starts_with(&VECTOR_ID.to_le_bytes()) => {
                writeln!(out, "vector of unknown element type (use `--type`): {}", hex(bytes))
            }
            Content::Unknown(bytes) => writeln!(out, "unknown to the schema: {}", hex(bytes)),
        };
        match &value.content {
            Content::List(items) => {
                items.iter().enumerate().for_each(|(index, item)| self.line(depth + 1, &format!("[{index}]"), item));
            }
            Content::Record(fields) | Content::Combinator(_, fields) | Content::Envelope(_, fields) => {
                fields.iter().for_each(|field| self.line(depth + 1, &field.name, &field.value));
            }
            Content::Unpacked(_, Some(value)) | Content::Builtin(_, Some(value)) => self.line(depth + 1, "", value),
            _ => {}
        }
    }
}
