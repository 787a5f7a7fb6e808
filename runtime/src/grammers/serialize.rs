//! Encoding.

use alloc::vec::Vec;

use crate::sized_writer::{Size, filled};
use crate::traits::grown;
use crate::{Encode, EncodeError, Sink};

/// A value that can be encoded. Every type that implements [`Encode`] is one.
///
/// # Panics
/// Methods panic where TL cannot carry the value, as [`Encode::to_bytes`] says by an error: where fields share a bit and
/// are not all there, for one. grammers writes bytes then that no peer can read.
pub trait Serializable {
    /// Appends the bytes of the value to `buffer`.
    fn serialize(&self, buffer: &mut impl Extend<u8>);

    /// The bytes of the value.
    fn to_bytes(&self) -> Vec<u8> {
        let mut buffer = Vec::new();
        self.serialize(&mut buffer);
        buffer
    }
}

impl<T: Encode> Serializable for T {
    fn serialize(&self, buffer: &mut impl Extend<u8>) {
        buffer.extend(Serializable::to_bytes(self));
    }

    fn to_bytes(&self) -> Vec<u8> {
        let size = self.encode_alone(Size(0)).0;
        let filled = filled(size, |memory| self.encode_alone(memory));
        filled.unwrap_or_else(|| carried(grown(size, |writer| self.encode_alone(writer))))
    }
}

/// `bytes`
impl Serializable for Vec<u8> {
    fn serialize(&self, buffer: &mut impl Extend<u8>) {
        self.as_slice().serialize(buffer);
    }
}

/// `bytes`
impl Serializable for &[u8] {
    fn serialize(&self, buffer: &mut impl Extend<u8>) {
        buffer.extend(carried(grown(self.len(), |writer| writer.bytes(self))));
    }
}

/// The bytes of a value that TL can carry.
#[expect(clippy::panic, reason = "the trait has no way to return an error, and other bytes would be worse than none")]
fn carried(bytes: Result<Vec<u8>, EncodeError>) -> Vec<u8> {
    bytes.unwrap_or_else(|error| panic!("the value cannot be encoded: {error}"))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec;

    use super::Serializable;
    use crate::{Encode, EncodeError, Sink};

    #[test]
    fn bytes_and_strings_have_their_length_in_front_and_zeros_behind() {
        assert_eq!(vec![7_u8, 8].to_bytes(), [2, 7, 8, 0]);
        assert_eq!([7_u8, 8].as_slice().to_bytes(), [2, 7, 8, 0]);
        assert_eq!(Serializable::to_bytes(&String::from("ab")), [2, b'a', b'b', 0]);
        assert_eq!(vec![0_u8; 300].to_bytes().len(), 304);
    }

    #[test]
    fn serialize_appends() {
        let mut buffer = vec![1];
        2_i32.serialize(&mut buffer);
        vec![3_u8].serialize(&mut buffer);
        assert_eq!(buffer, [1, 2, 0, 0, 0, 1, 3, 0, 0]);
    }

    #[test]
    #[should_panic(expected = "the value cannot be encoded")]
    fn values_without_an_encoding_panic() {
        struct Nothing;

        impl Encode for Nothing {
            fn encode<S: Sink>(&self, sink: S) -> S {
                sink.fail(EncodeError::NoValue("Nothing"))
            }
        }

        let _ = Serializable::to_bytes(&Nothing);
    }
}
