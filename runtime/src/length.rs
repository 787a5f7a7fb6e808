//! The three forms in which the length of a byte string is written.
//!
//! | length | header |
//! |---|---|
//! | up to 253 | 1 byte: the length |
//! | below 2^24 | 4 bytes: 0xFE, then the length in 3 |
//! | below 2^56 | 8 bytes: 0xFF, then the length in 7 (of TDLib) |
//!
//! Zeros follow the bytes until header and bytes fill whole words of 4.

/// The longest length in 1 byte.
pub(crate) const MAX_SHORT: usize = 253;
/// The longest length in 3 bytes after [`MEDIUM`].
const MAX_MEDIUM: usize = (1 << 24) - 1;
/// The longest length in 7 bytes after [`LONG`].
const MAX_LONG: u64 = (1 << 56) - 1;
/// The first byte of a header of 4 bytes.
pub(crate) const MEDIUM: u8 = 0xfe;
/// The first byte of a header of 8 bytes.
const LONG: u8 = 0xff;

/// A header of more than one byte.
pub(crate) enum LongHeader {
    Medium([u8; 4]),
    Long([u8; 8]),
}

impl LongHeader {
    #[inline]
    pub(crate) const fn as_slice(&self) -> &[u8] {
        match self {
            Self::Medium(bytes) => bytes,
            Self::Long(bytes) => bytes,
        }
    }
}

/// The header of more than [`MAX_SHORT`] bytes; none if they are too many.
#[inline]
pub(crate) const fn long_header(length: usize) -> Option<LongHeader> {
    let wide = length as u64;
    if length <= MAX_MEDIUM {
        Some(LongHeader::Medium((MEDIUM as u32 | (length as u32) << 8).to_le_bytes()))
    } else if wide <= MAX_LONG {
        Some(LongHeader::Long((LONG as u64 | wide << 8).to_le_bytes()))
    } else {
        None
    }
}

/// The number of zeros after `size` bytes, header included.
#[inline]
pub(crate) const fn padding(size: usize) -> usize {
    size.wrapping_neg() & 3
}

/// The number of bytes that a byte string of this length takes: header, bytes and padding.
#[must_use]
#[inline]
pub const fn size_of_bytes(length: usize) -> usize {
    let header = if length <= MAX_SHORT {
        1
    } else if length <= MAX_MEDIUM {
        4
    } else {
        8
    };
    let size = header + length;
    size + padding(size)
}
