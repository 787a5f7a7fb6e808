//! `msg_container`: the one message of MTProto whose shape a schema cannot say.

use typewright_runtime::{Decode, Encode};
use typewright_telegram::mtproto::functions::Ping;
use typewright_telegram::mtproto::types::{MsgsAck, RpcResult};
use typewright_telegram::{Message, MsgContainer};

fn container() -> MsgContainer {
    MsgContainer {
        messages: vec![
            Message::new(5, 1, &Ping { ping_id: 7 }).unwrap(),
            Message::new(9, 2, &MsgsAck { msg_ids: vec![3] }).unwrap(),
        ],
    }
}

/// Written out by the rules: id, count; then msg_id, seqno, bytes, body of each.
const BYTES: &str = "dcf8f173 02000000 \
     0500000000000000 01000000 0c000000 ec77be7a0700000000000000 \
     0900000000000000 02000000 14000000 59b4d66215c4b51c010000000300000000000000";

fn bytes() -> Vec<u8> {
    let digits: Vec<u8> = BYTES.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

#[test]
fn bodies_take_as_many_bytes_as_they_say() {
    let container = container();
    assert_eq!(container.to_bytes().unwrap(), bytes());
    assert_eq!(container.size(), bytes().len());
    let read = MsgContainer::from_bytes(&bytes()).unwrap();
    assert_eq!(read, container);
    assert_eq!(read.messages[1].body.decode_as::<MsgsAck>().unwrap(), MsgsAck { msg_ids: vec![3] });
}

#[test]
fn a_container_that_was_cut_is_an_error() {
    let bytes = bytes();
    for end in 0..bytes.len() {
        assert!(MsgContainer::from_bytes(&bytes[..end]).is_err(), "{end} bytes are a whole container");
    }
    let mut count = bytes;
    count[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(MsgContainer::from_bytes(&count).is_err());
}

#[test]
fn a_result_keeps_what_it_does_not_know() {
    let result = RpcResult { req_msg_id: 1, result: typewright_runtime::Object::of(&vec![1_i32, 2]).unwrap() };
    let bytes = result.to_bytes().unwrap();
    let read = RpcResult::from_bytes(&bytes).unwrap();
    assert_eq!(read.result.decode_as::<Vec<i32>>().unwrap(), [1, 2]);
}
