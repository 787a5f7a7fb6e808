//! A reader of encoded bytes that keeps its first error.

use crate::length::{MEDIUM, padding};
use crate::utf8::text;
use crate::{DecodeError, DecodeErrorKind, Limits, MAX_EMPTY_ELEMENTS};

/// Encoded bytes, the position in them, and the rest of the limits.
///
/// The bytes are untrusted, and decoding never fails on the spot: the first error is kept, the rest of the bytes is
/// dropped, and [`read`](Self::read) returns the error. Values decoded after it are placeholders: numbers are 0,
/// strings and vectors empty, optional values absent, and enums their simplest variant. So generated code checks
/// nothing between two fields, and decoding ends for any bytes.
#[derive(Debug)]
pub struct Reader<'de> {
    rest: &'de [u8],
    /// The number of bytes in all.
    length: usize,
    /// The levels that values may still nest.
    pub(super) depth: u16,
    /// The memory that vectors and boxes may still take.
    pub(super) memory: usize,
    /// The number of elements without bytes that may still come.
    pub(super) empty: u32,
    /// The first error, after which nothing is left.
    pub(super) error: Option<DecodeError>,
    /// The bytes, if values may share them.
    #[cfg(feature = "bytes")]
    shared: Option<&'de bytes::Bytes>,
}

/// Construction, position, end.
impl<'de> Reader<'de> {
    /// Decodes a value from all of `bytes`, within `limits`: bytes that are left over are an error.
    ///
    /// A reader exists only here and in [`read_prefix`](Self::read_prefix), so that no value gets past its error.
    ///
    /// ```
    /// use typewright_runtime::{Limits, Reader};
    ///
    /// let sum = Reader::read(&[1, 0, 0, 0, 2, 0, 0, 0], Limits::new(), |reader| reader.int() + reader.int())?;
    /// assert_eq!(sum, 3);
    /// assert!(Reader::read(&[1, 0, 0], Limits::new(), |reader| reader.int()).is_err());
    /// # Ok::<(), typewright_runtime::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// The first error of the reader, or trailing bytes.
    #[inline]
    pub fn read<T>(bytes: &'de [u8], limits: Limits, read: impl FnOnce(&mut Self) -> T) -> Result<T, DecodeError> {
        let mut reader = Self::new(bytes, limits);
        let value = read(&mut reader);
        match reader.finish() {
            None => Ok(value), // the only move of the value, which may be large
            Some(error) => Err(error),
        }
    }

