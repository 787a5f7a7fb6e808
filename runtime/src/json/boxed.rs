//! Builtin values with their id, where a value of any type may stand: `{"_":"int","value":1}`.

use alloc::vec::Vec;

use super::error::JsonErrorKind;
use super::fields::Fields;
use super::forms::{Int53, JsonForm, StringBytes};
use super::reader::JsonReader;
use super::writer::JsonWriter;
use crate::{ByteString, Encode, FormDecode, FormEncode, Limits, Plain, Reader, Sink};

/// The key of the contents.
const VALUE: &str = "value";

/// Writes the builtin `name` that `bytes` are, if they are one.
pub(super) fn write(name: &str, tag: &str, bytes: &[u8], writer: &mut JsonWriter) -> bool {
    let Some((_, behind)) = bytes.split_first_chunk::<4>() else { return false };
    match contents(name) {
        Some(contents) => (contents.write)((tag, name), behind, writer),
        None if is_unit(name) && behind.is_empty() => {
            writer.unit(tag, name);
            true
        }
        None => false,
    }
}

/// Reads the builtin `name`, and is its bytes: its `id` and its contents.
pub(super) fn read((name, id): (&'static str, u32), tag: &'static str, reader: &mut JsonReader<'_>) -> Vec<u8> {
    match contents(name) {
        Some(contents) => (contents.read)(reader.object(tag, name, &[VALUE]), id),
        None => {
            reader.unit(tag, name);
            id.to_le_bytes().to_vec()
        }
    }
}

/// Returns whether the id says it all.
fn is_unit(name: &str) -> bool {
    matches!(name, "boolTrue" | "boolFalse" | "true")
}

/// Both directions of what stands behind the id.
struct Contents {
    write: fn((&str, &str), &[u8], &mut JsonWriter) -> bool,
    read: fn(Fields<'_, '_>, u32) -> Vec<u8>,
}

fn contents(name: &str) -> Option<Contents> {
    Some(match name {
        "int" | "int32" => Contents::of::<Plain, Plain, i32>(),
        "long" | "int64" => Contents::of::<Plain, Plain, i64>(),
        "int53" => Contents::of::<Plain, Int53, i64>(),
        "float" => Contents::of::<Plain, Plain, f32>(),
        "double" => Contents::of::<Plain, Plain, f64>(),
        "string" | "secureString" => Contents::of::<ByteString, StringBytes, Vec<u8>>(),
        "bytes" | "secureBytes" => Contents::of::<ByteString, ByteString, Vec<u8>>(),
        "int128" => Contents::of::<Plain, Plain, [u8; 16]>(),
        "int256" => Contents::of::<Plain, Plain, [u8; 32]>(),
        "int512" => Contents::of::<Plain, Plain, [u8; 64]>(),
        _ => return None,
    })
}

impl Contents {
    /// Of a `T` in the form `W` as bytes and `J` in JSON.
    fn of<W, J, T>() -> Self
    where
        W: Default + FormEncode<T> + for<'de> FormDecode<'de, T>,
        J: JsonForm<T>,
    {
        Self {
            write: |(tag, name), behind, writer| {
                let value = Reader::read(behind, Limits::default(), |reader| W::default().decode(reader));
                let written = value.map(|value| {
                    writer.open(tag, name);
                    writer.field_as::<J, T>(VALUE, &value);
                    writer.close();
                });
                written.is_ok()
            },
            read: |mut fields, id| {
                let mut value = None;
                while fields.next_field() == 0 {
                    fields.read_as::<J, T>(&mut value);
                }
                let value = fields.required_as::<J, T>(value, 0);
                Boxed(id, W::default(), value).to_bytes().unwrap_or_else(|error| {
                    fields.fail(JsonErrorKind::NoBytes(error));
                    Vec::new()
                })
            },
        }
    }
}

/// A value in the form `W` behind an id.
struct Boxed<W, T>(u32, W, T);

impl<W: FormEncode<T>, T> Encode for Boxed<W, T> {
    fn encode<S: Sink>(&self, sink: S) -> S {
        self.1.encode(&self.2, sink.id(self.0))
    }
}
