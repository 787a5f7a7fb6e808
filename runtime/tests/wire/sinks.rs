//! Sinks, which write the same bytes however much they measure.

use std::cell::Cell;

use super::*;

/// Writes so many words more each time than the last.
struct Growing(Cell<usize>, isize);

impl Encode for Growing {
    fn encode<S: Sink>(&self, sink: S) -> S {
        let words = self.0.get();
        self.0.set(words.wrapping_add_signed(self.1));
        (0..words).fold(sink, |sink, _| sink.nat(7))
    }
}

#[test]
fn values_longer_than_measured_are_encoded_whole() {
    for (first, step) in [(3, 1), (3, 2), (3, -1), (5, -2)] {
        let bytes = Growing(Cell::new(first), step).to_bytes().unwrap();
        assert_eq!(bytes, [7, 0, 0, 0].repeat(first.wrapping_add_signed(2 * step)));
    }
}

#[test]
fn large_values_are_written_as_small_ones_are() {
    let lengths = [65_520, 65_528, 65_532, 65_536, 65_540, 200_000];
    // Miri takes its time for each: the last one within the limit of memory that is zeroed, and the first one beyond.
    for length in lengths.into_iter().filter(|length| !cfg!(miri) || [65_532, 65_536].contains(length)) {
        let bytes = vec![9_u8; length];
        assert_eq!(written(ByteString, &bytes).len(), size_of_bytes(length));
        let numbers = vec![-2_i64; length / 8];
        assert_eq!(written(Plain, &numbers).len(), 8 + length / 8 * 8);
    }
}

#[test]
fn an_error_is_found_although_measuring_finds_none() {
    struct Never;

    impl Encode for Never {
        fn encode<S: Sink>(&self, sink: S) -> S {
            sink.int(1).fail(EncodeError::Null("never")).int(2)
        }
    }

    assert_eq!(Never.to_bytes(), Err(EncodeError::Null("never")));
}
