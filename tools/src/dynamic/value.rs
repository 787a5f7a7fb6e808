//! Decoded values, each with the place of its bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::envelope::Envelope;
use typewright_language::schema::{BoxedBuiltin, Combinator, Field};

/// A value, and where its bytes are.
#[derive(Clone, Debug)]
pub struct Value<'s> {
    /// The bytes, an id in front included.
    pub span: Range<usize>,
    /// The value itself.
    pub content: Content<'s>,
}

/// The contents of a [`Value`].
#[derive(Clone, Debug)]
pub enum Content<'s> {
    /// `#`
    Nat(u32),
    /// `int`
    Int(i32),
    /// `long`
    Long(i64),
    /// `int53`
    Int53(i64),
    /// `float`
    Float(f32),
    /// `double`
    Double(f64),
    /// `int128`, `int256`, `int512`
    Raw(Vec<u8>),
    /// `string`
    String(String),
    /// `string` whose bytes are not UTF-8: many schemas declare numbers and keys as `string`.
    NotText(Vec<u8>),
    /// `bytes`
    Bytes(Vec<u8>),
    /// `Bool`
    Bool(bool),
    /// `true`
    True,
    /// The elements of a vector or of a repetition.
    List(Vec<Value<'s>>),
    /// One element of a repetition of several fields, or one message of a container.
    Record(Vec<FieldValue<'s>>),
    /// A constructor or a function with those of its fields that are there.
    Combinator(&'s Combinator, Vec<FieldValue<'s>>),
    /// A builtin value with its id, where a value of any type may stand: its contents, unless the id says it all.
    Builtin(&'s BoxedBuiltin, Option<Box<Value<'s>>>),
    /// One of MTProto's envelopes.
    Envelope(Envelope, Vec<FieldValue<'s>>),
    /// An unpacked value: its number of bytes, and the value, whose spans count in them. After an error the value is
    /// absent, and its decoded part comes next.
    Unpacked(usize, Option<Box<Value<'s>>>),
    /// A boxed value whose id the schema lacks: all remaining bytes.
    Unknown(Vec<u8>),
}

/// A field that is there.
#[derive(Clone, Debug)]
pub struct FieldValue<'s> {
    /// Its declaration, which fields of envelopes don't have.
    pub field: Option<&'s Field>,
    /// Its [label](Field::label).
    pub name: Cow<'s, str>,
    /// Its value.
    pub value: Value<'s>,
}
