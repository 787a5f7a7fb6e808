//! The wire format of builtins, vectors and forms, and their errors.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use typewright_runtime::{
    BareVector, ByteString, Combinator, Decode, DecodeBare, DecodeError, DecodeErrorKind, Empty, Encode, EncodeError,
    FormDecode, FormEncode, Limits, MAX_EMPTY_ELEMENTS, Plain, Reader, RpcError, Sink, Tagged, Vector, Writer,
    size_of_bytes,
};

/// A value in a form, as if that were its usual one.
struct InForm<'a, F, T>(F, &'a T);

impl<F: FormEncode<T>, T> Encode for InForm<'_, F, T> {
    fn encode<S: Sink>(&self, sink: S) -> S {
        sink.put_as(self.0, self.1)
    }
}

/// The bytes of a value. All sinks have to agree on them.
fn written<T>(form: impl FormEncode<T>, value: &T) -> Vec<u8> {
    let value = InForm(form, value);
    let bytes = value.to_bytes().unwrap();
    assert_eq!(value.size(), bytes.len(), "size");
    let mut writer = Writer::default();
    value.encode(&mut writer);
    assert_eq!(writer.finish().unwrap(), bytes, "a buffer that grows");
    bytes
}

fn read<'de, T>(form: impl FormDecode<'de, T>, bytes: &'de [u8]) -> Result<T, DecodeError> {
    Reader::read(bytes, Limits::new(), |reader| form.decode(reader))
}

mod lengths {
    use super::*;

    #[test]
    fn each_form_begins_where_the_last_ends() {
        let cases: [(usize, &[u8]); 10] = [
            (0, &[0]),
            (1, &[1]),
            (3, &[3]),
            (253, &[253]),
            (254, &[0xfe, 0xfe, 0, 0]),
            (255, &[0xfe, 0xff, 0, 0]),
            (65_535, &[0xfe, 0xff, 0xff, 0]),
            (65_536, &[0xfe, 0, 0, 1]),
            ((1 << 24) - 1, &[0xfe, 0xff, 0xff, 0xff]),
            (1 << 24, &[0xff, 0, 0, 0, 1, 0, 0, 0]),
        ];
        for (length, header) in cases {
            let value = vec![0xaa; length];
            let bytes = written(ByteString, &value);
            assert_eq!(bytes[..header.len()], *header, "{length}");
            assert_eq!(bytes.len(), (header.len() + length).next_multiple_of(4), "{length}");
            assert_eq!(bytes.len(), size_of_bytes(length));
            assert!(bytes[header.len() + length..].iter().all(|zero| *zero == 0), "{length}");
            assert!(read::<Vec<u8>>(ByteString, &bytes).as_ref() == Ok(&value), "{length}");
        }
    }

    #[test]
    fn a_longer_form_than_needed_is_read() {
        assert_eq!(read::<Vec<u8>>(ByteString, &[0xfe, 1, 0, 0, 7, 0, 0, 0]).unwrap(), [7]);
        assert_eq!(read::<Vec<u8>>(ByteString, &[0xff, 1, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0]).unwrap(), [7]);
    }

    #[test]
    fn padding_may_hold_anything() {
        assert_eq!(read::<Vec<u8>>(ByteString, &[1, 7, 0xff, 0xff]).unwrap(), [7]);
    }

    #[test]
    fn padding_has_to_be_there() {
        let error = read::<Vec<u8>>(ByteString, &[1, 7, 0]).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::UnexpectedEnd { needed: 4, left: 3 });
    }

    #[test]
    fn the_longest_length_takes_no_memory() {
        for header in [&[0xff_u8; 8][..], &[0xfe, 0xff, 0xff, 0xff]] {
            let error = read::<Vec<u8>>(ByteString, header).unwrap_err();
            assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { .. }));
        }
    }

    #[test]
    fn a_header_may_be_cut_off() {
        for header in [&[][..], &[0xfe], &[0xfe, 0, 0], &[0xff], &[0xff, 0, 0, 0, 0, 0, 0]] {
            let error = read::<Vec<u8>>(ByteString, header).unwrap_err();
            assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { .. }), "{header:?}: {error}");
        }
    }

    #[test]
    fn a_string_is_utf8() {
        let error = Vec::<String>::from_bytes(&[0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 1, 0xff, 0, 0]).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, 8));
        assert_eq!(Plain.to_bytes(&String::from("жук")).unwrap(), [6, 0xd0, 0xb6, 0xd1, 0x83, 0xd0, 0xba, 0]);
    }

    #[test]
    fn a_long_string_is_utf8_in_every_part() {
        let text = "жук, beetle, ".repeat(15);
        let bytes = Plain.to_bytes(&text).unwrap();
        assert_eq!(String::from_bytes(&bytes).unwrap(), text);
        for place in 1..=text.len() {
            let mut broken = bytes.clone();
            broken[place] = 0xff;
            let error = String::from_bytes(&broken).unwrap_err();
            assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, 0), "{place}");
        }
    }
}

