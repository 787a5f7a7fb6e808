//! Generated code, written by hand (in `by_hand/schema.rs`), against the bytes of other implementations.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "by_hand/schema.rs"]
pub mod schema;

use schema::*;
use typewright_runtime::{Decode, DecodeErrorKind, Encode, EncodeError, Function, Limits, Object};

fn protocol(versions: &[&str]) -> PhoneCallProtocol {
    PhoneCallProtocol {
        udp_p2p: true,
        udp_reflector: false,
        min_layer: 65,
        max_layer: 92,
        library_versions: versions.iter().map(ToString::to_string).collect(),
    }
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// The bytes of other implementations for `protocol(["2.4.4", "5.0.0"])`.
const PROTOCOL: &str = "c88f87fc01000000410000005c00000015c4b51c0200000005322e342e34000005352e302e300000";

#[test]
fn a_struct_is_written_as_others_write_it() {
    let value = protocol(&["2.4.4", "5.0.0"]);
    let bytes = value.to_bytes().unwrap();
    assert_eq!(bytes, hex(PROTOCOL));
    assert_eq!(bytes.len(), value.size());
    assert_eq!(PhoneCallProtocol::from_bytes(&bytes), Ok(value));
}

#[test]
fn a_function_is_written_as_others_write_it() {
    let call = RequestCall {
        video: false,
        user_id: InputUser::User(InputUserUser { user_id: 5_000_000_001, access_hash: -1_234_567_890_123_456_789 }),
        random_id: i32::MIN,
        g_a_hash: (0..32).collect(),
        protocol: PhoneCallProtocol { udp_p2p: false, max_layer: 65, ..protocol(&[]) },
    };
    let expected = "ed96ff4200000000c65811f201f2052a01000000eb7e16820befddee0000008020000102030405060708090a0b0c0d0e0f\
                    101112131415161718191a1b1c1d1e1f000000c88f87fc00000000410000004100000015c4b51c00000000";
    assert_eq!(call.to_bytes().unwrap(), hex(expected));
    assert_eq!(call.size(), expected.len() / 2);
}

#[test]
fn wrappers_have_the_response_of_their_query() {
    let query = RequestCall {
        video: true,
        user_id: InputUser::Zelf,
        random_id: 1,
        g_a_hash: Vec::new(),
        protocol: protocol(&[]),
    };
    let inner = query.to_bytes().unwrap();
    let call = InvokeWithLayer { layer: 223, query };
    let bytes = call.to_bytes().unwrap();
    assert_eq!(bytes[..8], hex("0d0d9bdadf000000"));
    assert_eq!(bytes[8..], inner);
    assert_eq!(call.response_from_bytes(&hex("4f823ddc")), Ok(RichText::Empty));
}

#[test]
fn every_variant_comes_back() {
    let user = InputUser::User(InputUserUser { user_id: 1, access_hash: -1 });
    let nested = InputUserFromMessage { peer: user.clone(), msg_id: 2, user_id: 3 };
    for value in [InputUser::Empty, InputUser::Zelf, user, InputUser::FromMessage(Box::new(nested))] {
        let bytes = value.to_bytes().unwrap();
        assert_eq!(bytes.len(), value.size());
        assert_eq!(InputUser::from_bytes(&bytes), Ok(value));
    }
}

#[test]
fn optional_fields_and_forms_come_back() {
    let full = Parcel {
        sealed: true,
        currency: Some("XTR".into()),
        amount: Some(-5),
        keys: vec![vec![], vec![1; 300]],
        protocols: Some(vec![protocol(&["1"]), protocol(&[])]),
        size: 7,
    };
    let hollow = Parcel { protocols: Some(vec![]), ..Parcel::default() };
    for value in [Parcel::default(), hollow, full] {
        let bytes = value.to_bytes().unwrap();
        assert_eq!(bytes.len(), value.size());
        assert_eq!(Parcel::from_bytes(&bytes), Ok(value));
    }
}

#[test]
fn unknown_bits_are_ignored() {
    let mut bytes = Parcel::default().to_bytes().unwrap();
    bytes[4..8].copy_from_slice(&0xffff_fff8_u32.to_le_bytes());
    assert_eq!(Parcel::from_bytes(&bytes), Ok(Parcel::default()));
}

#[test]
fn fields_that_share_a_bit_have_to_agree() {
    let value = Parcel { currency: Some("XTR".into()), ..Parcel::default() };
    let error = value.to_bytes().unwrap_err();
    assert!(matches!(error, EncodeError::SharedBit(shared) if shared.bit == 1));
    assert_eq!(error.to_string(), "parcel: currency, amount share flags.1: set all of them or none");
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = hex(PROTOCOL);
    for length in 0..bytes.len() {
        let error = PhoneCallProtocol::from_bytes(&bytes[..length]).unwrap_err();
        let refused = matches!(
            error.kind(),
            DecodeErrorKind::UnexpectedEnd { .. } | DecodeErrorKind::CountTooLarge { count: 2, .. }
        );
        assert!(refused && error.offset() <= length, "{length}: {error}");
    }
}

#[test]
fn errors_say_what_where_and_in_what() {
    let user = InputUserFromMessage { peer: InputUser::Zelf, msg_id: 2, user_id: 3 };
    let mut bytes = InputUser::FromMessage(Box::new(user)).to_bytes().unwrap();
    bytes[4] = 0;
    let error = InputUser::from_bytes(&bytes).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnexpectedId { expected: "InputUser", found: 0xf7c1_b100 });
    assert_eq!((error.offset(), error.path().collect::<Vec<_>>()), (4, vec!["inputUserFromMessage"]));
    assert_eq!(error.to_string(), "at byte 4: expected InputUser, found the id 0xf7c1b100 in inputUserFromMessage");
}

