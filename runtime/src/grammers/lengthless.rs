//! Values that have less in front of them than usual.

use alloc::vec::Vec;

use super::deserialize::{Error, Result};
use super::{Cursor, Deserializable, Serializable};
use crate::MAX_EMPTY_ELEMENTS;

/// `vector T`, bare: a count and the elements, without an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawVec<T>(pub Vec<T>);

/// Bytes as they are, to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob(pub Vec<u8>);

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl<T: Serializable> Serializable for RawVec<T> {
    fn serialize(&self, buffer: &mut impl Extend<u8>) {
        // No peer reads a message of so many elements that this cuts their count.
        (self.0.len() as u32).serialize(buffer);
        self.0.iter().for_each(|value| value.serialize(buffer));
    }
}

impl<T: Deserializable> Deserializable for RawVec<T> {
    fn deserialize(cursor: &mut Cursor<'_>) -> Result<Self> {
        let count = u32::deserialize(cursor)?;
        if count as usize > cursor.left().saturating_add(MAX_EMPTY_ELEMENTS as usize) {
            return Err(Error::UnexpectedEof);
        }
        (0..count).map(|_| T::deserialize(cursor)).collect::<Result<_>>().map(Self)
    }
}

impl Serializable for Blob {
    fn serialize(&self, buffer: &mut impl Extend<u8>) {
        buffer.extend(self.0.iter().copied());
    }
}

impl Deserializable for Blob {
    fn deserialize(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut bytes = Vec::new();
        cursor.read_to_end(&mut bytes)?;
        Ok(Self(bytes))
    }
}
