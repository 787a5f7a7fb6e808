//! The wire format of builtins, vectors and forms, and their errors.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "wire/lengths.rs"]
mod lengths;
mod property;
#[path = "wire/round_trips.rs"]
mod round_trips;
#[path = "wire/sinks.rs"]
mod sinks;
#[path = "wire/vectors.rs"]
mod vectors;

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
