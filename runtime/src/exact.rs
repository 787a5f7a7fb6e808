//! Values measured, and then written to memory of just that size.

use alloc::vec::Vec;
use core::slice::IterMut;

use crate::length::{MAX_SHORT, size_of_bytes};
use crate::sink::long_length;
use crate::{Encode, EncodeError, Sink, Writer};

/// Up to so many bytes, memory is filled with zeros and then written to: values take no check then but one a field. What
/// is larger is mostly one string or vector, and zeros cost as much as the copy of that.
const MOST_ZEROS: usize = 65_536;

/// How much memory there is beyond the end. It stays untouched, unless a value is not as long as it was measured.
const BEYOND: usize = 4;

/// The bytes of a value, in one allocation.
pub(crate) fn to_bytes<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let size = size(value);
    let filled = if size <= MOST_ZEROS && size.is_multiple_of(size_of::<Word>()) { fill(value, size) } else { None };
    filled.map_or_else(|| grow(value, size), Ok)
}

/// The number of bytes that a value takes.
#[inline]
pub(crate) fn size<T: Encode + ?Sized>(value: &T) -> usize {
    value.encode(Size(0)).0
}

/// None if the value can't be written, or is not of that size: who implements [`Encode`] by hand may do otherwise each time.
#[expect(
    clippy::slow_vector_initialization,
    reason = "small pieces of memory come faster from `malloc` than from `calloc`"
)]
fn fill<T: Encode + ?Sized>(value: &T, size: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(size + BEYOND);
    bytes.resize(size + BEYOND, 0);
    let Fill { rest } = value.encode(Fill { rest: bytes.as_chunks_mut().0.iter_mut() });
    if rest.len() != BEYOND / size_of::<Word>() {
        return None;
    }
    bytes.truncate(size);
    Some(bytes)
}

/// What is large, or has an error.
#[inline(never)]
fn grow<T: Encode + ?Sized>(value: &T, size: usize) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::with_capacity(size);
    value.encode(&mut writer);
    writer.finish()
}

/// Counts bytes. Errors are for those who write them.
struct Size(usize);

impl Sink for Size {
    #[inline]
    fn raw(self, bytes: &[u8]) -> Self {
        Self(self.0.wrapping_add(bytes.len()))
    }

    #[inline]
    fn bytes(self, bytes: &[u8]) -> Self {
        Self(self.0.wrapping_add(size_of_bytes(bytes.len())))
    }

    #[inline]
    fn numbers<T: Copy, const N: usize>(self, values: &[T], _: impl Fn(T) -> [u8; N]) -> Self {
        Self(self.0.wrapping_add(values.len().wrapping_mul(N)))
    }

    #[inline]
    fn fail(self, _: EncodeError) -> Self {
        self
    }
}

/// Memory that is zero and is written to from its start, word by word. Empty once something has failed.
struct Fill<'a> {
    rest: IterMut<'a, Word>,
}

/// TL consists of these.
type Word = [u8; 4];

impl<'a> Fill<'a> {
    /// The next words, and what is behind them.
    #[inline]
    fn take(self, count: usize) -> (&'a mut [Word], Self) {
        match self.rest.into_slice().split_at_mut_checked(count) {
            Some((taken, rest)) => (taken, Self { rest: rest.iter_mut() }),
            None => (&mut [], Self { rest: IterMut::default() }),
        }
    }

    #[inline]
    fn word(mut self, word: Word) -> Self {
        match self.rest.next() {
            Some(next) => {
                *next = word;
                self
            }
            None => self,
        }
    }
}

impl Sink for Fill<'_> {
    #[inline]
    fn raw(self, bytes: &[u8]) -> Self {
        let (words, []) = bytes.as_chunks() else { return Self { rest: IterMut::default() } };
        let (taken, rest) = self.take(words.len());
        if taken.len() == words.len() {
            taken.copy_from_slice(words);
        }
        rest
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
        let length = bytes.len();
        if length > MAX_SHORT {
            return long_bytes(self, bytes);
        }
        let (taken, rest) = self.take(size_of_bytes(length) / size_of::<Word>());
        if let Some((first, taken)) = taken.as_flattened_mut().split_first_mut()
            && let Some(taken) = taken.get_mut(..length)
        {
            *first = length as u8;
            taken.copy_from_slice(bytes);
        }
        rest
    }

    #[inline]
    fn numbers<T: Copy, const N: usize>(self, values: &[T], to_bytes: impl Fn(T) -> [u8; N]) -> Self {
        let (taken, rest) = self.take(values.len().saturating_mul(N) / size_of::<Word>());
        copy(taken.as_flattened_mut().as_chunks_mut().0, values, to_bytes);
        rest
    }

    #[cold]
    #[inline(never)]
    fn fail(self, _: EncodeError) -> Self {
        Self { rest: IterMut::default() }
    }
}

/// The zeros are there already.
fn long_bytes<'a>(fill: Fill<'a>, bytes: &[u8]) -> Fill<'a> {
    let (taken, rest) = long_length(fill, bytes.len()).take(bytes.len().div_ceil(size_of::<Word>()));
    if let Some(taken) = taken.as_flattened_mut().get_mut(..bytes.len()) {
        taken.copy_from_slice(bytes);
    }
    rest
}

/// Where bytes already lie in memory as they should, the compiler makes a `memcpy` of this. It has to know for that that
/// the slices do not overlap, which it knows of arguments only: hence no inlining.
#[inline(never)]
fn copy<T: Copy, const N: usize>(to: &mut [[u8; N]], values: &[T], to_bytes: impl Fn(T) -> [u8; N]) {
    to.iter_mut().zip(values).for_each(|(bytes, value)| *bytes = to_bytes(*value));
}
