//! A position in bytes.

use alloc::vec::Vec;

use super::error::{Error, Result};
use crate::{DecodeError, Limits, Reader};

/// The memory that values may take besides what [`Limits`] allow for the length of the bytes: enums without boxes take thousands of
/// bytes where there are a few on the wire.
const MORE_MEMORY: usize = 128 << 20;

/// Bytes, and how many of them are read.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `bytes`.
    #[must_use]
    pub fn from_slice(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    /// How many bytes are read.
    #[must_use]
    pub fn pos(&self) -> usize {
        self.position
    }

    /// Reads a byte.
    ///
    /// # Errors
    /// There is none left.
    pub fn read_byte(&mut self) -> Result<u8> {
        self.take(1).and_then(|bytes| bytes.first().copied().ok_or(Error::UnexpectedEof))
    }

    /// Reads as many bytes as `buffer` holds.
    ///
    /// # Errors
    /// There are not so many left; none is read then.
    pub fn read_exact(&mut self, buffer: &mut [u8]) -> Result<()> {
        buffer.copy_from_slice(self.take(buffer.len())?);
        Ok(())
    }

    /// Adds all bytes that are left to `buffer`, and returns their number.
    ///
    /// # Errors
    /// None: the signature is that of grammers.
    pub fn read_to_end(&mut self, buffer: &mut Vec<u8>) -> Result<usize> {
        let rest = self.rest();
        buffer.extend_from_slice(rest);
        self.position = self.bytes.len();
        Ok(rest.len())
    }

    /// Reads a value, and stays where it is if that fails.
    pub(super) fn read<T>(&mut self, read: impl FnOnce(&mut Reader<'a>) -> T) -> core::result::Result<T, DecodeError> {
        let rest = self.rest();
        let memory = rest.len().saturating_mul(48).saturating_add(MORE_MEMORY);
        let (value, size) = Reader::read_prefix(rest, Limits::new().memory(memory), read)?;
        self.position += size;
        Ok(value)
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest().len()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.position..).unwrap_or_default()
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let taken = self.rest().get(..count).ok_or(Error::UnexpectedEof)?;
        self.position += count;
        Ok(taken)
    }
}
