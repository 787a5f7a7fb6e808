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
pub(crate) const MAX_MEDIUM: usize = (1 << 24) - 1;
/// The longest length in 7 bytes after [`LONG`].
pub(crate) const MAX_LONG: u64 = (1 << 56) - 1;
/// The first byte of a header of 4 bytes.
pub(crate) const MEDIUM: u8 = 0xfe;
/// The first byte of a header of 8 bytes.
pub(crate) const LONG: u8 = 0xff;

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
