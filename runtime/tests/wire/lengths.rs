//! Strings and bytes: lengths, padding, UTF-8.

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
    // Miri takes its time for each.
    for place in (1..=text.len()).step_by(if cfg!(miri) { 17 } else { 1 }) {
        let mut broken = bytes.clone();
        broken[place] = 0xff;
        let error = String::from_bytes(&broken).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidUtf8, 0), "{place}");
    }
}
