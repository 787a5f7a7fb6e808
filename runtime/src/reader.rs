//! A reader of encoded bytes that keeps its first error.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::length::{MEDIUM, padding};
use crate::{Decode, DecodeBare, DecodeError, DecodeErrorKind, FormDecode, Limits, MAX_EMPTY_ELEMENTS};

/// Bytes that TL is decoded from, and the rest of the limits.
///
/// No byte is trusted, and reading never fails on the spot: the first error is kept, no byte is left from then on, and
/// [`read`](Self::read) returns the error. Values read after it stand in for those that are not there: numbers are 0,
/// strings and vectors empty, optional values absent, and enums their simplest variant. So there is nothing to check between
/// two fields, and reading comes to an end whatever the bytes are.
#[derive(Debug)]
pub struct Reader<'de> {
    rest: &'de [u8],
    /// How many bytes there were.
    length: usize,
    /// How much deeper values may nest.
    depth: u16,
    /// How much more memory vectors and boxes may take.
    memory: usize,
    /// How many more elements may take no bytes.
    empty: u32,
    /// Why nothing is left.
    error: Option<DecodeError>,
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
        match Self::read_prefix(bytes, limits, read)? {
            (value, size) if size == bytes.len() => Ok(value),
            (_, size) => Err(trailing(bytes.len() - size, size)),
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
        let length = bytes.len();
        let (depth, memory) = (limits.max_depth(), limits.max_memory(length));
        let mut reader = Self { rest: bytes, length, depth, memory, empty: MAX_EMPTY_ELEMENTS, error: None };
        let value = read(&mut reader);
        match reader.error {
            Some(error) => Err(error),
            None => Ok((value, reader.offset())),
        }
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

    /// How many bytes were read; all of them once something has failed.
    #[must_use]
    #[inline]
    pub fn offset(&self) -> usize {
        self.length - self.rest.len()
    }

    /// How many bytes are left.
    #[must_use]
    #[inline]
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// Returns whether something has failed.
    #[must_use]
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Fails at the next byte, unless something has failed before: the first error stays.
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
            Some(&length) if length < MEDIUM => self.padded(1, usize::from(length)),
            _ => self.long_bytes(),
        }
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
        core::str::from_utf8(bytes).unwrap_or_else(|_| {
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

    /// Passes an id that was looked at.
    #[inline]
    pub fn skip_id(&mut self) {
        _ = self.id();
    }

    /// Reads an id and fails unless it is `id`; `name` is what should stand here.
    #[inline]
    pub fn expect_id(&mut self, id: u32, name: &'static str) {
        let found = self.id();
        if found != id {
            self.unexpected_id(name, found);
        }
    }

    /// Fails because of an id, just read, that no constructor of the type `expected` has.
    #[cold]
    #[inline(never)]
    pub fn unexpected_id(&mut self, expected: &'static str, found: u32) {
        self.fail_at(DecodeErrorKind::UnexpectedId { expected, found }, self.offset().saturating_sub(4));
    }
}

/// Values within values.
impl<'de> Reader<'de> {
    /// A value in its usual form.
    #[inline]
    #[must_use]
    pub fn get<T: Decode<'de>>(&mut self) -> T {
        T::decode(self)
    }

    /// A value in a form.
    #[inline]
    #[must_use]
    pub fn get_as<T, F: FormDecode<'de, T>>(&mut self, form: F) -> T {
        form.decode(self)
    }

    /// A value in its usual form, if it is there.
    ///
    /// What says that it is should have been read in the same struct, so that it is 0 once something has failed. Where it was
    /// not, and is the same for all values within one another, add that nothing has [failed](Self::has_failed): else
    /// they never end.
    #[inline]
    #[must_use]
    pub fn some<T: Decode<'de>>(&mut self, is_there: bool) -> Option<T> {
        if is_there { Some(T::decode(self)) } else { None }
    }

    /// A value in a form, if it is there; see [`some`](Self::some).
    #[inline]
    #[must_use]
    pub fn some_as<T, F: FormDecode<'de, T>>(&mut self, is_there: bool, form: F) -> Option<T> {
        if is_there { Some(form.decode(self)) } else { None }
    }

    /// The fields of a combinator. An error says that it came up in there.
    #[inline]
    #[must_use]
    pub fn bare<T: DecodeBare<'de>>(&mut self) -> T {
        self.within(T::NAME, T::decode_bare)
    }

    /// Reads what is in a combinator. An error says that it came up in there.
    #[inline]
    #[must_use]
    pub fn within<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        let had_failed = self.has_failed();
        let value = read(self);
        if self.has_failed() && !had_failed {
            self.failed_in(name);
        }
        value
    }

    #[cold]
    #[inline(never)]
    fn failed_in(&mut self, name: &'static str) {
        self.error = self.error.take().map(|error| error.within(name));
    }

    /// As [`bare`](Self::bare), in a box, which is charged for.
    #[inline]
    #[must_use]
    pub fn bare_in_box<T: DecodeBare<'de>>(&mut self) -> Box<T> {
        self.charge(size_of::<T>());
        Box::write(Box::new_uninit(), self.bare())
    }

    /// Reads one level deeper, for types that can hold themselves: input decides how deep they nest, and without a limit
    /// it could exhaust the stack.
    #[inline]
    #[must_use]
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth == 0 {
            self.fail(DecodeErrorKind::TooDeep);
        }
        // Once something has failed the types say how deep it goes, and that is not far.
        self.depth = self.depth.wrapping_sub(1);
        let value = read(self);
        self.depth = self.depth.wrapping_add(1);
        value
    }

    /// Takes `bytes` of memory from what vectors and boxes may take, and fails if there is less.
    #[inline]
    pub fn charge(&mut self, bytes: usize) {
        match self.memory.checked_sub(bytes) {
            Some(left) => self.memory = left,
            None => self.fail(DecodeErrorKind::TooMuchMemory { needed: bytes, left: self.memory }),
        }
    }

    /// Reads `count` values of at least `min_size` bytes each, one after the other. No memory is taken before the bytes
    /// that are left and the limits allow for all of them.
    #[inline]
    #[must_use]
    pub fn values<T>(&mut self, count: u32, min_size: usize, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        if min_size == 0 {
            return self.values_of_any_size(count, read);
        }
        self.allow_for::<T>(count, min_size);
        if self.has_failed() {
            return Vec::new();
        }
        let mut values = Vec::with_capacity(count as usize);
        for _ in 0..count {
            values.push(read(self));
            if self.has_failed() {
                break;
            }
        }
        values
    }

    /// Reads `count` values that may take no bytes at all, so that the bytes that are left say nothing about how many there
    /// can be: room is made for twice as many when it is needed, and few may be empty.
    fn values_of_any_size<T>(&mut self, count: u32, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut values = Vec::new();
        for most in 0..count as usize {
            let left = self.remaining();
            if values.len() == values.capacity() {
                let more = most.max(1);
                // While values move, both the old place and the new one are taken.
                self.charge(size_of::<T>().saturating_mul(most + more));
                if !self.has_failed() {
                    values.reserve_exact(more);
                }
            }
            if self.has_failed() {
                break;
            }
            values.push(read(self));
            if self.remaining() == left {
                match self.empty.checked_sub(1) {
                    Some(empty) => self.empty = empty,
                    None => self.fail(DecodeErrorKind::CountTooLarge { count, most }),
                }
            }
        }
        values
    }

    /// `count` numbers of `N` bytes, one after the other, at the speed of a copy: `from_bytes` is `from_le_bytes`.
    #[inline]
    pub(crate) fn numbers<T, const N: usize>(&mut self, count: u32, from_bytes: impl Fn([u8; N]) -> T) -> Vec<T> {
        self.allow_for::<T>(count, N);
        collect(self.raw((count as usize).saturating_mul(N)).as_chunks().0, from_bytes)
    }

    /// Fails unless the bytes that are left and the limits allow for `count` values.
    #[inline]
    fn allow_for<T>(&mut self, count: u32, min_size: usize) {
        let most = self.remaining() / min_size.max(1);
        if count as usize > most {
            self.fail(DecodeErrorKind::CountTooLarge { count, most });
        }
        self.charge(size_of::<T>().saturating_mul(count as usize));
    }
}

#[cold]
#[inline(never)]
fn trailing(left: usize, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::TrailingBytes { left }, offset)
}

/// Where values lie in memory as they do on the wire, the compiler makes a `memcpy` of this, if nothing else is in its way.
#[inline(never)]
fn collect<T, const N: usize>(bytes: &[[u8; N]], from_bytes: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.iter().map(|bytes| from_bytes(*bytes)).collect()
}
