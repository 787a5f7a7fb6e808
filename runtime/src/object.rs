//! Values of any type, kept as they came.

use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "json")]
use crate::json::RawJson;
use crate::{Decode, DecodeError, Encode, EncodeError, Limits, Reader, Sink};

/// Any boxed value as its bytes: a TL `Object`, a `function`, an opaque type, or a constructor that the schema lacks.
///
/// An object that came as JSON stays JSON, and cannot be encoded to bytes.
///
/// The end of an unknown value is not marked on the wire. Decoding an `Object` therefore takes all bytes that are left,
/// which is right only if it comes last. Values fill whole words of 4 bytes: any other number of bytes is a truncated
/// value, and an error.
///
/// ```
/// use typewright_runtime::{Object, Registry};
///
/// let object = Object::from_value(&true)?;
/// assert_eq!(format!("{object:?}"), "Object(#997275b5)");
/// assert_eq!(Registry::new(&[]).show(object.as_bytes()).to_string(), "boolTrue#997275b5");
/// # Ok::<(), typewright_runtime::EncodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Object(Content);

#[derive(Clone, PartialEq, Eq, Hash)]
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

    /// The object that holds the bytes of a value, id included.
    ///
    /// # Errors
    /// TL cannot carry the value.
    pub fn from_value<T: Encode>(value: &T) -> Result<Self, EncodeError> {
        value.to_bytes().map(Self::new)
    }

    /// The id of the constructor or function; none if there are fewer than 4 bytes.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        ObjectRef::from(self).id()
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

    /// Decodes the object as a `T`, which has to take all of its bytes.
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
        ObjectRef::decode(reader).to_object()
    }
}

/// As [`Object`], borrowing the bytes from the input.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
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

    /// A copy of the bytes.
    #[must_use]
    pub fn to_object(self) -> Object {
        Object::new(self.0.to_vec())
    }

    /// Decodes the object as a `T`, which has to take all of its bytes.
    pub fn decode_as<T: Decode<'a>>(self) -> Result<T, DecodeError> {
        T::from_bytes(self.0)
    }

    /// As [`decode_as`](Self::decode_as), within other limits.
    pub fn decode_as_with<T: Decode<'a>>(self, limits: Limits) -> Result<T, DecodeError> {
        T::from_bytes_with(self.0, limits)
    }
}

impl<'a> From<&'a Object> for ObjectRef<'a> {
    fn from(object: &'a Object) -> Self {
        Self(object.as_bytes())
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
        let words = reader.remaining().max(Self::MIN_SIZE).next_multiple_of(4);
        Self(reader.raw(words))
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Bytes(bytes) => ObjectRef::new(bytes).fmt(f),
            #[cfg(feature = "json")]
            Content::Json(json) => write!(f, "Object({json})"),
        }
    }
}

impl fmt::Debug for ObjectRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Object({})", Shown { name: None, object: *self })
    }
}

/// An object as its name, its id and its bytes: `boolTrue#997275b5`, `#5bb8e511 01000000 00000000`.
pub(crate) struct Shown<'a> {
    pub(crate) name: Option<&'static str>,
    pub(crate) object: ObjectRef<'a>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = match self.object.id() {
            Some(id) => {
                write!(f, "{}#{id:08x}", self.name.unwrap_or_default())?;
                self.object.0.get(4..).unwrap_or_default()
            }
            None => {
                f.write_str("no id")?;
                self.object.0
            }
        };
        for (index, byte) in bytes.iter().enumerate() {
            write!(f, "{}{byte:02x}", if index % 4 == 0 { " " } else { "" })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
