//! The JSON codec of a type that is erased.

use alloc::vec::Vec;

use super::error::JsonErrorKind;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::{Decode, Encode, Limits};

/// Both directions between the bytes and the JSON of one type, which is erased.
#[derive(Clone, Copy)]
pub(crate) struct JsonCodec {
    /// Decodes bytes and writes the value as JSON. Returns whether they are a value.
    write: fn(&[u8], &mut JsonWriter) -> bool,
    /// Reads a value and returns its bytes.
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
