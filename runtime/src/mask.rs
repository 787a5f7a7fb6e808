//! Masks that are written after the fields that they announce.

/// A mask that a [`Sink`](crate::Sink) has left room for: the bits so far, and the place of the mask.
///
/// Each optional field is looked at once: its bit is set when it is written.
#[derive(Debug)]
#[must_use = "the mask is filled in by `Sink::fill`"]
pub struct Mask<L> {
    pub(crate) bits: u32,
    pub(crate) slot: L,
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use crate::sized_writer::{Size, filled};
    use crate::{Plain, Sink, Writer};

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
