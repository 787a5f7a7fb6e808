//! A buffer that grows.

use alloc::vec::Vec;

use crate::{EncodeError, Sink};

/// A buffer that TL is written to, through [`Sink`]: `value.encode(&mut writer)`.
///
/// Writing never fails on the spot: the first error is kept, and [`finish`](Self::finish) returns it in place of the bytes.
#[derive(Debug, Default)]
pub struct Writer {
    buffer: Vec<u8>,
    error: Option<EncodeError>,
}

impl Writer {
    /// An empty writer with room for this many bytes; it grows if that is too few.
    #[must_use]
    #[inline]
    pub fn with_capacity(bytes: usize) -> Self {
        Self { buffer: Vec::with_capacity(bytes), error: None }
    }

    /// The bytes, or the first error.
    #[inline]
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.error {
            None => Ok(self.buffer),
            Some(error) => Err(error),
        }
    }
}

impl Sink for &mut Writer {
    #[inline]
    fn raw(self, bytes: &[u8]) -> Self {
        self.buffer.extend_from_slice(bytes);
        self
    }

    /// Makes [`finish`](Writer::finish) fail, unless it would already.
    #[cold]
    #[inline(never)]
    fn fail(self, error: EncodeError) -> Self {
        self.error.get_or_insert(error);
        self
    }
}
