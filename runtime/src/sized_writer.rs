//! Memory of the exact size of a value: measured first, then filled word by word.

use alloc::vec::Vec;

use crate::length::{MAX_SHORT, long_header};

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
    let Fill { rest } = write(Fill { rest: bytes.as_chunks_mut().0 });
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
    rest: &'a mut [Word],
}

impl<'a> Fill<'a> {
    /// The placeholder for memory after an error.
    #[inline]
    pub(crate) fn failed() -> Self {
        Self { rest: &mut [] }
    }

    /// The next words, and the memory behind them.
    #[inline]
    fn take(self, count: usize) -> (&'a mut [Word], Self) {
        match self.rest.split_at_mut_checked(count) {
            Some((taken, rest)) => (taken, Self { rest }),
            None => (&mut [], Self::failed()),
        }
    }

    /// The next word, which is written later.
    #[inline]
    pub(crate) fn leave_word(self) -> (Option<&'a mut Word>, Self) {
        match self.rest.split_first_mut() {
            Some((next, rest)) => (Some(next), Self { rest }),
            None => (None, Self::failed()),
        }
    }

    /// Words whose number is known, after one check for all of them.
    #[inline]
    pub(crate) fn all<const N: usize>(self, words: [Word; N]) -> Self {
        match self.rest.split_first_chunk_mut() {
            Some((taken, rest)) => {
                *taken = words;
                Self { rest }
            }
            None => Self::failed(),
        }
    }

    #[inline]
    pub(crate) fn word(self, word: Word) -> Self {
        self.all([word])
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
        // As many words as the length, its byte and the padding take; the compiler sees that the bytes fit.
        let (taken, rest) = self.take(length / size_of::<Word>() + 1);
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
