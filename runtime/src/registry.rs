//! Constructors and functions by their ids, for bytes of an unknown type: in logs, dumps and tests.

use alloc::boxed::Box;
#[cfg(feature = "json")]
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::entry::{Entry, Value};
#[cfg(feature = "json")]
use crate::json::{JsonError, JsonReader, JsonWriter};
use crate::object::Shown;
use crate::{DecodeError, Encode, Limits, Object, ObjectRef, Reader, Sink, VECTOR_ID, builtin_entries};

/// Every constructor and function of a schema, by id. Bindings have one if the `registry` option is set.
///
/// ```
/// use typewright_runtime::{Decoder, Entry, Registry, RegistryError};
///
/// static REGISTRY: Registry = Registry::new(&[Entry {
///     id: 0x997275b5,
///     name: "boolTrue",
///     tl: "boolTrue#997275b5 = Bool;",
///     decoder: Some(Decoder::new::<bool>()),
/// }]);
///
/// let value = REGISTRY.decode(&[0xb5, 0x75, 0x72, 0x99])?;
/// assert_eq!(format!("{value:?}"), "true");
/// assert_eq!(value.to_bytes().unwrap(), [0xb5, 0x75, 0x72, 0x99]);
/// assert_eq!(REGISTRY.find_name("boolTrue").map(|entry| entry.id), Some(0x997275b5));
/// assert_eq!(REGISTRY.decode(&[0; 4]).unwrap_err(), RegistryError::UnknownId(0));
/// # Ok::<(), RegistryError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Registry {
    entries: &'static [Entry],
}

impl Registry {
    /// A registry of entries in ascending order of their ids.
    #[must_use]
    pub const fn new(entries: &'static [Entry]) -> Self {
        Self { entries }
    }

