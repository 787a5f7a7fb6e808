//! Values to bytes.

use alloc::vec::Vec;

use crate::length::{LONG, MAX_LONG, MAX_MEDIUM, MAX_SHORT, MEDIUM, padding};
use crate::{EncodeError, SharedBit};

/// How much a writer may write beyond the end before it takes it back; see [`Writer::bytes`].
const SLACK: usize = 3;

/// A buffer that TL is written to.
///
/// Writing never fails on the spot: the first error is kept, and [`finish`](Self::finish) returns it in place of the
/// bytes. All numbers are little-endian.
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
        Self { buffer: Vec::with_capacity(bytes.saturating_add(SLACK)), error: None }
    }

    /// The bytes, or the first error.
    #[inline]
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.error {
            None => Ok(self.buffer),
            Some(error) => Err(error),
        }
    }

    /// Makes [`finish`](Self::finish) fail, unless it would already.
    #[cold]
    #[inline(never)]
    pub fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    /// Fails unless fields that share a bit `agree`: all of them are present, or none.
    #[inline]
    pub fn agree(&mut self, agree: bool, shared: &'static SharedBit) {
        if !agree {
            self.fail(EncodeError::SharedBit(shared));
        }
    }

    /// Fails unless a field is there just as a bit says that has a value of its own.
    #[inline]
    pub fn says_so(&mut self, agree: bool, bit: &'static SharedBit) {
        if !agree {
            self.fail(EncodeError::Presence(bit));
        }
    }

    /// Fails unless there are as many elements as something else says.
    #[inline]
    pub fn announced(&mut self, what: &'static str, expected: u32, found: usize) {
        if expected as usize != found {
            self.fail(EncodeError::Count { what, expected, found });
        }
    }

    /// Bytes as they are. TL consists of words of 4 bytes, so their number should be a multiple of 4.
    #[inline]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// The id of a constructor or function.
    #[inline]
    pub fn id(&mut self, id: u32) {
        self.nat(id);
    }

    /// `#`: 4 bytes.
    #[inline]
    pub fn nat(&mut self, value: u32) {
        self.raw(&value.to_le_bytes());
    }

    /// `int`: 4 bytes.
    #[inline]
    pub fn int(&mut self, value: i32) {
        self.raw(&value.to_le_bytes());
    }

    /// `long`: 8 bytes.
    #[inline]
    pub fn long(&mut self, value: i64) {
        self.raw(&value.to_le_bytes());
    }

    /// `float`: 4 bytes.
    #[inline]
    pub fn float(&mut self, value: f32) {
        self.raw(&value.to_le_bytes());
    }

    /// `double`: 8 bytes.
    #[inline]
    pub fn double(&mut self, value: f64) {
        self.raw(&value.to_le_bytes());
    }

    /// The count of a vector: 4 bytes. More than `i32::MAX` is an error.
    #[inline]
    pub fn count(&mut self, count: usize) {
        match i32::try_from(count) {
            Ok(count) => self.int(count),
            Err(_) => self.fail(EncodeError::TooManyElements(count)),
        }
    }

    /// `bytes` and `string`: a length, the bytes, and zeros up to a multiple of 4.
    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        let length = bytes.len();
        let header = if length <= MAX_SHORT {
            self.raw(&[length as u8]);
            1
        } else {
            self.long_length(length);
            4 // or 8, which asks for the same padding
        };
        self.raw(bytes);
        // Of three zeros those that are not needed are taken back: faster than a copy of one, two or three.
        let end = self.buffer.len() + padding(header + length);
        self.raw(&[0; SLACK]);
        self.buffer.truncate(end);
    }

    /// The length of more than 253 bytes.
    fn long_length(&mut self, length: usize) {
        let wide = length as u64;
        if length <= MAX_MEDIUM {
            self.nat(u32::from(MEDIUM) | (length as u32) << 8);
        } else if wide <= MAX_LONG {
            self.raw(&(u64::from(LONG) | wide << 8).to_le_bytes());
        } else {
            self.fail(EncodeError::TooManyBytes(length));
        }
    }

    /// Numbers one after the other, at the speed of a copy: `to_bytes` is `to_le_bytes`.
    ///
    /// Where bytes already lie in memory as they should, the compiler makes one `memcpy` of the two steps below. It has
    /// to know for that that `self` and `values` do not overlap, which it knows of arguments only: hence no inlining.
    #[inline(never)]
    pub(crate) fn numbers<T: Copy, const N: usize>(&mut self, values: &[T], to_bytes: impl Fn(T) -> [u8; N]) {
        const BLOCK: usize = 512;

        for values in values.chunks(BLOCK) {
            let mut block = [[0; N]; BLOCK];
            block.iter_mut().zip(values).for_each(|(bytes, value)| *bytes = to_bytes(*value));
            self.raw(block.get(..values.len()).unwrap_or_default().as_flattened());
        }
    }
}
