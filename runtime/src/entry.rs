//! Entries of a registry, and values whose type is erased.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::any::Any;
use core::fmt::{self, Debug};

#[cfg(feature = "json")]
use crate::json::{FromJson, JsonCodec, ToJson};
use crate::{Decode, DecodeError, Encode, EncodeError, FormEncode, Limits, Plain, Reader};

/// A constructor or a function.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The id.
    pub id: u32,
    /// The name in the schema: `phone.requestCall`.
    pub name: &'static str,
    /// The declaration in the schema.
    pub tl: &'static str,
    /// Decodes values of it. `None` for a type with parameters, which bytes alone do not tell.
    pub decoder: Option<Decoder>,
}

#[cfg(feature = "json")]
impl Entry {
    /// Returns whether `tag` is its name, alone or with its id (`user#d23c81a3`).
    pub(crate) fn has_tag(&self, tag: &str) -> bool {
        match tag.split_once('#') {
            Some((name, id)) => name == self.name && u32::from_str_radix(id, 16) == Ok(self.id),
            None => tag == self.name,
        }
    }
}

/// Decodes values of one type, and erases the type.
#[derive(Clone, Copy)]
pub struct Decoder {
    read: fn(&mut Reader<'_>) -> Box<dyn Value>,
    /// The size of a value in its box.
    size: usize,
    /// Its JSON, if it has that.
    #[cfg(feature = "json")]
    json: Option<JsonCodec>,
}

impl Decoder {
    /// A decoder of values of the type `T`.
    #[must_use]
    pub const fn new<T: Value + for<'de> Decode<'de>>() -> Self {
        Self {
            read: |reader| Box::new(T::decode(reader)),
            size: size_of::<T>(),
            #[cfg(feature = "json")]
            json: None,
        }
    }

    /// A decoder of values of the type `T`, which has JSON.
    #[cfg(feature = "json")]
    #[must_use]
    pub const fn with_json<T: Value + for<'de> Decode<'de> + ToJson + FromJson + Encode>() -> Self {
        Self { json: Some(JsonCodec::new::<T>()), ..Self::new::<T>() }
    }

    /// The JSON of its values.
    #[cfg(feature = "json")]
    pub(crate) const fn json(&self) -> Option<JsonCodec> {
        self.json
    }

    /// Decodes a value from all of `bytes`.
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
        Reader::read(bytes, limits, self.read)
    }

    /// Decodes a value among others. Its box is charged for.
    pub(crate) fn element(&self, reader: &mut Reader<'_>) -> Box<dyn Value> {
        reader.charge(self.size);
        (self.read)(reader)
    }
}

impl Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decoder")
    }
}

/// A value whose type is erased: it can be encoded, printed, and recognized through [`Any`].
///
/// Every type that is `Encode`, `Debug` and `'static` is one. `size` and
/// `to_bytes` belong to `dyn Value`, so that they do not clash with those of [`Encode`].
pub trait Value: Debug + Any {
    #[doc(hidden)]
    fn erased_size(&self) -> usize;

    #[doc(hidden)]
    fn erased_to_bytes(&self) -> Result<Vec<u8>, EncodeError>;
}

impl<T: Encode + Debug + Any> Value for T {
    fn erased_size(&self) -> usize {
        self.size()
    }

    fn erased_to_bytes(&self) -> Result<Vec<u8>, EncodeError> {
        Plain.to_bytes(self)
    }
}

impl dyn Value {
    /// The exact number of bytes of the value.
    #[must_use]
    pub fn size(&self) -> usize {
        self.erased_size()
    }

    /// The bytes of the value; see [`Encode::to_bytes`].
    ///
    /// # Errors
    /// TL cannot carry the value.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EncodeError> {
        self.erased_to_bytes()
    }
}
