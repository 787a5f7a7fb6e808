//! Decoding.

use alloc::vec::Vec;

pub use super::cursor::Cursor;
pub use super::error::{Error, Result};
use crate::{Decode, Reader};

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

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec;
    use alloc::vec::Vec;

    use super::{Cursor, Deserializable, Error};

    #[test]
    fn left_over_bytes_are_accepted_and_missing_ones_are_not() {
        assert_eq!(i32::from_bytes(&[1, 0, 0, 0, 9]), Ok(1));
        assert_eq!(i32::from_bytes(&[1, 0, 0]), Err(Error::UnexpectedEof));
        assert_eq!(Vec::<u8>::from_bytes(&[2, 7, 8, 0, 9]), Ok(vec![7, 8]));
    }

    #[test]
    fn errors_tell_an_id_and_everything_else_is_an_end() {
        let id = bool::from_bytes(&[1, 0, 0, 0]).unwrap_err();
        assert_eq!(id, Error::UnexpectedConstructor { id: 1 });
        assert_eq!(id.to_string(), "unexpected constructor: 00000001");
        assert_eq!(String::from_bytes(&[1, 0xff, 0, 0]), Err(Error::UnexpectedEof));
        assert_eq!(
            Vec::<i32>::from_bytes(&[0x15, 0xc4, 0xb5, 0x1c, 0xff, 0xff, 0xff, 0xff]),
            Err(Error::UnexpectedEof)
        );
    }

    #[test]
    fn a_cursor_stays_where_it_is_when_a_value_is_none() {
        let mut cursor = Cursor::from_slice(&[1, 0, 0, 0, 2, 0]);
        assert_eq!(u32::deserialize(&mut cursor), Ok(1));
        assert!(u32::deserialize(&mut cursor).is_err());
        assert_eq!(cursor.pos(), 4);
        let mut two = [0; 2];
        assert!(cursor.read_exact(&mut [0; 3]).is_err());
        assert_eq!((cursor.read_exact(&mut two), two), (Ok(()), [2, 0]));
        assert_eq!(cursor.read_byte(), Err(Error::UnexpectedEof));
        assert_eq!(cursor.read_to_end(&mut vec![]), Ok(0));
    }
}
