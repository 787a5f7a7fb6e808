//! A growing buffer for encoded bytes.

use alloc::vec::Vec;

use crate::EncodeError;

/// A growing buffer for encoded bytes, used through [`Sink`](crate::Sink): `value.encode(&mut writer)`.
///
/// Encoding never fails on the spot: the first error is kept, and [`finish`](Self::finish) returns it in place of the
/// bytes.
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

    #[inline]
    pub(crate) fn append(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Keeps an error. An earlier one stays.
    pub(crate) fn keep(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }
}
