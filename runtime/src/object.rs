//! Values of types that only the reader knows.

use alloc::vec::Vec;

#[cfg(feature = "json")]
use crate::json::RawJson;
use crate::{Decode, DecodeError, Encode, EncodeError, Limits, Reader, Sink};

/// Any boxed value, as it came: a TL `Object`, a `function`, a type that was made opaque, or a constructor that the schema does not have.
///
/// Nothing on the wire says where an unknown value ends. Reading an `Object` from bytes therefore takes everything that is left,
/// which is right only if it is the last thing there. One that came as JSON stays JSON, and cannot be encoded to bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Object(Content);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Content {
    Bytes(Vec<u8>),
    #[cfg(feature = "json")]
    Json(RawJson),
}

impl Object {
    /// The object of these bytes: an id and what belongs to it.
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(Content::Bytes(bytes))
    }

    /// A value as an object.
    pub fn of<T: Encode>(value: &T) -> Result<Self, EncodeError> {
        value.to_bytes().map(Self::new)
    }

    /// The id of the constructor or function; none if there are fewer than 4 bytes.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.as_bytes().first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// The bytes, id included; none of an object that came as JSON.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Content::Bytes(bytes) => bytes,
            #[cfg(feature = "json")]
            Content::Json(_) => &[],
        }
    }

    /// The bytes, id included; none of an object that came as JSON.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        match self.0 {
            Content::Bytes(bytes) => bytes,
            #[cfg(feature = "json")]
            Content::Json(_) => Vec::new(),
        }
    }

    /// Reads the object as a `T`, which has to take all of its bytes.
    pub fn decode_as<'de, T: Decode<'de>>(&'de self) -> Result<T, DecodeError> {
        T::from_bytes(self.as_bytes())
    }

    /// As [`decode_as`](Self::decode_as), within other limits.
    pub fn decode_as_with<'de, T: Decode<'de>>(&'de self, limits: Limits) -> Result<T, DecodeError> {
        T::from_bytes_with(self.as_bytes(), limits)
    }
}

#[cfg(feature = "json")]
impl Object {
    /// The object that is this JSON.
    #[must_use]
    pub const fn from_raw_json(json: RawJson) -> Self {
        Self(Content::Json(json))
    }

    /// The JSON of an object that came as such.
    #[must_use]
    pub fn as_raw_json(&self) -> Option<&RawJson> {
        match &self.0 {
            Content::Bytes(_) => None,
            Content::Json(json) => Some(json),
        }
    }
}

/// No bytes at all.
impl Default for Object {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Encode for Object {
    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        match &self.0 {
            Content::Bytes(bytes) => sink.raw(bytes),
            #[cfg(feature = "json")]
            Content::Json(_) => sink.fail(EncodeError::OnlyJson),
        }
    }
}

impl<'de> Decode<'de> for Object {
    const MIN_SIZE: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Self {
        let all = reader.remaining().max(Self::MIN_SIZE);
        Self::new(reader.raw(all).to_vec())
    }
}

/// As [`Object`], but the bytes are a piece of what was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ObjectRef<'a>(&'a [u8]);

impl<'a> ObjectRef<'a> {
    /// The object of these bytes: an id and what belongs to it.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The id of the constructor or function; none if there are fewer than 4 bytes.
    #[must_use]
    pub fn id(self) -> Option<u32> {
        self.0.first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// The bytes, id included.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// Reads the object as a `T`, which has to take all of its bytes.
    pub fn decode_as<T: Decode<'a>>(self) -> Result<T, DecodeError> {
        T::from_bytes(self.0)
    }

    /// As [`decode_as`](Self::decode_as), within other limits.
    pub fn decode_as_with<T: Decode<'a>>(self, limits: Limits) -> Result<T, DecodeError> {
        T::from_bytes_with(self.0, limits)
    }
}

impl Encode for ObjectRef<'_> {
    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        sink.raw(self.0)
    }
}

impl<'de> Decode<'de> for ObjectRef<'de> {
    const MIN_SIZE: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Self {
        let all = reader.remaining().max(Self::MIN_SIZE);
        Self(reader.raw(all))
    }
}
