//! Decoding.

use alloc::vec::Vec;
use core::fmt;

pub use super::Cursor;
use crate::{Decode, DecodeError, DecodeErrorKind, Reader};

/// Why bytes cannot be decoded, as far as grammers tells. [`Decode`] has the place, the path and every kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes end too early; or they go beyond what a value may take, or hold a string that is not UTF-8, for which grammers
    /// has no error.
    UnexpectedEof,
    /// The id is that of another constructor.
    UnexpectedConstructor {
        /// That id.
        id: u32,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedEof => f.write_str("unexpected eof"),
            Self::UnexpectedConstructor { id } => write!(f, "unexpected constructor: {id:08x}"),
        }
    }
}

impl core::error::Error for Error {}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        match error.kind() {
            DecodeErrorKind::UnexpectedId { found: id, .. } => Self::UnexpectedConstructor { id },
            _ => Self::UnexpectedEof,
        }
    }
}

/// The result of decoding.
pub type Result<T> = core::result::Result<T, Error>;

/// A value that can be decoded. Every type that implements [`Decode`] for any lifetime is one.
pub trait Deserializable: Sized {
    /// Decodes a value, and leaves the cursor behind it.
    ///
    /// # Errors
    /// The bytes hold no such value.
    fn deserialize(cursor: &mut Cursor<'_>) -> Result<Self>;

    /// Decodes a value from the start of `bytes`; those that are left over are ignored.
    ///
    /// # Errors
    /// The bytes hold no such value.
    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Self::deserialize(&mut Cursor::from_slice(bytes))
    }
}

impl<T: for<'de> Decode<'de>> Deserializable for T {
    fn deserialize(cursor: &mut Cursor<'_>) -> Result<Self> {
        Ok(cursor.read(|reader| T::decode_alone(reader))?)
    }
}

/// `bytes`
impl Deserializable for Vec<u8> {
    fn deserialize(cursor: &mut Cursor<'_>) -> Result<Self> {
        Ok(cursor.read(|reader: &mut Reader<'_>| Self::from(reader.bytes()))?)
    }
}
