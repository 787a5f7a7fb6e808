//! Limits of decoding and encoding, which hold for any bytes and any value.

/// Depth to which values of recursive types may nest, as in generated code by default.
pub const MAX_DEPTH: usize = 64;

/// Number of values in one decoded tree. Flags take no bytes: without this limit, a file could demand thousands of
/// times its size.
pub const MAX_VALUES: usize = 1 << 20;

/// Number of bytes of everything that is packed, once it is unpacked.
pub const MAX_UNPACKED: usize = 16 << 20;

/// Number of levels in all. Types that cannot hold themselves nest as deep as the schema declares, which may exceed the
/// stack.
pub(super) const MAX_LEVELS: usize = 256;

/// Number of values that take no bytes, for an input of `length` bytes: a count alone says how many there are. A word
/// of flags makes 32 such values, and a little more is free.
pub(super) const fn max_empty(length: usize) -> usize {
    length.saturating_mul(8).saturating_add(1024)
}
