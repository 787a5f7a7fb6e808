//! Values within values: forms, boxes, nesting and vectors, within the limits of depth and memory.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::reader::Reader;
use crate::{Decode, DecodeBare, DecodeErrorKind, FormDecode};

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
    /// Compute `is_there` from a mask that was read in the same struct: the mask is 0 after an error, and recursion
    /// ends. A mask that is handed down to nested values stays set; combine it with
    /// `!`[`has_failed()`](Self::has_failed).
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

    /// The fields of a combinator, which becomes a step in the path of an error.
    #[inline]
    #[must_use]
    pub fn bare<T: DecodeBare<'de>>(&mut self) -> T {
        self.within(T::NAME, T::decode_bare)
    }

    /// Reads the content of a combinator, which becomes a step in the path of an error.
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

    /// Reads one level deeper, for types that can hold themselves: input decides how deep they nest, and without a
    /// limit it could exhaust the stack.
    #[inline]
    #[must_use]
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth == 0 {
            self.fail(DecodeErrorKind::TooDeep);
        }
        // After an error the types bound the depth, and that is small.
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

    /// Reads `count` values that may take no bytes at all, so that the bytes that are left say nothing about how many
    /// there can be: room is made for twice as many when it is needed, and few may be empty.
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

/// The compiler turns this into a `memcpy` where values lie in memory as they do on the wire, if nothing else is in its
/// way.
#[inline(never)]
fn collect<T, const N: usize>(bytes: &[[u8; N]], from_bytes: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.iter().map(|bytes| from_bytes(*bytes)).collect()
}