mod vectors {
    use super::*;

    /// A boxed vector of this count and nothing else.
    fn counting(count: u32) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..4].copy_from_slice(&0x1cb5_c415_u32.to_le_bytes());
        bytes[4..8].copy_from_slice(&count.to_le_bytes());
        bytes
    }

    #[test]
    fn counts_beyond_the_bytes_are_refused() {
        for count in [2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] {
            let refused = DecodeErrorKind::CountTooLarge { count, most: 1 };
            assert_eq!(Vec::<i32>::from_bytes(&counting(count)).unwrap_err().kind(), refused);
            assert_eq!(Vec::<String>::from_bytes(&counting(count)).unwrap_err().kind(), refused);
        }
        assert_eq!(Vec::<i32>::from_bytes(&counting(1)), Ok(vec![0]));
    }

    #[test]
    fn elements_without_bytes_are_bounded() {
        let most = MAX_EMPTY_ELEMENTS;
        let bytes = most.to_le_bytes();
        assert_eq!(read(BareVector(Empty), &bytes).unwrap().len(), most as usize);
        let bytes = (most + 1).to_le_bytes();
        let error = read(BareVector(Empty), &bytes).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::CountTooLarge { count: most + 1, most: most as usize });
        // The limit holds for all vectors together.
        let half = [1 + most / 2, 1 + most / 2].map(u32::to_le_bytes).concat();
        let read = Reader::read(&half, Limits::new(), |reader| {
            let read: [Vec<()>; 2] = std::array::from_fn(|_| BareVector(Empty).decode(reader));
            assert!(read[0].len() + read[1].len() <= most as usize + 1);
        });
        assert!(read.is_err());
    }

    #[test]
    fn elements_are_charged_for_before_they_are_read() {
        let bytes = vec![vec![1_i32; 4]; 2].to_bytes().unwrap();
        let outer = 2 * size_of::<Vec<i32>>();
        let read = |memory| Vec::<Vec<i32>>::from_bytes_with(&bytes, Limits::new().memory(memory));
        assert!(read(outer + 32).is_ok());
        let error = read(outer + 31).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooMuchMemory { needed: 16, left: 15 });
        let error = read(outer - 1).unwrap_err();
        assert_eq!(
            (error.kind(), error.offset()),
            (DecodeErrorKind::TooMuchMemory { needed: outer, left: outer - 1 }, 8)
        );
    }

    #[test]
    fn no_limit_at_all_is_still_safe() {
        let limits = Limits::new().memory(usize::MAX);
        assert!(Vec::<[u8; 64]>::from_bytes_with(&counting(u32::MAX), limits).is_err());
    }

    #[test]
    fn the_id_is_checked() {
        let error = Vec::<i32>::from_bytes(&[0; 8]).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::UnexpectedId { expected: "Vector", found: 0 });
    }

    #[test]
    fn a_count_has_to_fit_an_int() {
        let mut writer = Writer::default();
        let _ = writer.count(1 << 31);
        assert_eq!(writer.finish(), Err(EncodeError::TooManyElements(1 << 31)));
    }

    #[test]
    fn boxed_and_bare_differ_by_the_id() {
        let value = vec![vec![1_u8], vec![]];
        let bare = [2, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0];
        assert_eq!(written(BareVector(ByteString), &value), bare);
        assert_eq!(written(Vector(ByteString), &value), [&[0x15, 0xc4, 0xb5, 0x1c], &bare[..]].concat());
    }
}

mod builtins {
    use super::*;

