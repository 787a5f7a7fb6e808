//! Bytes to values.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::length::{MEDIUM, padding};
use crate::{Decode, DecodeBare, DecodeError, DecodeErrorKind, FormDecode, Limits, MAX_EMPTY_ELEMENTS};

/// Bytes that TL is read from, and what reading may still cost.
///
/// Nothing that it reads is trusted. A reader that has returned an error has no use any more: it stands anywhere.
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
}

/// Construction, position, end.
impl<'de> Reader<'de> {
    /// A reader of `bytes` within the default limits.
    #[must_use]
    #[inline]
    pub fn new(bytes: &'de [u8]) -> Self {
        Self::with_limits(bytes, Limits::new())
    }

    /// A reader of `bytes` within `limits`.
    #[must_use]
    #[inline]
    pub fn with_limits(bytes: &'de [u8], limits: Limits) -> Self {
        let length = bytes.len();
        let (depth, memory) = (limits.max_depth(), limits.max_memory(length));
        Self { rest: bytes, length, depth, memory, empty: MAX_EMPTY_ELEMENTS }
    }

    /// How many bytes were read.
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

    /// Fails unless all bytes were read.
    #[inline]
    pub fn finish(&self) -> Result<(), DecodeError> {
        match self.remaining() {
            0 => Ok(()),
            left => Err(self.error(DecodeErrorKind::TrailingBytes { left })),
        }
    }

    /// An error at the next byte.
    #[cold]
    fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    #[cold]
    fn unexpected_end(&self, needed: usize) -> DecodeError {
        self.error(DecodeErrorKind::UnexpectedEnd { needed, left: self.remaining() })
    }
}

/// Builtins.
impl<'de> Reader<'de> {
    /// The next `N` bytes as they are.
    #[inline]
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(*bytes)
            }
            None => Err(self.unexpected_end(N)),
        }
    }

    /// The next `count` bytes as they are.
    #[inline]
    pub fn raw(&mut self, count: usize) -> Result<&'de [u8], DecodeError> {
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(self.unexpected_end(count)),
        }
    }

    /// `#`: 4 bytes.
    #[inline]
    pub fn nat(&mut self) -> Result<u32, DecodeError> {
        self.array().map(u32::from_le_bytes)
    }

    /// `int`: 4 bytes.
    #[inline]
    pub fn int(&mut self) -> Result<i32, DecodeError> {
        self.array().map(i32::from_le_bytes)
    }

    /// `long`: 8 bytes.
    #[inline]
    pub fn long(&mut self) -> Result<i64, DecodeError> {
        self.array().map(i64::from_le_bytes)
    }

    /// `float`: 4 bytes.
    #[inline]
    pub fn float(&mut self) -> Result<f32, DecodeError> {
        self.array().map(f32::from_le_bytes)
    }

    /// `double`: 8 bytes.
    #[inline]
    pub fn double(&mut self) -> Result<f64, DecodeError> {
        self.array().map(f64::from_le_bytes)
    }

    /// `bytes`: a length, the bytes, and padding, which may hold anything.
    #[inline]
    pub fn bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        match self.rest.first() {
            Some(&length) if length < MEDIUM => self.padded(1, usize::from(length)),
            _ => self.long_bytes(),
        }
    }

    /// `bytes` with a header of 4 or 8 bytes: `0xFE` or `0xFF`, then the length.
    fn long_bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        let medium = self.rest.first_chunk().map(|header| u32::from_le_bytes(*header));
        let long = self.rest.first_chunk().map(|header| u64::from_le_bytes(*header));
        match (medium, long) {
            (None, _) => Err(self.unexpected_end(4)),
            (Some(header), _) if header as u8 == MEDIUM => self.padded(4, header as usize >> 8),
            (_, None) => Err(self.unexpected_end(8)),
            (_, Some(header)) => self.padded(8, usize::try_from(header >> 8).unwrap_or(usize::MAX)),
        }
    }

    /// `length` bytes after a header, and the padding after both.
    #[inline]
    fn padded(&mut self, header: usize, length: usize) -> Result<&'de [u8], DecodeError> {
        let size = header.saturating_add(length);
        let all = self.raw(size.saturating_add(padding(size)))?;
        Ok(all.get(header..size).unwrap_or_default())
    }

    /// `string`: as `bytes`, and valid UTF-8.
    #[inline]
    pub fn string(&mut self) -> Result<&'de str, DecodeError> {
        let offset = self.offset();
        let bytes = self.bytes()?;
        core::str::from_utf8(bytes).map_err(|_| DecodeError::new(DecodeErrorKind::InvalidUtf8, offset))
    }
}

/// Ids.
impl<'de> Reader<'de> {
    /// The id of a constructor or function.
    #[inline]
    pub fn id(&mut self) -> Result<u32, DecodeError> {
        self.nat()
    }

    /// The next id, which stays unread; none if there are not enough bytes for one.
    #[must_use]
    #[inline]
    pub fn peek_id(&self) -> Option<u32> {
        self.rest.first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// Reads an id and fails unless it is `id`; `name` is what should stand here.
    #[inline]
    pub fn expect_id(&mut self, id: u32, name: &'static str) -> Result<(), DecodeError> {
        let found = self.id()?;
        if found == id { Ok(()) } else { Err(self.unexpected_id(name, found)) }
    }

    /// The error of an id, just read, that no constructor of the type `expected` has.
    #[cold]
    #[must_use]
    pub fn unexpected_id(&self, expected: &'static str, found: u32) -> DecodeError {
        DecodeError::new(DecodeErrorKind::UnexpectedId { expected, found }, self.offset().saturating_sub(4))
    }
}

/// Values within values.
impl<'de> Reader<'de> {
    /// A value in its usual form.
    #[inline]
    pub fn get<T: Decode<'de>>(&mut self) -> Result<T, DecodeError> {
        T::decode(self)
    }

