//! The destination of encoded bytes.

use crate::length::{MAX_SHORT, long_header, padding, size_of_bytes};
use crate::sized_writer::{Fill, Size};
use crate::{Combinator, Encode, EncodeError, FormEncode, SharedBit, Writer};

/// A destination of encoded bytes: a `&mut` [`Writer`], memory of the exact size, or a count.
///
/// A sink is passed by value from field to field, so that it stays in registers. All numbers are little-endian.
///
/// Encoding never fails on the spot: a sink keeps the first error for its owner.
pub trait Sink: Sized {
    /// Bytes as they are. TL consists of words of 4 bytes, so their number should be a multiple of 4.
    #[must_use]
    fn raw(self, bytes: &[u8]) -> Self;

    /// Reports that TL cannot carry the value.
    #[must_use]
    fn fail(self, error: EncodeError) -> Self;

    /// `bytes` and `string`: a length, the bytes, and zeros up to a multiple of 4.
    #[inline]
    #[must_use]
    fn bytes(self, bytes: &[u8]) -> Self {
        let length = bytes.len();
        let (sink, header) = if length <= MAX_SHORT {
            (self.raw(&[length as u8]), 1)
        } else {
            (with_long_header(self, length), 4) // or 8, which asks for the same padding
        };
        let zeros = [0; 3];
        sink.raw(bytes).raw(zeros.get(..padding(header + length)).unwrap_or_default())
    }

    /// Numbers one after the other, at the speed of a copy: `to_bytes` is `to_le_bytes`.
    #[must_use]
    fn numbers<T: Copy, const N: usize>(self, values: &[T], to_bytes: impl Fn(T) -> [u8; N]) -> Self {
        const BLOCK: usize = 512;

        values.chunks(BLOCK).fold(self, |sink, values| {
            let mut block = [[0; N]; BLOCK];
            block.iter_mut().zip(values).for_each(|(bytes, value)| *bytes = to_bytes(*value));
            sink.raw(block.get(..values.len()).unwrap_or_default().as_flattened())
        })
    }

    /// The id of a constructor or function.
    #[inline]
    #[must_use]
    fn id(self, id: u32) -> Self {
        self.nat(id)
    }

    /// `#`: 4 bytes.
    #[inline]
    #[must_use]
    fn nat(self, value: u32) -> Self {
        self.raw(&value.to_le_bytes())
    }

    /// `int`: 4 bytes.
    #[inline]
    #[must_use]
    fn int(self, value: i32) -> Self {
        self.raw(&value.to_le_bytes())
    }

    /// `long`: 8 bytes.
    #[inline]
    #[must_use]
    fn long(self, value: i64) -> Self {
        self.raw(&value.to_le_bytes())
    }

    /// `float`: 4 bytes.
    #[inline]
    #[must_use]
    fn float(self, value: f32) -> Self {
        self.raw(&value.to_le_bytes())
    }

    /// `double`: 8 bytes.
    #[inline]
    #[must_use]
    fn double(self, value: f64) -> Self {
        self.raw(&value.to_le_bytes())
    }

    /// The count of a vector: 4 bytes. More than `i32::MAX` is an error.
    #[inline]
    #[must_use]
    fn count(self, count: usize) -> Self {
        match i32::try_from(count) {
            Ok(count) => self.int(count),
            Err(_) => self.fail(EncodeError::TooManyElements(count)),
        }
    }

    /// A value in its usual form.
    #[inline]
    #[must_use]
    fn put<T: Encode>(self, value: &T) -> Self {
        value.encode(self)
    }

    /// The fields of a value, without its id.
    #[inline]
    #[must_use]
    fn bare<T: Combinator>(self, value: &T) -> Self {
        value.encode_bare(self)
    }

    /// A value in a form.
    #[inline]
    #[must_use]
    fn put_as<T, F: FormEncode<T>>(self, form: F, value: &T) -> Self {
        form.encode(value, self)
    }

    /// The value of an optional field, if it is there, in its usual form.
    #[inline]
    #[must_use]
    fn some<T: Encode>(self, value: &Option<T>) -> Self {
        match value {
            Some(value) => value.encode(self),
            None => self,
        }
    }

    /// The value of an optional field, if it is there, in a form.
    #[inline]
    #[must_use]
    fn some_as<T, F: FormEncode<T>>(self, form: F, value: &Option<T>) -> Self {
        match value {
            Some(value) => form.encode(value, self),
            None => self,
        }
    }

    /// Fails unless fields that share a bit `agree`: all of them are present, or none.
    #[inline]
    #[must_use]
    fn agree(self, agree: bool, shared: &'static SharedBit) -> Self {
        if agree { self } else { self.fail(EncodeError::SharedBit(shared)) }
    }

    /// Fails unless the presence of a field agrees with its bit, in a mask that has a value of its own.
    #[inline]
    #[must_use]
    fn says_so(self, agree: bool, bit: &'static SharedBit) -> Self {
        if agree { self } else { self.fail(EncodeError::Presence(bit)) }
    }

    /// Fails unless the number of elements is the one that another field states.
    #[inline]
    #[must_use]
    fn announced(self, what: &'static str, expected: u32, found: usize) -> Self {
        if expected as usize == found { self } else { self.fail(EncodeError::Count { what, expected, found }) }
    }
}

/// The header of a long byte string.
fn with_long_header<S: Sink>(sink: S, length: usize) -> S {
    match long_header(length) {
        Some(header) => sink.raw(header.as_slice()),
        None => sink.fail(EncodeError::TooManyBytes(length)),
    }
}

impl Sink for &mut Writer {
    #[inline]
    fn raw(self, bytes: &[u8]) -> Self {
        self.append(bytes);
        self
    }

    /// Makes [`finish`](Writer::finish) fail. An earlier error stays.
    #[cold]
    #[inline(never)]
    fn fail(self, error: EncodeError) -> Self {
        self.keep(error);
        self
    }
}

impl Sink for Size {
    #[inline]
    fn raw(self, bytes: &[u8]) -> Self {
        self.add(bytes.len())
    }

    #[inline]
    fn bytes(self, bytes: &[u8]) -> Self {
        self.add(size_of_bytes(bytes.len()))
    }

    #[inline]
    fn numbers<T: Copy, const N: usize>(self, values: &[T], _: impl Fn(T) -> [u8; N]) -> Self {
        self.add(values.len().wrapping_mul(N))
    }

    #[inline]
    fn fail(self, _: EncodeError) -> Self {
        self
    }
}

impl Sink for Fill<'_> {
    #[inline]
    fn raw(self, bytes: &[u8]) -> Self {
        self.words(bytes)
    }

    #[inline]
    fn nat(self, value: u32) -> Self {
        self.word(value.to_le_bytes())
    }

    #[inline]
    fn int(self, value: i32) -> Self {
        self.word(value.to_le_bytes())
    }

    #[inline]
    fn bytes(self, bytes: &[u8]) -> Self {
        self.byte_string(bytes)
    }

    #[inline]
    fn numbers<T: Copy, const N: usize>(self, values: &[T], to_bytes: impl Fn(T) -> [u8; N]) -> Self {
        Fill::numbers(self, values, to_bytes)
    }

    #[cold]
    #[inline(never)]
    fn fail(self, _: EncodeError) -> Self {
        Self::failed()
    }
}
