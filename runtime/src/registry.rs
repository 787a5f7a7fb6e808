//! Constructors and functions by their ids, for those who meet bytes and do not know what they are: logs, dumps, tests.

use alloc::boxed::Box;
#[cfg(feature = "json")]
use alloc::string::String;
use alloc::vec::Vec;
use core::any::Any;
use core::fmt::{self, Debug};

#[cfg(feature = "json")]
use crate::json::{FromJson, JsonCodec, JsonError, JsonReader, JsonWriter, ToJson};
use crate::{Decode, DecodeError, Encode, EncodeError, Limits};

/// Every constructor and function of a schema, by id. Generated where a registry is asked for.
///
/// ```
/// use typewright_runtime::{Decoder, Entry, Registry, RegistryError};
///
/// static REGISTRY: Registry = Registry::new(&[Entry {
///     id: 0x997275b5,
///     name: "boolTrue",
///     tl: "boolTrue#997275b5 = Bool;",
///     decoder: Some(Decoder::of::<bool>()),
/// }]);
///
/// let value = REGISTRY.decode(&[0xb5, 0x75, 0x72, 0x99])?;
/// assert_eq!(format!("{value:?}"), "true");
/// assert_eq!(value.to_bytes().unwrap(), [0xb5, 0x75, 0x72, 0x99]);
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
    #[must_use]
    pub fn find(&self, id: u32) -> Option<&'static Entry> {
        self.entries.get(self.entries.partition_point(|entry| entry.id < id)).filter(|entry| entry.id == id)
    }

    /// Reads the value that `bytes` are, whichever it is: their first four say so.
    ///
    /// # Errors
    /// The id is unknown, or what follows it is not what the schema says.
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
        let decoder = entry.decoder.ok_or(RegistryError::Dependent(entry.name))?;
        decoder.decode_with(bytes, limits).map_err(RegistryError::Decode)
    }
}

#[cfg(feature = "json")]
impl Registry {
    /// The JSON of the value that `bytes` are. None if the registry does not know it, or it has no JSON.
    #[must_use]
    pub fn to_json_text(&self, bytes: &[u8]) -> Option<String> {
        let id = u32::from_le_bytes(*bytes.first_chunk()?);
        let codec = self.find(id)?.decoder?.json()?;
        let mut writer = JsonWriter::new();
        codec.write(bytes, &mut writer).then(|| writer.finish())
    }

    /// The bytes of the value that `text` is, by the name that its `tag` has: `_` or `@type`. None if the registry does not know it, or it
    /// has no JSON.
    ///
    /// # Errors
    /// The text is not JSON, or not that of such a value.
    pub fn json_to_bytes(&self, tag: &str, text: &str) -> Option<Result<Vec<u8>, JsonError>> {
        let mut reader = JsonReader::new(text);
        let name = reader.tag(tag)?;
        let codec = self.entries.iter().find(|entry| entry.has_tag(&name))?.decoder?.json()?;
        let bytes = codec.read(&mut reader);
        Some(reader.finish().map(|()| bytes))
    }
}

#[cfg(feature = "json")]
impl Entry {
    /// Whether this is the tag of it: its name, with its id perhaps (`user#d23c81a3`).
    pub(crate) fn has_tag(&self, tag: &str) -> bool {
        match tag.split_once('#') {
            Some((name, id)) => name == self.name && u32::from_str_radix(id, 16) == Ok(self.id),
            None => tag == self.name,
        }
    }
}

/// A constructor or a function.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The id.
    pub id: u32,
    /// The name in the schema: `phone.requestCall`.
    pub name: &'static str,
    /// The declaration in the schema.
    pub tl: &'static str,
    /// Reads values of it. None of a type with parameters: bytes alone do not say what they are.
    pub decoder: Option<Decoder>,
}

/// Reads values of one type, whose name is forgotten.
#[derive(Clone, Copy)]
pub struct Decoder {
    read: Read,
    /// Its JSON, if it has that.
    #[cfg(feature = "json")]
    json: Option<JsonCodec>,
}

/// Reads a value from all of the bytes.
type Read = fn(&[u8], Limits) -> Result<Box<dyn Value>, DecodeError>;

impl Decoder {
    /// One of values of the type `T`.
    #[must_use]
    pub const fn of<T: Value + for<'de> Decode<'de>>() -> Self {
        Self {
            read: |bytes, limits| Ok(Box::new(T::from_bytes_with(bytes, limits)?)),
            #[cfg(feature = "json")]
            json: None,
        }
    }

    /// One of values of the type `T`, which has JSON.
    #[cfg(feature = "json")]
    #[must_use]
    pub const fn with_json<T: Value + for<'de> Decode<'de> + ToJson + FromJson + Encode>() -> Self {
        Self { json: Some(JsonCodec::of::<T>()), ..Self::of::<T>() }
    }

    /// The JSON of its values.
    #[cfg(feature = "json")]
    pub(crate) const fn json(&self) -> Option<JsonCodec> {
        self.json
    }

    /// Reads a value from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of such a value.
    pub fn decode(&self, bytes: &[u8]) -> Result<Box<dyn Value>, DecodeError> {
        self.decode_with(bytes, Limits::default())
    }

    /// As [`decode`](Self::decode), within other limits.
    ///
    /// # Errors
    /// As those of [`decode`](Self::decode).
    pub fn decode_with(&self, bytes: &[u8], limits: Limits) -> Result<Box<dyn Value>, DecodeError> {
        (self.read)(bytes, limits)
    }
}

impl Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decoder")
    }
}

/// A value of a type that is known no more: it can be written, printed, and recognised through [`Any`].
pub trait Value: Debug + Any {
    /// The exact number of bytes of the value.
    fn size(&self) -> usize;

    /// The bytes of the value; see [`Encode::to_bytes`].
    fn to_bytes(&self) -> Result<Vec<u8>, EncodeError>;
}

impl<T: Encode + Debug + Any> Value for T {
    fn size(&self) -> usize {
        Encode::size(self)
    }

    fn to_bytes(&self) -> Result<Vec<u8>, EncodeError> {
        Encode::to_bytes(self)
    }
}

/// Why a registry cannot read bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegistryError {
    /// There are fewer bytes than an id has.
    NoId,
    /// The schema has nothing with this id.
    UnknownId(u32),
    /// The value is of a type with parameters, and bytes alone do not say what those are; this is its constructor.
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
