//! Vectors without an id, and bytes without a length.

use alloc::vec::Vec;

use super::cursor::Cursor;
use super::deserialize::Deserializable;
use super::error::{Error, Result};
use super::serialize::Serializable;
use crate::MAX_EMPTY_ELEMENTS;

/// `vector T`, bare: a count and the elements, without an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawVec<T>(pub Vec<T>);

/// Bytes that are encoded already.
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

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn a_count_alone_stands_in_front_of_a_raw_vector() {
        let vector = RawVec(vec![1_i32, 2]);
        assert_eq!(vector.to_bytes(), [2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]);
        assert_eq!(RawVec::from_bytes(&vector.to_bytes()), Ok(vector));
    }

    #[test]
    fn a_count_beyond_all_bytes_is_an_error_even_of_elements_without_bytes() {
        /// An element that takes no bytes.
        #[derive(Debug, PartialEq)]
        struct Nothing;

        impl Deserializable for Nothing {
            fn deserialize(_: &mut Cursor<'_>) -> Result<Self> {
                Ok(Self)
            }
        }

        assert_eq!(RawVec::<Nothing>::from_bytes(&[2, 0, 0, 0]).map(|vector| vector.0.len()), Ok(2));
        assert_eq!(RawVec::<Nothing>::from_bytes(&[0xff; 4]), Err(Error::UnexpectedEof));
        assert_eq!(RawVec::<i32>::from_bytes(&[0xff; 4]), Err(Error::UnexpectedEof));
    }
}
