//! Memory of the exact size of a value: measured first, then filled word by word.

use alloc::vec::Vec;
use core::slice::IterMut;

use crate::length::{MAX_SHORT, long_header, size_of_bytes};

/// Up to this size memory is filled with zeros and then written to, so that each field takes one check. A larger value
/// is mostly one string or vector, and zeros cost as much as its copy.
const MOST_ZEROS: usize = 65_536;

/// The spare memory after the end. It stays untouched, unless a value is longer than it was measured.
const BEYOND: usize = 4;

/// The unit of TL.
type Word = [u8; 4];

/// The `size` bytes that `write` fills. `None` if they are many, if the value cannot be encoded, or if its size
/// differs: an `Encode` by hand may write something else each time.
#[inline]
#[expect(
    clippy::slow_vector_initialization,
    reason = "small pieces of memory come faster from `malloc` than from `calloc`"
)]
pub(crate) fn filled(size: usize, write: impl FnOnce(Fill<'_>) -> Fill<'_>) -> Option<Vec<u8>> {
    if size > MOST_ZEROS || !size.is_multiple_of(size_of::<Word>()) {
        return None;
    }
    let mut bytes = Vec::with_capacity(size + BEYOND);
    bytes.resize(size + BEYOND, 0);
    let Fill { rest } = write(Fill { rest: bytes.as_chunks_mut().0.iter_mut() });
    if rest.len() != BEYOND / size_of::<Word>() {
        return None;
    }
    bytes.truncate(size);
    Some(bytes)
}

/// A count of bytes. It ignores errors: the pass that writes finds them again.
pub(crate) struct Size(pub(crate) usize);

impl Size {
    #[inline]
    pub(crate) fn add(self, count: usize) -> Self {
        Self(self.0.wrapping_add(count))
    }
}

/// Zeroed memory that is written from its start, word by word. It is empty after an error.
pub(crate) struct Fill<'a> {
    rest: IterMut<'a, Word>,
}

impl<'a> Fill<'a> {
    /// The placeholder for memory after an error.
    #[inline]
    pub(crate) fn failed() -> Self {
        Self { rest: IterMut::default() }
    }

    /// The next words, and the memory behind them.
    #[inline]
    fn take(self, count: usize) -> (&'a mut [Word], Self) {
        match self.rest.into_slice().split_at_mut_checked(count) {
            Some((taken, rest)) => (taken, Self { rest: rest.iter_mut() }),
            None => (&mut [], Self::failed()),
        }
    }

    #[inline]
    pub(crate) fn word(mut self, word: Word) -> Self {
        match self.rest.next() {
            Some(next) => {
                *next = word;
                self
            }
            None => self,
        }
    }

    #[inline]
    pub(crate) fn words(self, bytes: &[u8]) -> Self {
        let (words, []) = bytes.as_chunks() else { return Self::failed() };
        let (taken, rest) = self.take(words.len());
        if taken.len() == words.len() {
            taken.copy_from_slice(words);
        }
        rest
    }

    /// A byte string. Its padding is there already.
    #[inline]
    pub(crate) fn byte_string(self, bytes: &[u8]) -> Self {
        let length = bytes.len();
        if length > MAX_SHORT {
            return self.long_byte_string(bytes);
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

    fn long_byte_string(self, bytes: &[u8]) -> Self {
        let Some(header) = long_header(bytes.len()) else { return Self::failed() };
        let (taken, rest) = self.words(header.as_slice()).take(bytes.len().div_ceil(size_of::<Word>()));
        if let Some(taken) = taken.as_flattened_mut().get_mut(..bytes.len()) {
            taken.copy_from_slice(bytes);
        }
        rest
    }

    #[inline]
    pub(crate) fn numbers<T: Copy, const N: usize>(self, values: &[T], to_bytes: impl Fn(T) -> [u8; N]) -> Self {
        let (taken, rest) = self.take(values.len().saturating_mul(N) / size_of::<Word>());
        copy(taken.as_flattened_mut().as_chunks_mut().0, values, to_bytes);
        rest
    }
}

/// The compiler turns this into a `memcpy` where values lie in memory as they do on the wire. It has to know that the
/// slices do not overlap, which it knows of arguments only: hence no inlining.
#[inline(never)]
fn copy<T: Copy, const N: usize>(to: &mut [[u8; N]], values: &[T], to_bytes: impl Fn(T) -> [u8; N]) {
    to.iter_mut().zip(values).for_each(|(bytes, value)| *bytes = to_bytes(*value));
}
