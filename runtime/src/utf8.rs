//! The check that bytes are text, of which decoding strings consists for the most part.

/// Bytes as text; none if they are not UTF-8.
#[cfg(not(feature = "simd"))]
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    core::str::from_utf8(bytes).ok()
}

/// Bytes as text; none if they are not UTF-8. Many bytes are looked at by one instruction.
#[cfg(feature = "simd")]
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok()
}