/// `levels` times `textBold`, then `textEmpty`.
fn bold(levels: usize) -> Vec<u8> {
    hex(&("c4ab2467".repeat(levels) + "4f823ddc"))
}

#[test]
fn depth_is_limited() {
    let limits = Limits::new().depth(10);
    assert!(RichText::from_bytes_with(&bold(9), limits).is_ok());
    let error = RichText::from_bytes_with(&bold(10), limits).unwrap_err();
    assert_eq!((error.kind(), error.offset(), error.path().len()), (DecodeErrorKind::TooDeep, 40, 10));
    assert!(RichText::from_bytes(&bold(63)).is_ok());
    // Miri takes its time for each.
    assert!(RichText::from_bytes(&bold(if cfg!(miri) { 1000 } else { 1_000_000 })).is_err());
}

#[test]
fn siblings_do_not_add_to_the_depth() {
    let value = RichText::Concat(TextConcat { texts: vec![RichText::Empty; 1000] });
    let bytes = value.to_bytes().unwrap();
    assert_eq!(RichText::from_bytes_with(&bytes, Limits::new().depth(2)), Ok(value));
}

#[test]
fn a_long_path_is_shown_by_its_ends() {
    let error = RichText::from_bytes_with(&bold(40), Limits::new().depth(12)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at byte 48: values nest deeper than the limit in textBold > textBold > textBold > textBold > (4 more) > \
         textBold > textBold > textBold > textBold"
    );
}

#[test]
fn boxes_are_charged_for() {
    let one = size_of::<RichText>();
    assert!(RichText::from_bytes_with(&bold(3), Limits::new().memory(3 * one)).is_ok());
    let error = RichText::from_bytes_with(&bold(3), Limits::new().memory(3 * one - 1)).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooMuchMemory { needed: one, left: one - 1 });
}

#[test]
fn an_object_is_read_when_its_type_is_known() {
    let value = protocol(&["5.0.0"]);
    let object = Object::from_value(&value).unwrap();
    assert_eq!(object.id(), Some(0xfc87_8fc8));
    assert_eq!(Object::from_bytes(object.as_bytes()).as_ref(), Ok(&object));
    assert_eq!(object.decode_as(), Ok(value));
    assert!(Object::from_bytes(&[1, 2, 3]).is_err());
}
