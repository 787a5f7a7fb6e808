//! The usual forms: of builtins, of vectors and of boxes.
//!
//! Those of builtins are not `#[inline]`: there are thousands of fields, and their code is here once.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::base64;
use super::error::JsonErrorKind;
use super::raw::RawJson;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::Object;

/// Numbers of at most 32 bits.
macro_rules! integers {
    ($($(#[$doc:meta])* $ty:ident, $expected:literal;)*) => {$(
        $(#[$doc])*
        impl ToJson for $ty {
            fn to_json(&self, writer: &mut JsonWriter) {
                writer.integer((*self).into());
            }
        }

        $(#[$doc])*
        impl FromJson for $ty {
            fn from_json(reader: &mut JsonReader<'_>) -> Self {
                reader.integer($expected, $ty::MIN.into()..=$ty::MAX.into()) as Self
            }
        }
    )*};
}

integers! {
    /// `int`
    i32, "an int";
    /// `#`
    u32, "a `#`";
}

/// `long`: a string of a number.
impl ToJson for i64 {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.integer_text(*self);
    }
}

/// `long`: a string of a number, or a number.
impl FromJson for i64 {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        reader.long("a long")
    }
}

/// Numbers with a fraction.
macro_rules! fractions {
    ($($(#[$doc:meta])* $ty:ident, $bits:ident, $width:literal, $expected:literal;)*) => {$(
        $(#[$doc])*
        impl ToJson for $ty {
            fn to_json(&self, writer: &mut JsonWriter) {
                if self.is_finite() {
                    writer.print(format_args!("{self:?}"));
                } else if self.is_nan() {
                    writer.print(format_args!(concat!("\"bits:{:0", $width, "x}\""), self.to_bits()));
                } else {
                    writer.string(if *self > 0.0 { "inf" } else { "-inf" });
                }
            }
        }

        $(#[$doc])*
        impl FromJson for $ty {
            fn from_json(reader: &mut JsonReader<'_>) -> Self {
                if reader.peek_token() == Some(b'"') {
                    let text = reader.string();
                    let bits = || $bits::from_str_radix(text.strip_prefix("bits:")?, 16).ok().map($ty::from_bits);
                    let number = match &*text {
                        "inf" => Some($ty::INFINITY),
                        "-inf" => Some($ty::NEG_INFINITY),
                        _ => bits(),
                    };
                    if number.is_none() {
                        reader.fail(JsonErrorKind::InvalidNumber { expected: $expected, found: Box::from(&*text) });
                    }
                    return number.unwrap_or_default();
                }
                let number = reader.fraction();
                if number.is_none() {
                    reader.unexpected($expected);
                }
                number.unwrap_or_default()
            }
        }
    )*};
}

fractions! {
    /// `float`
    f32, u32, "8", "a float";
    /// `double`
    f64, u64, "16", "a double";
}

/// `Bool`
impl ToJson for bool {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

/// `Bool`
impl FromJson for bool {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let is_true = reader.takes_word("true");
        if !is_true && !reader.takes_word("false") {
            reader.unexpected("a boolean");
        }
        is_true
    }
}

/// `true`
impl ToJson for () {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.raw("true");
    }
}

/// `true`
impl FromJson for () {
    fn from_json(reader: &mut JsonReader<'_>) {
        if !reader.takes_word("true") {
            reader.unexpected("true");
        }
    }
}

/// `string`
impl ToJson for &str {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

/// Text that a program owns.
macro_rules! texts {
    ($($text:ty),*) => {$(
        /// `string`
        impl ToJson for $text {
            fn to_json(&self, writer: &mut JsonWriter) {
                writer.string(self);
            }
        }

        /// `string`
        impl FromJson for $text {
            fn from_json(reader: &mut JsonReader<'_>) -> Self {
                <$text>::from(reader.string())
            }
        }
    )*};
}

texts!(String, Box<str>);

/// Raw bytes.
macro_rules! arrays {
    ($($(#[$doc:meta])* $size:literal;)*) => {$(
        $(#[$doc])*
        impl ToJson for [u8; $size] {
            fn to_json(&self, writer: &mut JsonWriter) {
                writer.base64(self);
            }
        }

        $(#[$doc])*
        impl FromJson for [u8; $size] {
            fn from_json(reader: &mut JsonReader<'_>) -> Self {
                reader.array_of_bytes()
            }
        }
    )*};
}

arrays! {
    /// `int128`
    16;
    /// `int256`
    32;
    /// `int512`
    64;
}

/// `Vector t`
impl<T: ToJson> ToJson for Vec<T> {
    #[inline]
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.array(self, T::to_json);
    }
}

/// `Vector t`
impl<T: FromJson> FromJson for Vec<T> {
    #[inline]
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        reader.array(T::from_json)
    }
}

/// A value that may be `null`, as an element of a vector.
impl<T: ToJson> ToJson for Option<T> {
    #[inline]
    fn to_json(&self, writer: &mut JsonWriter) {
        match self {
            Some(value) => value.to_json(writer),
            None => writer.raw("null"),
        }
    }
}

/// A value that may be `null`, as an element of a vector.
impl<T: FromJson> FromJson for Option<T> {
    #[inline]
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        if reader.has_failed() || reader.takes_null() { None } else { Some(T::from_json(reader)) }
    }
}

/// The value in it.
impl<T: ToJson> ToJson for Box<T> {
    #[inline]
    fn to_json(&self, writer: &mut JsonWriter) {
        (**self).to_json(writer);
    }
}

/// The value in it.
impl<T: FromJson> FromJson for Box<T> {
    #[inline]
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        reader.charge(size_of::<T>());
        Box::write(Box::new_uninit(), T::from_json(reader))
    }
}

/// The JSON that it came as, or its bytes in Base64.
impl ToJson for Object {
    fn to_json(&self, writer: &mut JsonWriter) {
        match self.as_raw_json() {
            Some(json) => json.to_json(writer),
            None => writer.base64(self.as_bytes()),
        }
    }
}

/// An object as JSON, or bytes as Base64.
impl FromJson for Object {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        match reader.peek_token() {
            Some(b'{') => Self::from_raw_json(RawJson::from_json(reader)),
            _ => Self::new(reader.boxed_bytes()),
        }
    }
}

impl JsonReader<'_> {
    /// A string of Base64.
    #[must_use]
    pub fn bytes(&mut self) -> Vec<u8> {
        let Some(quoted) = self.quoted("bytes in Base64") else { return Vec::new() };
        let text: Cow<'_, str> = self.unescaped(quoted);
        base64::decode(&text).unwrap_or_else(|| {
            self.fail_at(JsonErrorKind::InvalidBase64, quoted.offset);
            Vec::new()
        })
    }

    /// A string of the Base64 of a boxed value: an id at least, and as all of TL's values words of four bytes.
    pub(super) fn boxed_bytes(&mut self) -> Vec<u8> {
        const WORD: usize = 4;

        _ = self.peek_token();
        let offset = self.position;
        let bytes = self.bytes();
        let expected = bytes.len().next_multiple_of(WORD).max(WORD);
        if bytes.len() != expected {
            self.fail_at(JsonErrorKind::InvalidLength { expected, found: bytes.len() }, offset);
        }
        bytes
    }

    /// A string of the Base64 of `N` bytes.
    fn array_of_bytes<const N: usize>(&mut self) -> [u8; N] {
        _ = self.peek_token();
        let offset = self.position;
        let bytes = self.bytes();
        <[u8; N]>::try_from(bytes).unwrap_or_else(|bytes| {
            self.fail_at(JsonErrorKind::InvalidLength { expected: N, found: bytes.len() }, offset);
            [0; N]
        })
    }
}
