//! Objects of any type, whose constructors a registry knows.

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::boxed;
use super::error::JsonErrorKind;
use super::forms::JsonForm;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::{BOOL_FALSE_ID, BOOL_TRUE_ID, Encode, Object, ObjectRef, Registry, Sink, VECTOR_ID, builtin_entries};

/// The nesting of objects up to which their bytes are written as constructors.
const MAX_DEPTH: u16 = 64;

/// The constructors of a schema, for objects that may hold any of them.
pub trait Constructors {
    /// The registry of the schema.
    const REGISTRY: &'static Registry;
    /// The key of the tag.
    const TAG: &'static str;
}

/// An [`Object`] as the value that it holds, if that is a builtin or `K` knows it; as bytes in Base64 otherwise.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf<K>(PhantomData<K>);

impl<K: Constructors> JsonForm<Object> for AnyOf<K> {
    fn write(value: &Object, writer: &mut JsonWriter) {
        if !write_known(K::REGISTRY, K::TAG, value.as_bytes(), writer) {
            value.to_json(writer);
        }
    }

    fn read(reader: &mut JsonReader<'_>) -> Object {
        match read_known(K::REGISTRY, K::TAG, reader) {
            Some(bytes) => Object::new(bytes),
            None => Object::from_json(reader),
        }
    }
}

/// Writes the value that `bytes` are, if it is known.
fn write_known(registry: &Registry, tag: &str, bytes: &[u8], writer: &mut JsonWriter) -> bool {
    let Some(id) = ObjectRef::new(bytes).id() else { return false };
    writer.nested(MAX_DEPTH, |writer| {
        if id == VECTOR_ID {
            let elements = registry.elements(bytes);
            return elements.inspect(|elements| write_elements(registry, tag, elements, writer)).is_some();
        }
        let Some(entry) = registry.find(id) else { return false };
        match entry.decoder.and_then(|decoder| decoder.json()) {
            Some(codec) => codec.write(bytes, writer),
            None => boxed::write(entry.name, tag, bytes, writer),
        }
    })
}

fn write_elements(registry: &Registry, tag: &str, elements: &[Vec<u8>], writer: &mut JsonWriter) {
    writer.array(elements, |bytes, writer| {
        if !write_known(registry, tag, bytes, writer) {
            writer.base64(bytes);
        }
    });
}

/// Reads a value that is known, and is its bytes. None of others, which stay unread.
fn read_known(registry: &Registry, tag: &'static str, reader: &mut JsonReader<'_>) -> Option<Vec<u8>> {
    match reader.peek_token()? {
        b'{' => {
            let name = reader.tag(tag)?;
            let known = registry.entries().iter().find(|entry| entry.has_tag(&name));
            if let Some(entry) = known {
                return entry.decoder?.json().map(|codec| codec.read(reader));
            }
            let builtin = builtin_entries::find_name(&name).filter(|it| it.id != VECTOR_ID)?;
            Some(boxed::read((builtin.name, builtin.id), tag, reader))
        }
        b'[' => Some(read_elements(registry, tag, reader)),
        b't' | b'f' => {
            let id = if bool::from_json(reader) { BOOL_TRUE_ID } else { BOOL_FALSE_ID };
            Some(id.to_le_bytes().to_vec())
        }
        _ => None,
    }
}

/// A `Vector` of values of any type.
fn read_elements(registry: &Registry, tag: &'static str, reader: &mut JsonReader<'_>) -> Vec<u8> {
    let elements = reader.array(|reader| read_known(registry, tag, reader).unwrap_or_else(|| reader.boxed_bytes()));
    Elements(elements).to_bytes().unwrap_or_else(|error| {
        reader.fail(JsonErrorKind::NoBytes(error));
        Vec::new()
    })
}

/// The bytes of each element.
struct Elements(Vec<Vec<u8>>);

impl Encode for Elements {
    fn encode<S: Sink>(&self, sink: S) -> S {
        let sink = sink.id(VECTOR_ID).count(self.0.len());
        self.0.iter().fold(sink, |sink, bytes| sink.raw(bytes))
    }
}