    /// All entries, in ascending order of their ids.
    #[must_use]
    pub const fn entries(&self) -> &'static [Entry] {
        self.entries
    }

    /// The constructor or function with this id. Where a constructor and a function share one it is the constructor.
    /// Builtins (`boolTrue`, `vector`, a boxed `int`) are found even if the schema does not declare them.
    #[must_use]
    pub fn find(&self, id: u32) -> Option<&'static Entry> {
        let found = self.entries.get(self.entries.partition_point(|entry| entry.id < id));
        found.filter(|entry| entry.id == id).or_else(|| builtin_entries::find(id))
    }

    /// The constructor or function of this name in the schema: `phone.requestCall`, or `user#d23c81a3` where layers
    /// share a name. None where nothing has the name, and where several have it and no id says which. Builtins count,
    /// as in [`find`](Self::find). Looks at every entry.
    #[must_use]
    pub fn find_name(&self, name: &str) -> Option<&'static Entry> {
        if let Some((name, digits)) = name.split_once('#') {
            let digits = Some(digits).filter(|digits| !digits.starts_with('+'));
            let id = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok())?;
            return self.find(id).filter(|entry| entry.name == name);
        }
        let mut found = self.entries.iter().filter(|entry| entry.name == name);
        match (found.next(), found.next()) {
            (None, _) => builtin_entries::find_name(name),
            (only, None) => only,
            (Some(_), Some(_)) => None,
        }
    }

    /// Decodes a value of any type from all of `bytes`; the first four are its id. A `Vector` decodes to [`Values`] if
    /// its elements are boxed. The query of a function that wraps another stays an [`Object`] of unchecked bytes: decode
    /// it as well to detect that it is truncated.
    ///
    /// # Errors
    /// The id is unknown, or the schema does not allow the bytes after it.
    pub fn decode(&self, bytes: &[u8]) -> Result<Box<dyn Value>, RegistryError> {
        self.decode_with(bytes, Limits::default())
    }

    /// As [`decode`](Self::decode), within other limits.
    ///
    /// # Errors
    /// As those of [`decode`](Self::decode).
    pub fn decode_with(&self, bytes: &[u8], limits: Limits) -> Result<Box<dyn Value>, RegistryError> {
        let Some(id) = bytes.first_chunk() else { return Err(RegistryError::NoId) };
        let id = u32::from_le_bytes(*id);
        let entry = self.find(id).ok_or(RegistryError::UnknownId(id))?;
        match entry.decoder {
            Some(decoder) => decoder.decode_with(bytes, limits),
            None if id == VECTOR_ID => Reader::read(bytes, limits, |reader| self.vector(reader)),
            None => return Err(RegistryError::Dependent(entry.name)),
        }
        .map_err(RegistryError::Decode)
    }

    /// Shows the bytes of any value, such as an [`Object`], with the name of their id: `boolTrue#997275b5`.
    #[must_use]
    pub fn show<'a>(&self, bytes: &'a [u8]) -> impl fmt::Display + fmt::Debug + use<'a> {
        let object = ObjectRef::new(bytes);
        Shown { name: object.id().and_then(|id| self.find(id)).map(|entry| entry.name), object }
    }

    /// The JSON of the value in `bytes`. `None` if the registry does not know it, or it has no JSON.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json_text(&self, bytes: &[u8]) -> Option<String> {
        let id = u32::from_le_bytes(*bytes.first_chunk()?);
        let codec = self.find(id)?.decoder?.json()?;
        let mut writer = JsonWriter::new();
        codec.write(bytes, &mut writer).then(|| writer.finish())
    }

    /// The bytes of the JSON value in `text`, by the name under the key `tag`: `_` or `@type`. `None` if the registry
    /// does not know it, or it has no JSON.
    ///
    /// # Errors
    /// The text is not JSON, or not that of such a value.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn json_to_bytes(&self, tag: &str, text: &str) -> Option<Result<Vec<u8>, JsonError>> {
        let mut reader = JsonReader::new(text);
        let name = reader.tag(tag)?;
        let codec = self.entries.iter().find(|entry| entry.has_tag(&name))?.decoder?.json()?;
        let bytes = codec.read(&mut reader);
        Some(reader.finish().map(|()| bytes))
    }

    /// The bytes of each element of a `Vector`. None unless all of them are known.
    #[cfg(feature = "json")]
    pub(crate) fn elements(&self, bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
        let values = Reader::read(bytes, Limits::default(), |reader| self.values(reader)).ok()?;
        values.iter().map(|value| value.to_bytes().ok()).collect()
    }

    fn vector(&self, reader: &mut Reader<'_>) -> Box<dyn Value> {
        Box::new(Values(self.values(reader)))
    }

    fn values(&self, reader: &mut Reader<'_>) -> Vec<Box<dyn Value>> {
        reader.expect_id(VECTOR_ID, "Vector");
        let count = reader.nat();
        reader.values(count, size_of::<u32>(), |reader| self.element(reader))
    }

    fn element(&self, reader: &mut Reader<'_>) -> Box<dyn Value> {
        let id = reader.peek_id();
        match id.and_then(|id| self.find(id)).map(|entry| (entry.id, entry.decoder)) {
            Some((_, Some(decoder))) => decoder.element(reader),
            Some((VECTOR_ID, None)) => reader.nested(|reader| self.vector(reader)),
            _ => {
                let id = reader.id();
                reader.unexpected_id("a boxed value of the schema", id);
                Box::new(Object::default())
            }
        }
    }
}

/// A `Vector` of boxed values whose types are erased.
#[derive(Debug)]
pub struct Values(pub Vec<Box<dyn Value>>);

impl Encode for Values {
    fn encode<S: Sink>(&self, sink: S) -> S {
        let sink = sink.id(VECTOR_ID).count(self.0.len());
        self.0.iter().fold(sink, |sink, value| match value.to_bytes() {
            Ok(bytes) => sink.raw(&bytes),
            Err(error) => sink.fail(error),
        })
    }
}

/// An error of decoding by a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegistryError {
    /// There are fewer bytes than an id has.
    NoId,
    /// The schema has nothing with this id.
    UnknownId(u32),
    /// This constructor's type has parameters, which bytes alone do not tell.
    Dependent(&'static str),
    /// The bytes are not those of such a value.
    Decode(DecodeError),
}

impl fmt::Display for RegistryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoId => f.write_str("expected the 4 bytes of an id"),
            Self::UnknownId(id) => write!(f, "nothing in the schema has the id {id:#010x}"),
            Self::Dependent(name) => write!(f, "the type of `{name}` has parameters, which bytes alone do not say"),
            Self::Decode(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl core::error::Error for RegistryError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Decode(error) => Some(error),
            Self::NoId | Self::UnknownId(_) | Self::Dependent(_) => None,
        }
    }
}
