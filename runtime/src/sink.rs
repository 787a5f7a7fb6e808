//! What values are written to.

use crate::length::{LONG, MAX_LONG, MAX_MEDIUM, MAX_SHORT, MEDIUM, padding};
use crate::{Combinator, Encode, EncodeError, FormEncode, SharedBit};

/// Where the bytes of a value go: a `&mut` [`Writer`](crate::Writer), or what measures them.
///
/// A sink is handed on by value, from field to field: so it stays in registers. All numbers are little-endian.
///
/// Writing never fails on the spot: a sink keeps the first error for whoever owns it.
pub trait Sink: Sized {
    /// Bytes as they are. TL consists of words of 4 bytes, so their number should be a multiple of 4.
    #[must_use]
    fn raw(self, bytes: &[u8]) -> Self;

    /// What is written is no value that TL can carry.
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
            (long_length(self, length), 4) // or 8, which asks for the same padding
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

    /// What an optional field holds, in its usual form.
    #[inline]
    #[must_use]
    fn some<T: Encode>(self, value: &Option<T>) -> Self {
        match value {
            Some(value) => value.encode(self),
            None => self,
        }
    }

    /// What an optional field holds, in a form.
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

    /// Fails unless a field is there just as a bit says that has a value of its own.
    #[inline]
    #[must_use]
    fn says_so(self, agree: bool, bit: &'static SharedBit) -> Self {
        if agree { self } else { self.fail(EncodeError::Presence(bit)) }
    }

    /// Fails unless there are as many elements as something else says.
    #[inline]
    #[must_use]
    fn announced(self, what: &'static str, expected: u32, found: usize) -> Self {
        if expected as usize == found { self } else { self.fail(EncodeError::Count { what, expected, found }) }
    }
}

/// The length of more than 253 bytes.
pub(crate) fn long_length<S: Sink>(sink: S, length: usize) -> S {
    let wide = length as u64;
    if length <= MAX_MEDIUM {
        sink.nat(u32::from(MEDIUM) | (length as u32) << 8)
    } else if wide <= MAX_LONG {
        sink.raw(&(u64::from(LONG) | wide << 8).to_le_bytes())
    } else {
        sink.fail(EncodeError::TooManyBytes(length))
    }
}
