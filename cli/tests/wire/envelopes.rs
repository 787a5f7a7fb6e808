//! MTProto's envelopes: containers, results and packed values.

use std::fs;
use std::io::Write;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::{out, typewright, typewright_of};

#[test]
fn envelopes_are_opened() {
    let user = r#"{"_": "user", "id": 7}"#;
    let packed = format!(r#"{{"_": "gzip_packed", "packed_data": {user}}}"#);
    let json = format!(
        r#"{{"_": "msg_container", "messages": [
            {{"msg_id": "5", "seqno": 1, "body": {user}}},
            {{"msg_id": "6", "seqno": 3, "body": {{"_": "rpc_result", "req_msg_id": "1", "result": {packed}}}}}]}}"#
    );
    let bytes = out(&["encode", &json]);
    assert_snapshot!(out(&["decode", &bytes]), @"
     0  msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
     4    messages: [2]
     8      [0]: fields
     8        msg_id: 5
    16        seqno: 1
    24        body: user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
    28          flags: 0 = 0b0
    32          id: 7
    40      [1]: fields
    40        msg_id: 6
    48        seqno: 3
    56        body: rpc_result#f35c6d01 req_msg_id:long result:Object = RpcResult;
    60          req_msg_id: 1
    68          result: gzip_packed#3072cfa1 packed_data:bytes = Object;
    72            packed_data: 28 bytes, unpacked to 16 that are counted from 0
     0              user#0000000a
     4                flags: 0 = 0b0
     8                id: 7
    ");
    let again = out(&["decode", &bytes, "--format", "json"]);
    assert_eq!(out(&["encode", &again]), bytes);
    let value: serde_json::Value = serde_json::from_str(&again).unwrap();
    let result = &value["messages"][1]["body"]["result"];
    assert_eq!((&result["_"], &result["packed_data"]["_"]), (&"gzip_packed".into(), &"user".into()));
    let answer = out(&["encode", &packed]);
    assert!(out(&["decode", &answer, "--type", "User"]).contains("id: 7"));
}

#[test]
fn envelopes_give_way_to_the_schema() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("own.tl"), "rpc_result#00000005 x:int = Own; own#73f1f8dc x:int = Own;").unwrap();
    let own = dir.path().join("own.tl");
    let shows =
        |bytes, shown: &str| assert!(out(&["decode", bytes, "--schema", own.to_str().unwrap()]).contains(shown));
    shows("dcf8f17307000000", "own#73f1f8dc x:int = Own;");
    shows("0500000007000000", "rpc_result#00000005 x:int = Own;");
    let json = r#"{"_": "rpc_result", "x": 7}"#;
    assert_eq!(out(&["encode", json, "--schema", own.to_str().unwrap()]), "0500000007000000");
}

#[test]
fn envelopes_with_a_wrong_length_are_reported() {
    let container = |length: &str| format!("dcf8f173010000000500000000000000010000{length}0e000000");
    assert!(out(&["decode", &container("0004000000")]).contains("userEmpty"));
    assert_snapshot!(typewright(&["decode", &container("0003000000")]), @"
         0  msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
         4    messages: [0]
         8      [0 of 1]: fields
         8        msg_id: 5
        16        seqno: 1
    error: at byte 24: expected the id of any value, found the end after 3, in msg_container > .messages > [0 of 1] > .body
        16 | 01 00 00 00 03 00 00 00 0e 00 00
           |                         ^^
    exit code 1
    ");
    assert_snapshot!(typewright(&["decode", &container("0008000000")]), @"
         0  msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
         4    messages: [0]
         8      [0 of 1]: fields
         8        msg_id: 5
        16        seqno: 1
    error: at byte 24: expected 8 bytes of a body, found the end after 4, in msg_container > .messages > [0 of 1] > .body
        16 | 01 00 00 00 08 00 00 00 0e 00 00 00
           |                         ^^
    exit code 1
    ");
}

#[test]
fn gzip_that_is_broken_is_reported() {
    assert_snapshot!(typewright(&["decode", "a1cf72300301020300000000"]), @"
         0  gzip_packed#3072cfa1 packed_data:bytes = Object;
    error: at byte 4: expected a value packed by gzip, found bytes that are not gzip: unexpected end of file, in gzip_packed > .packed_data
         0 | a1 cf 72 30 03 01 02 03 00 00 00 00
           |             ^^
    exit code 1
    ");
    let json = r#"{"_": "gzip_packed", "packed_data": {"_": "photo", "data": "", "key": "AAAAAAAAAAAAAAAAAAAAAA==", "any": "AAECAw=="}}"#;
    let cut = out(&["encode", json]);
    let error = typewright(&["decode", &cut, "--type", "User"]);
    assert_snapshot!(error, @"
         0  gzip_packed#3072cfa1 packed_data:bytes = Object;
         4    packed_data: 28 bytes, unpacked to 28 that are counted from 0
    error: at byte 0 of the value unpacked from byte 4: expected a constructor of User, found #0000000f, which is photo, in gzip_packed > .packed_data
         0 | 0f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
           | ^^
    exit code 1
    ");
}

#[test]
fn gzip_bombs_are_refused() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    (0..64).for_each(|_| gzip.write_all(&[0; 1 << 20]).unwrap());
    let packed = gzip.finish().unwrap();
    let mut bytes = vec![0xa1, 0xcf, 0x72, 0x30, 254];
    bytes.extend(&(packed.len() as u32).to_le_bytes()[..3]);
    bytes.extend(&packed);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    let (_, said) = typewright_of(&["decode", "user.bin"], &bytes);
    assert_snapshot!(said, @"
    error: at byte 4: expected a value packed by gzip, found one of 65211 bytes that unpacks to more than 16777216, in gzip_packed > .packed_data
         0 | a1 cf 72 30 fe bb fe 00 1f 8b 08 00 00 00 00 00 02 ff ec c0 81 00 00 00
           |             ^^
    exit code 1
    ");
}
