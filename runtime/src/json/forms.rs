//! Values in other forms than their usual one: see the [forms of bytes](crate::FormEncode), which are those of JSON as
//! well.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

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
    #[inline]
    fn write(value: &i64, writer: &mut JsonWriter) {
        writer.integer(*value);
    }

    #[inline]
    fn read(reader: &mut JsonReader<'_>) -> i64 {
        reader.integer_or_text("an int53").unwrap_or_default()
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
