//! Bytes to text.

use std::fmt;

/// The reason that bytes are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingError {
    /// The bytes look like this other encoding.
    Other(&'static str),
    /// The byte where UTF-8 ends.
    At(usize),
}

impl fmt::Display for EncodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(encoding) => write!(f, "the text is {encoding}: save the file as UTF-8"),
            Self::At(at) => write!(f, "the text is not UTF-8 (first at byte {at}): save the file as UTF-8"),
        }
    }
}

impl std::error::Error for EncodingError {}

/// The text that bytes hold.
///
/// # Errors
/// Bytes in another encoding than UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, EncodingError> {
    if let Some(encoding) = other_encoding(bytes) {
        return Err(EncodingError::Other(encoding));
    }
    std::str::from_utf8(bytes).map_err(|error| EncodingError::At(error.valid_up_to()))
}

/// The wide encoding that the first characters show: by a byte-order mark, or by a zero in each of two ASCII
/// characters.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [1..=255, 0, 1..=255, 0, ..] | [0, 1..=255, 0, 1..=255, ..] => Some("UTF-16"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{EncodingError, decode};

    #[test]
    fn encodings_other_than_utf_8_are_named() {
        let units = || "a x:int = A;".encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little.clone()).collect();
        for text in [little, big, marked] {
            assert_eq!(decode(&text), Err(EncodingError::Other("UTF-16")));
        }
        assert_eq!(decode(b"\xff\xfe\0\0a\0\0\0"), Err(EncodingError::Other("UTF-32")));
        assert_eq!(decode(b"caf\xe9"), Err(EncodingError::At(3)));
    }

    #[test]
    fn utf_8_passes_with_and_without_a_mark() {
        for text in ["", "a", "\u{feff}a = A;", "é", "a\0= A;"] {
            assert_eq!(decode(text.as_bytes()), Ok(text));
        }
    }
}
