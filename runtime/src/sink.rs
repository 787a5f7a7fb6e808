//! The destination of encoded bytes.

use crate::length::{MAX_SHORT, long_header, padding, size_of_bytes};
use crate::sized_writer::{Fill, Size};
use crate::{Combinator, Encode, EncodeError, FormEncode, Mask, SharedBit, Writer};

/// A destination of encoded bytes: a `&mut` [`Writer`], memory of the exact size, or a count.
///
/// A sink is passed by value from field to field, so that it stays in registers. All numbers are little-endian.
///
/// Encoding never fails on the spot: a sink keeps the first error for its owner.
pub trait Sink: Sized {
    /// The place of a mask that is filled in later.
    type Slot;

    /// Leaves room for a mask, with `bits` in it so far. [`masked`](Self::masked) and [`masked_as`](Self::masked_as) add
    /// the bits of the fields behind it, and [`fill`](Self::fill) has to follow the last of them.
    fn mask(self, bits: u32) -> (Mask<Self::Slot>, Self);

    /// Writes a mask to its place.
    #[must_use]
    fn fill(self, mask: Mask<Self::Slot>) -> Self;

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

    /// Several `int` after one another.
    #[inline]
    #[must_use]
    fn ints<const N: usize>(self, values: [i32; N]) -> Self {
        self.raw(values.map(i32::to_le_bytes).as_flattened())
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

    /// As [`some`](Self::some), and sets the `bit` of the value in a mask if it is there.
    #[inline(always)] // so that masks stay in registers, and absent values take no call
    #[must_use]
    fn masked<T: Encode>(self, mask: &mut Mask<Self::Slot>, bit: u32, value: &Option<T>) -> Self {
        match value {
            Some(value) => {
                mask.bits |= bit;
                value.encode(self)
            }
            None => self,
        }
    }

    /// As [`some_as`](Self::some_as), and sets the `bit` of the value in a mask if it is there.
    #[inline(always)]
    #[must_use]
    fn masked_as<T, F: FormEncode<T>>(self, mask: &mut Mask<Self::Slot>, bit: u32, form: F, value: &Option<T>) -> Self {
        match value {
            Some(value) => {
                mask.bits |= bit;
                form.encode(value, self)
            }
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
    /// Its offset.
    type Slot = usize;

    #[inline]
    fn mask(self, bits: u32) -> (Mask<usize>, Self) {
        (Mask { bits, slot: self.leave_word() }, self)
    }

    #[inline]
    fn fill(self, mask: Mask<usize>) -> Self {
        self.fill_word(mask.slot, mask.bits.to_le_bytes());
        self
    }

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
    type Slot = ();

    #[inline]
    fn mask(self, bits: u32) -> (Mask<()>, Self) {
        (Mask { bits, slot: () }, self.add(size_of::<u32>()))
    }

    #[inline]
    fn fill(self, _: Mask<()>) -> Self {
        self
    }

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

impl<'a> Sink for Fill<'a> {
    /// The word; none if there is no room for it.
    type Slot = Option<&'a mut [u8; 4]>;

    #[inline]
    fn mask(self, bits: u32) -> (Mask<Self::Slot>, Self) {
        let (slot, sink) = self.leave_word();
        (Mask { bits, slot }, sink)
    }

    #[inline]
    fn fill(self, mask: Mask<Self::Slot>) -> Self {
        if let Some(word) = mask.slot {
            *word = mask.bits.to_le_bytes();
        }
        self
    }

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
    fn ints<const N: usize>(self, values: [i32; N]) -> Self {
        self.all(values.map(i32::to_le_bytes))
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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::Plain;
    use crate::sized_writer::filled;

    /// `flags:# a:flags.0?int flags2:# b:flags.31?string c:flags2.3?int d:int e:int`
    struct Masked<'a> {
        a: Option<i32>,
        b: Option<&'a str>,
        c: Option<i32>,
        d: i32,
        e: i32,
    }

    impl Masked<'_> {
        fn encode<S: Sink>(&self, sink: S) -> S {
            let (mut flags, sink) = sink.mask(1 << 4);
            let (mut flags2, sink) = sink.masked(&mut flags, 1, &self.a).mask(0);
            sink.masked_as(&mut flags, 1 << 31, Plain, &self.b)
                .masked(&mut flags2, 1 << 3, &self.c)
                .ints([self.d, self.e])
                .fill(flags)
                .fill(flags2)
        }
    }

    #[test]
    fn masks_announce_the_fields_behind_them_in_every_sink() {
        let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>();
        let all = Masked { a: Some(5), b: Some("abc"), c: Some(6), d: 7, e: 8 };
        let none = Masked { a: None, b: None, c: None, d: 7, e: 8 };
        let expected = [
            (all, words(&[1 << 31 | 1 << 4 | 1, 5, 1 << 3, u32::from_le_bytes(*b"\x03abc"), 6, 7, 8])),
            (none, words(&[1 << 4, 0, 7, 8])),
        ];
        for (value, bytes) in expected {
            let Size(size) = value.encode(Size(0));
            assert_eq!(size, bytes.len());
            assert_eq!(filled(size, |memory| value.encode(memory)).as_deref(), Some(&*bytes));
            let mut writer = Writer::default();
            value.encode(&mut writer);
            assert_eq!(writer.finish().as_deref(), Ok(&*bytes));
        }
    }

    #[test]
    fn masks_without_room_are_dropped() {
        let value = Masked { a: None, b: None, c: None, d: 7, e: 8 };
        for size in [0, 4, 8, 12] {
            assert_eq!(filled(size, |memory| value.encode(memory)), None);
        }
    }
}