    /// A value in a form.
    #[inline]
    pub fn get_as<T, F: FormDecode<'de, T>>(&mut self, form: F) -> Result<T, DecodeError> {
        form.decode(self)
    }

    /// A value in its usual form, if it is there.
    #[inline]
    pub fn some<T: Decode<'de>>(&mut self, is_there: bool) -> Result<Option<T>, DecodeError> {
        if is_there { T::decode(self).map(Some) } else { Ok(None) }
    }

    /// A value in a form, if it is there.
    #[inline]
    pub fn some_as<T, F: FormDecode<'de, T>>(&mut self, is_there: bool, form: F) -> Result<Option<T>, DecodeError> {
        if is_there { form.decode(self).map(Some) } else { Ok(None) }
    }

    /// The fields of a combinator. An error says that it came up in there.
    #[inline]
    pub fn bare<T: DecodeBare<'de>>(&mut self) -> Result<T, DecodeError> {
        self.within(T::NAME, T::decode_bare)
    }

    /// Reads what is in a combinator. An error says that it came up in there.
    #[inline]
    pub fn within<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        read(self).map_err(|error| error.within(name))
    }

    /// As [`bare`](Self::bare), in a box, which is charged for.
    #[inline]
    pub fn bare_in_box<T: DecodeBare<'de>>(&mut self) -> Result<Box<T>, DecodeError> {
        self.charge(size_of::<T>())?;
        self.bare().map(Box::new)
    }

    /// Reads one level deeper, for types that can hold themselves: input decides how deep they nest, and without a limit
    /// it could exhaust the stack.
    #[inline]
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, DecodeError>) -> Result<T, DecodeError> {
        match self.depth.checked_sub(1) {
            Some(depth) => self.depth = depth,
            None => return Err(self.error(DecodeErrorKind::TooDeep)),
        }
        let value = read(self);
        self.depth += 1;
        value
    }

    /// Takes `bytes` of memory from what vectors and boxes may take.
    #[inline]
    pub fn charge(&mut self, bytes: usize) -> Result<(), DecodeError> {
        match self.memory.checked_sub(bytes) {
            Some(left) => {
                self.memory = left;
                Ok(())
            }
            None => Err(self.too_much_memory(bytes)),
        }
    }

    /// Reads `count` values of at least `min_size` bytes each, one after the other. No memory is taken before the bytes
    /// that are left and the limits allow for all of them.
    #[inline]
    pub fn values<T>(
        &mut self,
        count: u32,
        min_size: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        if min_size == 0 {
            return self.values_of_any_size(count, read);
        }
        let mut values = self.room_for(count, min_size)?;
        for _ in 0..count {
            values.push(read(self)?);
        }
        Ok(values)
    }

    /// Reads `count` values that may take no bytes at all, so that the bytes that are left say nothing about how many there
    /// can be: room is made for twice as many when it is needed, and few may be empty.
    fn values_of_any_size<T>(
        &mut self,
        count: u32,
        mut read: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        let mut values = Vec::new();
        for most in 0..count as usize {
            if values.len() == values.capacity() {
                let more = most.max(1);
                // While values move, both the old place and the new one are taken.
                self.charge(size_of::<T>().saturating_mul(most + more))?;
                values.reserve_exact(more);
            }
            let left = self.remaining();
            values.push(read(self)?);
            if self.remaining() == left {
                let empty = self.empty.checked_sub(1);
                self.empty = empty.ok_or_else(|| self.error(DecodeErrorKind::CountTooLarge { count, most }))?;
            }
        }
        Ok(values)
    }

    /// `count` numbers of `N` bytes, one after the other, at the speed of a copy: `from_bytes` is `from_le_bytes`.
    #[inline]
    pub(crate) fn numbers<T, const N: usize>(
        &mut self,
        count: u32,
        from_bytes: impl Fn([u8; N]) -> T,
    ) -> Result<Vec<T>, DecodeError> {
        let mut values = self.room_for(count, N)?;
        let (bytes, _) = self.raw(count as usize * N)?.as_chunks();
        values.extend(bytes.iter().map(|bytes| from_bytes(*bytes)));
        Ok(values)
    }

    /// An empty vector with room for `count` values, once that is known to be reasonable.
    #[inline]
    fn room_for<T>(&mut self, count: u32, min_size: usize) -> Result<Vec<T>, DecodeError> {
        let most = self.remaining() / min_size.max(1);
        if count as usize > most {
            return Err(self.error(DecodeErrorKind::CountTooLarge { count, most }));
        }
        self.charge(size_of::<T>().saturating_mul(count as usize))?;
        Ok(Vec::with_capacity(count as usize))
    }

    #[cold]
    fn too_much_memory(&self, needed: usize) -> DecodeError {
        self.error(DecodeErrorKind::TooMuchMemory { needed, left: self.memory })
    }
}