    #[test]
    fn numbers_are_little_endian() {
        assert_eq!(Plain.to_bytes(&-2_i32).unwrap(), [0xfe, 0xff, 0xff, 0xff]);
        assert_eq!(Plain.to_bytes(&0x0102_0304_u32).unwrap(), [4, 3, 2, 1]);
        assert_eq!(Plain.to_bytes(&1_i64).unwrap(), [1, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(Plain.to_bytes(&1_f32).unwrap(), [0, 0, 0x80, 0x3f]);
        assert_eq!(Plain.to_bytes(&1_f64).unwrap(), [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
        assert_eq!(Plain.to_bytes(&[7_u8; 16]).unwrap(), [7; 16]);
    }

    #[test]
    fn a_bool_is_an_id() {
        assert_eq!(true.to_bytes().unwrap(), [0xb5, 0x75, 0x72, 0x99]);
        assert_eq!(false.to_bytes().unwrap(), [0x37, 0x97, 0x79, 0xbc]);
    }

    #[test]
    fn a_boxed_builtin_has_an_id_in_front() {
        let int = Tagged::<0xa850_9bda, _>(Plain);
        assert_eq!(written(int, &1), [0xda, 0x9b, 0x50, 0xa8, 1, 0, 0, 0]);
        let truth = Tagged::<0x3fed_d339, _>(Empty);
        assert_eq!(written(truth, &()), [0x39, 0xd3, 0xed, 0x3f]);
        let error = read::<i32>(int, &[0; 8]).unwrap_err();
        assert_eq!(error.to_string(), "at byte 0: expected Int, found the id 0x00000000");
    }

    #[test]
    fn bytes_that_are_left_over_are_an_error() {
        let error = i32::from_bytes(&[0; 6]).unwrap_err();
        assert_eq!(error.to_string(), "at byte 4: expected the end, found 2 more bytes");
    }
}

mod errors {
    use super::*;

    #[test]
    fn a_decode_error_is_as_large_as_a_pointer() {
        assert_eq!(size_of::<Result<(), DecodeError>>(), size_of::<usize>());
    }

    #[test]
    fn the_first_encode_error_stays() {
        let mut writer = Writer::default();
        let _ = writer.fail(EncodeError::TooManyElements(1)).int(5).fail(EncodeError::TooManyElements(2));
        assert_eq!(writer.finish(), Err(EncodeError::TooManyElements(1)));
    }

    #[test]
    fn an_rpc_error_shows_code_and_text() {
        assert_eq!(RpcError::new(420, "FLOOD_WAIT_3").to_string(), "420 FLOOD_WAIT_3");
    }
}

mod paths {
    use super::*;

    /// `inner value:Bool = Inner;`
    struct Inner(bool);
    /// `outer inner:Inner = Outer;`
    struct Outer(Inner);

    macro_rules! one_field {
        ($ty:ident, $name:literal, $id:literal, $min:literal) => {
            impl Combinator for $ty {
                const NAME: &'static str = $name;
                const ID: u32 = $id;
                fn encode_bare<S: Sink>(&self, sink: S) -> S {
                    sink.put(&self.0)
                }
            }
            impl<'de> DecodeBare<'de> for $ty {
                const MIN_SIZE_BARE: usize = $min;
                fn decode_bare(reader: &mut Reader<'de>) -> Self {
                    Self(Decode::decode(reader))
                }
            }
        };
    }
    one_field!(Inner, "inner", 1, 4);
    one_field!(Outer, "a.outer", 2, 8);

    #[test]
    fn the_path_leads_to_the_place() {
        let mut bytes = Outer(Inner(true)).to_bytes().unwrap();
        bytes[8] = 0;
        let error = Outer::from_bytes(&bytes).map(drop).unwrap_err();
        assert_eq!(error.to_string(), "at byte 8: expected Bool, found the id 0x99727500 in a.outer > inner");
    }

    #[test]
    fn a_wrong_id_is_not_in_what_it_is_not() {
        let error = Outer::from_bytes(&[2, 0, 0, 0, 9, 0, 0, 0]).map(drop).unwrap_err();
        assert_eq!(error.to_string(), "at byte 4: expected inner, found the id 0x00000009 in a.outer");
    }
}

mod round_trips {
    use super::*;
    use proptest::prelude::*;

    fn comes_back<T>(value: &T) -> Result<(), TestCaseError>
    where
        T: Encode + for<'de> Decode<'de> + PartialEq + std::fmt::Debug,
    {
        let bytes = value.to_bytes().unwrap();
        prop_assert_eq!(bytes.len(), value.size());
        prop_assert_eq!(bytes.len() % 4, 0);
        prop_assert_eq!(&T::from_bytes(&bytes).unwrap(), value);
        Ok(())
    }

    proptest! {
        #[test]
        fn strings(value in any::<Vec<String>>()) {
            comes_back(&value)?;
        }

        #[test]
        fn longs(value in prop::collection::vec(any::<i64>(), 0..1500)) {
            comes_back(&value)?;
        }

        #[test]
        fn numbers(value in any::<(Vec<i32>, Vec<u32>, Vec<Vec<bool>>, Vec<[u8; 32]>)>()) {
            comes_back(&value.0)?;
            comes_back(&value.1)?;
            comes_back(&value.2)?;
            comes_back(&value.3)?;
        }

        #[test]
        fn a_bulk_is_written_like_its_elements(value in prop::collection::vec(any::<f64>(), 0..600)) {
            let one_by_one: Vec<u8> = value.iter().flat_map(|number| number.to_le_bytes()).collect();
            prop_assert_eq!(&value.to_bytes().unwrap()[8..], one_by_one);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = Vec::<Vec<String>>::from_bytes(&bytes);
            let _ = read::<Vec<Vec<u8>>>(BareVector(ByteString), &bytes);
            let _ = read::<Vec<i64>>(BareVector(Plain), &bytes);
        }
    }
}

mod sinks {
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
        for length in [65_520, 65_528, 65_532, 65_536, 65_540, 200_000] {
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
}

mod failing {
    use super::*;

    #[test]
    fn the_first_error_stays_and_nothing_is_left() {
        let read = Reader::read(&[1, 0, 0, 0, 2, 0, 0, 0, 3], Limits::new(), |reader| {
            reader.expect_id(7, "seven");
            assert!(reader.has_failed());
            assert_eq!((reader.int(), reader.string(), reader.remaining()), (0, "", 0));
            assert_eq!((reader.get::<Vec<i64>>(), reader.some::<i32>(true)), (vec![], Some(0)));
        });
        let error = read.unwrap_err();
        assert_eq!(error.to_string(), "at byte 0: expected seven, found the id 0x00000001");
    }

    #[test]
    fn several_ints_fail_as_one_after_the_other() {
        for length in 0..=13 {
            let bytes = &[7; 13][..length];
            let one_by_one = Reader::read(bytes, Limits::new(), |reader| [reader.int(), reader.int(), reader.int()]);
            assert_eq!(Reader::read(bytes, Limits::new(), Reader::ints::<3>), one_by_one, "{length} bytes");
        }
    }

    #[test]
    fn vectors_end_where_reading_fails() {
        let bytes = [vec![0x15, 0xc4, 0xb5, 0x1c, 3, 0, 0, 0], [0_u8; 12].to_vec()].concat();
        let read = Reader::read(&bytes, Limits::new(), |reader| assert_eq!(reader.get::<Vec<bool>>(), [false]));
        assert_eq!(read.unwrap_err().offset(), 8);
    }

    #[test]
    fn values_decoded_after_an_error_are_not_in_its_path() {
        let read = Reader::read(&[], Limits::new(), |reader| {
            reader.within("outer", |reader| {
                _ = reader.within("first", Reader::int);
                reader.within("second", Reader::int)
            })
        });
        assert_eq!(read.unwrap_err().path().collect::<Vec<_>>(), ["outer", "first"]);
    }

    #[test]
    fn decoders_by_hand_fail_with_a_reason() {
        let read = Reader::read(&[0; 4], Limits::new(), |reader| {
            reader.fail(DecodeErrorKind::TooDeep);
            reader.fail(DecodeErrorKind::InvalidUtf8);
        });
        assert_eq!(read.unwrap_err().kind(), DecodeErrorKind::TooDeep);
    }
}

mod by_hand {
    use super::*;

    /// Raw bytes may be written in pieces of any length.
    struct Pieces(&'static [&'static [u8]]);

    impl Encode for Pieces {
        fn encode<S: Sink>(&self, sink: S) -> S {
            self.0.iter().fold(sink, |sink, piece| sink.raw(piece))
        }
    }

    #[test]
    fn pieces_need_not_be_words() {
        for pieces in [&[&[1_u8] as &[u8], &[2, 3, 4]] as &[&[u8]], &[&[1, 2, 3, 4, 5], &[]], &[&[1; 8], &[2; 3]]] {
            let value = Pieces(pieces);
            assert_eq!(value.to_bytes().unwrap(), pieces.concat());
            assert_eq!(value.size(), pieces.concat().len());
        }
    }
}

#[cfg(feature = "bytes")]
mod sharing {
    use typewright_runtime::{Bytes, Framed};

    use super::*;

    const INPUT: &[u8] = &[12, 0, 0, 0, 2, 0, 0, 0, 3, 7, 8, 9, 0, 0, 0, 0];
    const FORM: Framed<BareVector<ByteString>> = Framed(BareVector(ByteString));

    #[test]
    fn fields_are_parts_of_the_input() {
        let input = Bytes::from(INPUT.to_vec());
        let parts: Vec<Bytes> = Reader::read_shared(&input, Limits::new(), |reader| reader.get_as(FORM)).unwrap();
        assert_eq!(parts, [[7, 8, 9].as_slice(), &[]]);
        assert_eq!(parts[0].as_ptr(), input[9..].as_ptr());
        drop(input);
        assert_eq!(parts[0], [7, 8, 9].as_slice());
    }

    #[test]
    fn fields_of_other_input_are_copies() {
        let parts: Vec<Bytes> = read(FORM, INPUT).unwrap();
        assert_eq!(parts, [[7, 8, 9].as_slice(), &[]]);
        assert!(!INPUT.as_ptr_range().contains(&parts[0].as_ptr()));
    }

    #[test]
    fn errors_are_the_same() {
        for length in 0..INPUT.len() {
            let input = Bytes::from(INPUT[..length].to_vec());
            let shared = Reader::read_shared(&input, Limits::new(), |reader| reader.get_as::<Vec<Bytes>, _>(FORM));
            assert_eq!(shared, read(FORM, &input), "{length} bytes");
        }
    }
}
