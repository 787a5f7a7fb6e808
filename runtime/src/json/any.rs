//! Objects of any type, whose constructors a registry knows.

use core::marker::PhantomData;

use super::forms::JsonForm;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::{Object, Registry};

/// The nesting of objects up to which their bytes are written as constructors.
const MAX_DEPTH: u16 = 64;

/// The constructors of a schema, for objects that may hold any of them.
pub trait Constructors {
    /// The registry of the schema.
    const REGISTRY: &'static Registry;
    /// The key of the tag.
    const TAG: &'static str;
}

/// An [`Object`] as the constructor that it holds, if `K` knows it; as bytes in Base64 otherwise.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf<K>(PhantomData<K>);

impl<K: Constructors> JsonForm<Object> for AnyOf<K> {
    fn write(value: &Object, writer: &mut JsonWriter) {
        let codec = value.id().and_then(|id| K::REGISTRY.find(id)).and_then(|entry| entry.decoder?.json());
        let nested =
            codec.is_some_and(|codec| writer.nested(MAX_DEPTH, |writer| codec.write(value.as_bytes(), writer)));
        if !nested {
            value.to_json(writer);
        }
    }

    fn read(reader: &mut JsonReader<'_>) -> Object {
        let name = reader.tag(K::TAG);
        let known = name.and_then(|name| K::REGISTRY.entries().iter().find(|entry| entry.has_tag(&name)));
        let codec = known.and_then(|entry| entry.decoder?.json());
        match codec {
            Some(codec) => Object::new(codec.read(reader)),
            None => Object::from_json(reader),
        }
    }
}
