//! The JSON of a type whose name is forgotten.

use alloc::vec::Vec;

use super::error::JsonErrorKind;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::{Decode, Encode, Limits};

/// Both directions of values of one type, whose name is forgotten.
#[derive(Clone, Copy)]
pub(crate) struct JsonCodec {
    /// Writes the value that some bytes are, if they are one.
    write: fn(&[u8], &mut JsonWriter) -> bool,
    /// Reads a value, and is its bytes.
    read: fn(&mut JsonReader<'_>) -> Vec<u8>,
}

impl JsonCodec {
    pub(crate) const fn new<T: ToJson + FromJson + Encode + for<'de> Decode<'de>>() -> Self {
        Self {
            write: |bytes, writer| {
                let value = T::from_bytes_with(bytes, Limits::default());
                value.inspect(|value| value.to_json(writer)).is_ok()
            },
            read: |reader| {
                let value = T::from_json(reader);
                if reader.has_failed() {
                    return Vec::new();
                }
                value.to_bytes().unwrap_or_else(|error| {
                    reader.fail(JsonErrorKind::NoBytes(error));
                    Vec::new()
                })
            },
        }
    }

    pub(crate) fn write(self, bytes: &[u8], writer: &mut JsonWriter) -> bool {
        (self.write)(bytes, writer)
    }

    pub(crate) fn read(self, reader: &mut JsonReader<'_>) -> Vec<u8> {
        (self.read)(reader)
    }
}
