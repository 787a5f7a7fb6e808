//! Values in other forms than their usual one: see the [forms of bytes](crate::FormEncode), which are those of JSON as
//! well.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Found, JsonErrorKind};
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::{ByteString, InBox, Lossy, Nullable, Plain, Vector};

/// A form of the JSON of a `T`, in both directions. It is a type without values: JSON needs no counts and masks from
/// other fields.
pub trait JsonForm<T> {
    /// Writes a value.
    fn write(value: &T, writer: &mut JsonWriter);

    /// Reads a value and leaves the reader behind it, as [`FromJson::from_json`] does.
    #[must_use]
    fn read(reader: &mut JsonReader<'_>) -> T;
}

/// The usual form.
impl<T: ToJson + FromJson> JsonForm<T> for Plain {
    #[inline]
    fn write(value: &T, writer: &mut JsonWriter) {
        value.to_json(writer);
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> T {
        T::from_json(reader)
    }
}

/// `int53`: a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Int53;

impl JsonForm<i64> for Int53 {
    fn write(value: &i64, writer: &mut JsonWriter) {
        writer.integer(*value);
    }

    fn read(reader: &mut JsonReader<'_>) -> i64 {
        reader.long("an int53")
    }
}

/// Base64.
impl<T: AsRef<[u8]> + From<Vec<u8>>> JsonForm<T> for ByteString {
    #[inline]
    fn write(value: &T, writer: &mut JsonWriter) {
        writer.base64(value.as_ref());
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> T {
        T::from(reader.bytes())
    }
}

/// A `string` that is kept as bytes: a string, or `{"hex":"ff00"}` of bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, Default)]
pub struct StringBytes;

impl<T: AsRef<[u8]> + From<Vec<u8>>> JsonForm<T> for StringBytes {
    fn write(value: &T, writer: &mut JsonWriter) {
        match str::from_utf8(value.as_ref()) {
            Ok(text) => writer.string(text),
            Err(_) => writer.hex(value.as_ref()),
        }
    }

    fn read(reader: &mut JsonReader<'_>) -> T {
        T::from(if reader.peek_token() == Some(b'{') { reader.hex() } else { String::from_json(reader).into_bytes() })
    }
}

/// The key of bytes in hexadecimal.
const HEX: &str = "hex";

impl JsonWriter {
    fn hex(&mut self, bytes: &[u8]) {
        self.open_record();
        self.key(HEX);
        self.raw("\"");
        for byte in bytes {
            self.print(format_args!("{byte:02x}"));
        }
        self.raw("\"");
        self.close();
    }
}

impl JsonReader<'_> {
    fn hex(&mut self) -> Vec<u8> {
        let start = self.position;
        let mut digits = None;
        let mut fields = self.object("", "", &[HEX]);
        while fields.next_field() == 0 {
            fields.read::<String>(&mut digits);
        }
        let digits = fields.required(digits, 0);
        drop(fields);
        let digit = |digit: u8| char::from(digit).to_digit(16);
        let (pairs, rest) = digits.as_bytes().as_chunks();
        let bytes = pairs.iter().map(|[high, low]| Some((digit(*high)? << 4 | digit(*low)?) as u8));
        bytes.collect::<Option<_>>().filter(|_| rest.is_empty()).unwrap_or_else(|| {
            let kind = JsonErrorKind::Unexpected { expected: "pairs of hexadecimal digits", found: Found::Text };
            self.fail_at(kind, start);
            Vec::new()
        })
    }
}

/// A string: JSON is Unicode.
impl JsonForm<String> for Lossy {
    #[inline]
    fn write(value: &String, writer: &mut JsonWriter) {
        writer.string(value);
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> String {
        String::from(reader.string())
    }
}

/// An array of elements in the form `F`.
impl<T, F: JsonForm<T>> JsonForm<Vec<T>> for Vector<F> {
    #[inline]
    fn write(value: &Vec<T>, writer: &mut JsonWriter) {
        writer.array(value, F::write);
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> Vec<T> {
        reader.array(F::read)
    }
}

/// `null`, or a value in the form `F`.
impl<T, F: JsonForm<T>> JsonForm<Option<T>> for Nullable<F> {
    #[inline]
    fn write(value: &Option<T>, writer: &mut JsonWriter) {
        match value {
            Some(value) => F::write(value, writer),
            None => writer.raw("null"),
        }
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> Option<T> {
        if reader.has_failed() || reader.takes_null() { None } else { Some(F::read(reader)) }
    }
}

/// The value in it, in the form `F`.
impl<T, F: JsonForm<T>> JsonForm<Box<T>> for InBox<F> {
    #[inline]
    fn write(value: &Box<T>, writer: &mut JsonWriter) {
        F::write(value, writer);
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> Box<T> {
        reader.charge(size_of::<T>());
        Box::write(Box::new_uninit(), F::read(reader))
    }
}
