//! Values as they were read.

use std::borrow::Cow;
use std::ops::Range;

use super::envelope::Envelope;
use crate::schema::{Combinator, Field, Kind, Schema};

/// A value, and where its bytes are.
#[derive(Clone, Debug)]
pub struct Value<'s> {
    /// The bytes, an id in front included.
    pub span: Range<usize>,
    /// What it is.
    pub content: Content<'s>,
}

/// What a [`Value`] is.
#[derive(Clone, Debug)]
pub enum Content<'s> {
    /// `#`
    Nat(u32),
    /// `int`
    Int(i32),
    /// `long`
    Long(i64),
    /// `float`
    Float(f32),
    /// `double`
    Double(f64),
    /// `int128`, `int256`, `int512`
    Raw(Vec<u8>),
    /// `string`
    String(String),
    /// `bytes`
    Bytes(Vec<u8>),
    /// `Bool`
    Bool(bool),
    /// `true`
    True,
    /// The elements of a vector or of a repetition.
    List(Vec<Value<'s>>),
    /// One turn of a repetition of several fields, or one message of a container.
    Record(Vec<FieldValue<'s>>),
    /// A constructor or a function with those of its fields that are there.
    Combinator(&'s Combinator, Vec<FieldValue<'s>>),
    /// One of MTProto's envelopes.
    Envelope(Envelope, Vec<FieldValue<'s>>),
    /// What was packed: how many bytes it has, and the value that they are, whose spans are in them. An error leaves the
    /// value out, and what is understood of it comes next.
    Unpacked(usize, Option<Box<Value<'s>>>),
    /// A boxed value whose id the schema does not have: all the bytes that were left.
    Unknown(Vec<u8>),
}

/// A field that is there.
#[derive(Clone, Debug)]
pub struct FieldValue<'s> {
    /// Its declaration, which those of envelopes don't have.
    pub field: Option<&'s Field>,
    /// Its name; `@2` if it is the third and has none.
    pub name: Cow<'s, str>,
    /// Its value.
    pub value: Value<'s>,
}

/// What a field is called, which may have no name, or one that means something else.
pub(super) fn field_name(index: usize, field: &Field) -> Cow<'_, str> {
    match field.name.as_deref() {
        Some(name) if name != "_" => Cow::Borrowed(name),
        _ => Cow::Owned(format!("@{index}")),
    }
}

/// The only field of `n*[t]`, whose turns are its values and not records.
pub(super) fn only_field(fields: &[Field]) -> Option<&Field> {
    match fields {
        [only] if only.name.is_none() && only.condition.is_none() => Some(only),
        _ => None,
    }
}

/// Whether a combinator's id says all about the value behind it.
pub(super) fn alone(schema: &Schema, combinator: &Combinator) -> bool {
    match combinator.kind {
        Kind::Function => true,
        Kind::Constructor(ty) => combinator.name != "_" && schema.ty(ty).is_some_and(|ty| ty.params.is_empty()),
    }
}

/// Whether a combinator makes values of a type that counts how deep it nests.
pub(super) fn is_recursive(schema: &Schema, combinator: &Combinator) -> bool {
    let Kind::Constructor(id) = combinator.kind else { return false };
    schema.ty(id).is_some_and(|ty| ty.recursion.is_some())
}

/// The names that lead to a place; of many, those at both ends.
pub(super) fn shown_path(path: &[String]) -> String {
    const SHOWN: usize = 8;
    match (path.first_chunk::<SHOWN>(), path.last_chunk::<SHOWN>()) {
        (Some(first), Some(last)) if path.len() > 2 * SHOWN => {
            format!("{} > ... > {}", first.join(" > "), last.join(" > "))
        }
        _ => path.join(" > "),
    }
}
