//! Vectors: counts, limits, ids.

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
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::TooMuchMemory { needed: outer, left: outer - 1 }, 8));
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
