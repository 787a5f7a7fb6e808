//! Values of types that only the reader knows.

use alloc::vec::Vec;

use crate::{Decode, DecodeError, Encode, EncodeError, Limits, Reader, Sink};

/// Any boxed value, as bytes: a TL `Object`, a `function`, or a type that was made opaque.
///
/// Nothing on the wire says where an unknown value ends. Reading an `Object` therefore takes everything that is left,
/// which is right only if it is the last thing there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Object(Vec<u8>);

impl Object {
    /// The object of these bytes: an id and what belongs to it.
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// A value as an object.
    pub fn of<T: Encode>(value: &T) -> Result<Self, EncodeError> {
        value.to_bytes().map(Self)
    }

    /// The id of the constructor or function; none if there are fewer than 4 bytes.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.0.first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// The bytes, id included.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, id included.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Reads the object as a `T`, which has to take all of its bytes.
    pub fn decode_as<'de, T: Decode<'de>>(&'de self) -> Result<T, DecodeError> {
        T::from_bytes(&self.0)
    }

    /// As [`decode_as`](Self::decode_as), within other limits.
    pub fn decode_as_with<'de, T: Decode<'de>>(&'de self, limits: Limits) -> Result<T, DecodeError> {
        T::from_bytes_with(&self.0, limits)
    }
}

impl Encode for Object {
    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        sink.raw(&self.0)
    }
}

impl<'de> Decode<'de> for Object {
    const MIN_SIZE: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Self {
        let all = reader.remaining().max(Self::MIN_SIZE);
        Self(reader.raw(all).to_vec())
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