    /// Decodes a value from the start of `bytes`, within `limits`: the value and its number of bytes.
    ///
    /// # Errors
    /// The first error of the reader.
    #[inline]
    pub fn read_prefix<T>(
        bytes: &'de [u8],
        limits: Limits,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Result<(T, usize), DecodeError> {
        let mut reader = Self::new(bytes, limits);
        let value = read(&mut reader);
        match reader.error {
            Some(error) => Err(error),
            None => Ok((value, reader.offset())),
        }
    }

    #[inline]
    fn new(bytes: &'de [u8], limits: Limits) -> Self {
        let length = bytes.len();
        Self {
            rest: bytes,
            length,
            depth: limits.max_depth(),
            memory: limits.max_memory(length),
            empty: MAX_EMPTY_ELEMENTS,
            error: None,
            #[cfg(feature = "bytes")]
            shared: None,
        }
    }

    /// The first error, or that bytes are left over.
    #[inline]
    fn finish(self) -> Option<DecodeError> {
        match self.error {
            None if !self.rest.is_empty() => Some(trailing(self.remaining(), self.offset())),
            error => error,
        }
    }

    /// As [`read`](Self::read), from bytes that the value may share: its fields of [`Bytes`](crate::Bytes) are parts of
    /// them, and nothing is copied. The whole input then stays in memory until the last of those fields is dropped.
    ///
    /// ```
    /// use typewright_runtime::{ByteString, Bytes, Limits, Reader};
    ///
    /// let input = Bytes::from(vec![3, 7, 8, 9]);
    /// let part: Bytes = Reader::read_shared(&input, Limits::new(), |reader| reader.get_as(ByteString))?;
    /// assert_eq!(part, [7, 8, 9].as_slice());
    /// assert_eq!(part.as_ptr(), input[1..].as_ptr());
    /// # Ok::<(), typewright_runtime::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// As those of [`read`](Self::read).
    #[cfg(feature = "bytes")]
    #[inline]
    pub fn read_shared<T>(
        bytes: &'de bytes::Bytes,
        limits: Limits,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Result<T, DecodeError> {
        Self::read(bytes, limits, |reader| {
            reader.shared = Some(bytes);
            read(reader)
        })
    }

    /// Decodes a value from the next `count` bytes, which it has to take all.
    #[must_use]
    pub fn frame<T>(&mut self, count: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let (end, length) = (self.offset().saturating_add(count), self.length);
        let bytes = self.raw(count);
        let behind = self.rest;
        if !self.has_failed() {
            (self.rest, self.length) = (bytes, end);
        }
        let value = read(self);
        if !self.rest.is_empty() && !self.has_failed() {
            self.fail(DecodeErrorKind::TrailingBytes { left: self.remaining() });
        }
        self.length = length;
        if !self.has_failed() {
            self.rest = behind;
        }
        value
    }

    /// The number of bytes that were read; all of them after an error.
    #[must_use]
    #[inline]
    pub fn offset(&self) -> usize {
        self.length - self.rest.len()
    }

    /// The number of bytes that are left.
    #[must_use]
    #[inline]
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// Returns whether there is an error.
    #[must_use]
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Fails at the next byte. An earlier error stays.
    #[cold]
    #[inline(never)]
    pub fn fail(&mut self, kind: DecodeErrorKind) {
        self.fail_at(kind, self.offset());
    }

    #[cold]
    #[inline(never)]
    fn fail_at(&mut self, kind: DecodeErrorKind, offset: usize) {
        if self.error.is_none() {
            self.error = Some(DecodeError::new(kind, offset));
            self.rest = &[];
        }
    }

    #[cold]
    #[inline(never)]
    fn ends_early(&mut self, needed: usize) {
        self.fail(DecodeErrorKind::UnexpectedEnd { needed, left: self.remaining() });
    }

    /// Fails at the first word that is not there.
    #[cold]
    #[inline(never)]
    fn ends_within_words(&mut self) {
        self.rest = self.rest.as_chunks::<4>().1;
        self.ends_early(4);
    }
}

/// Builtins.
impl<'de> Reader<'de> {
    /// The next `N` bytes as they are.
    #[inline]
    #[must_use]
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                *bytes
            }
            None => {
                self.ends_early(N);
                [0; N]
            }
        }
    }

    /// The next `count` bytes as they are.
    #[inline]
    #[must_use]
    pub fn raw(&mut self, count: usize) -> &'de [u8] {
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                self.ends_early(count);
                &[]
            }
        }
    }

    /// `#`: 4 bytes.
    #[inline]
    #[must_use]
    pub fn nat(&mut self) -> u32 {
        u32::from_le_bytes(self.array())
    }

    /// `int`: 4 bytes.
    #[inline]
    #[must_use]
    pub fn int(&mut self) -> i32 {
        i32::from_le_bytes(self.array())
    }

    /// Several `int` after one another, after one check for all of them.
    #[inline]
    #[must_use]
    pub fn ints<const N: usize>(&mut self) -> [i32; N] {
        match self.rest.split_at_checked(4 * N) {
            Some((ints, rest)) => {
                self.rest = rest;
                ints.as_chunks().0.first_chunk().map_or([0; N], |ints| ints.map(i32::from_le_bytes))
            }
            None => {
                self.ends_within_words();
                [0; N]
            }
        }
    }

    /// `long`: 8 bytes.
    #[inline]
    #[must_use]
    pub fn long(&mut self) -> i64 {
        i64::from_le_bytes(self.array())
    }

    /// `float`: 4 bytes.
    #[inline]
    #[must_use]
    pub fn float(&mut self) -> f32 {
        f32::from_le_bytes(self.array())
    }

    /// `double`: 8 bytes.
    #[inline]
    #[must_use]
    pub fn double(&mut self) -> f64 {
        f64::from_le_bytes(self.array())
    }

    /// `bytes`: a length, the bytes, and padding, which may hold anything.
    #[inline]
    #[must_use]
    pub fn bytes(&mut self) -> &'de [u8] {
        match self.rest.first() {
            Some(&length) if length < MEDIUM => self.short_bytes(usize::from(length)),
            _ => self.long_bytes(),
        }
    }

    /// `bytes` with a header of 1 byte. The compiler sees that they fit in the words that are there.
    #[inline]
    fn short_bytes(&mut self, length: usize) -> &'de [u8] {
        let size = (length | 3) + 1;
        match self.rest.split_at_checked(size) {
            Some((all, rest)) => {
                self.rest = rest;
                all.get(1..=length).unwrap_or_default()
            }
            None => {
                self.ends_early(size);
                &[]
            }
        }
    }

    /// `bytes`, as a part of the input if values may share that, and as a copy otherwise.
    #[cfg(feature = "bytes")]
    #[inline]
    pub(crate) fn shared_bytes(&mut self) -> bytes::Bytes {
        let part = self.bytes();
        self.shared.map_or_else(|| bytes::Bytes::copy_from_slice(part), |shared| shared.slice_ref(part))
    }

    /// `bytes` with a header of 4 or 8 bytes: `0xFE` or `0xFF`, then the length.
    fn long_bytes(&mut self) -> &'de [u8] {
        let medium = self.rest.first_chunk().map(|header| u32::from_le_bytes(*header));
        let long = self.rest.first_chunk().map(|header| u64::from_le_bytes(*header));
        match (medium, long) {
            (Some(header), _) if header as u8 == MEDIUM => self.padded(4, header as usize >> 8),
            (_, Some(header)) => self.padded(8, usize::try_from(header >> 8).unwrap_or(usize::MAX)),
            (medium, None) => {
                self.ends_early(if medium.is_none() { 4 } else { 8 });
                &[]
            }
        }
    }

    /// `length` bytes after a header, and the padding after both.
    #[inline]
    fn padded(&mut self, header: usize, length: usize) -> &'de [u8] {
        let size = header.saturating_add(length);
        let all = self.raw(size.saturating_add(padding(size)));
        all.get(header..size).unwrap_or_default()
    }

    /// `string`: as `bytes`, and valid UTF-8.
    #[inline]
    #[must_use]
    pub fn string(&mut self) -> &'de str {
        let offset = self.offset();
        let bytes = self.bytes();
        text(bytes).unwrap_or_else(|| {
            self.fail_at(DecodeErrorKind::InvalidUtf8, offset);
            ""
        })
    }
}

/// Ids.
impl<'de> Reader<'de> {
    /// The id of a constructor or function.
    #[inline]
    #[must_use]
    pub fn id(&mut self) -> u32 {
        self.nat()
    }

    /// The next id, which stays unread; none if there are not enough bytes for one.
    #[must_use]
    #[inline]
    pub fn peek_id(&self) -> Option<u32> {
        self.rest.first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// Skips an id that was peeked at.
    #[inline]
    pub fn skip_id(&mut self) {
        _ = self.id();
    }

    /// Reads an id and fails unless it is `id`; an error names the expected constructor `name`.
    #[inline]
    pub fn expect_id(&mut self, id: u32, name: &'static str) {
        let found = self.id();
        if found != id {
            self.unexpected_id(name, found);
        }
    }

    /// Fails since no constructor of the type `expected` has the id `found`, which was just read.
    #[cold]
    #[inline(never)]
    pub fn unexpected_id(&mut self, expected: &'static str, found: u32) {
        self.fail_at(DecodeErrorKind::UnexpectedId { expected, found }, self.offset().saturating_sub(4));
    }
}

#[cold]
#[inline(never)]
fn trailing(left: usize, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::TrailingBytes { left }, offset)
}
