//! `msg_container`: messages whose sizes stand beside their bodies.

use insta::assert_snapshot;
use typewright::Builder;
use typewright_runtime::{Decode, Encode, Object};
use typewright_telegram::mtproto::functions::Ping;
use typewright_telegram::mtproto::registry::REGISTRY;
use typewright_telegram::mtproto::types::{Message, MessageContainer, MsgsAck, RpcResult};
use typewright_tests::schema;
use typewright_tools::dynamic::{Decoder, Encoder, Plain};

fn container() -> MessageContainer {
    let ping = Object::from_value(&Ping { ping_id: 7 }).unwrap();
    let ack = Object::from_value(&MsgsAck { msg_ids: vec![3] }).unwrap();
    MessageContainer {
        messages: vec![Message { msg_id: 5, seqno: 1, body: ping }, Message { msg_id: 9, seqno: 2, body: ack }],
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
    let read = MessageContainer::from_bytes(&bytes()).unwrap();
    assert_eq!(read, container);
    assert_eq!(read.messages[1].body.decode_as::<MsgsAck>().unwrap(), MsgsAck { msg_ids: vec![3] });
}

#[test]
fn bodies_have_one_size_in_the_registry_and_by_the_schema_alone() {
    let schema = schema(include_str!("../../schema/mtproto.tl"));
    let (decoder, encoder) = (Decoder::new(&schema), Encoder::new(&schema));
    assert_eq!(REGISTRY.decode(&bytes()).unwrap().to_bytes().unwrap(), bytes());
    let plain = decoder.plain(&decoder.decode(&bytes()).unwrap());
    assert_eq!(encoder.encode(&plain).unwrap(), bytes());
}

#[test]
fn bodies_that_take_other_bytes_than_they_say_are_errors() {
    let schema = schema(include_str!("../../schema/mtproto.tl"));
    for size in [0, 4, 8, 11, 13, 16, 1 << 20, i32::MAX, -4, i32::MIN] {
        let mut bytes = bytes();
        bytes[20..24].copy_from_slice(&size.to_le_bytes());
        assert!(MessageContainer::from_bytes(&bytes).is_err(), "{size} bytes of a body");
        assert!(Decoder::new(&schema).decode(&bytes).is_err(), "{size} bytes of a body");
    }
    let tl = "message msg_id:long seqno:int bytes:int body:Object = Message; inner x:int = Inner;";
    let schema = typewright_tests::schema(tl);
    let message = |bytes: i64| {
        let inner = [("_", Plain::Text("inner".to_owned())), ("x", Plain::Integer(1))];
        let inner = inner.map(|(key, value)| (key.to_owned(), value)).to_vec();
        let fields = [
            ("_", Plain::Text("message".to_owned())),
            ("msg_id", Plain::Text("1".to_owned())),
            ("seqno", Plain::Integer(0)),
            ("bytes", Plain::Integer(bytes)),
            ("body", Plain::Map(inner)),
        ];
        Encoder::new(&schema).encode(&Plain::Map(fields.map(|(key, value)| (key.to_owned(), value)).to_vec()))
    };
    assert_eq!(message(8).unwrap().len(), 28);
    assert_snapshot!(message(12).unwrap_err(), @"in message > .bytes: expected 8, the number of bytes of `body`, found an integer");
}

#[test]
fn an_object_that_is_not_last_is_refused_unless_its_size_is_known() {
    let refused = |tl: &str| Builder::new().schema_text("test.tl", tl).generate().unwrap_err().frames(false);
    assert_snapshot!(refused("a x:Object y:int = A;\nb list:Vector<Object> = B;\nd y:int x:Object = D;\nc d:D z:int = C;"), @"
    error: `Object` cannot be decoded here: something comes after it
     --> test.tl:1:3
      |
    1 | a x:Object y:int = A;
      |   ^^^^^^^^ ----- this comes after it
      |   |
      |   more fields follow
    2 | b list:Vector<Object> = B;
      |   ------------------- more of them may follow
    3 | d y:int x:Object = D;
    4 | c d:D z:int = C;
      |   --- `D` may end with it, and more fields follow
      |
      = note: nothing marks the end of an `Object`: decoding takes all remaining bytes
      = help: move it to the end, put its size in front of it (`bytes:int body:Object`, or `sizes` for another name), or keep the type that holds it as bytes (`opaque`)
    ");
    for fine in [
        "a x:int y:Object = A;",
        "a bytes:int y:Object z:int = A;",
        "a n:# all:n*[bytes:int body:Object] = A;",
        "a bytes:int body:Object = A; b all:Vector<A> last:Object = B;",
    ] {
        assert!(Builder::new().schema_text("test.tl", fine).generate().is_ok(), "{fine}");
    }
    for refused in [
        "a size:int y:Object z:int = A;",
        "a bytes:long y:Object z:int = A;",
        "a f:# bytes:f.0?int y:Object z:int = A;",
    ] {
        assert!(Builder::new().schema_text("test.tl", refused).generate().is_err(), "{refused}");
    }
}

/// Messages whose size has another name than `bytes`, in a repetition too.
const SIZED: &str = "message id:int length:int body:Object tail:int = Message;
    batch n:# all:n*[ size:int call:function ] = Batch; inner x:int = Inner;";

fn sized() -> Builder {
    Builder::new().schema_text("sized.tl", SIZED).sizes(["message.length", "batch.size"])
}

#[test]
fn chosen_sizes_are_no_fields_of_generated_types() {
    let files = sized().generate().unwrap().value.bindings;
    let text = files.values().next().unwrap();
    assert!(text.contains("pub body: rt::Object") && text.contains("pub tail: i32"), "{text}");
    assert!(text.contains("rt::Framed(rt::Plain), &self.body") && !text.contains("pub length"), "{text}");
    assert!(text.contains("pub call: rt::Object") && !text.contains("pub size"), "{text}");
    assert!(Builder::new().schema_text("sized.tl", SIZED).generate().is_err());
}

#[test]
fn chosen_sizes_are_computed_and_checked_by_the_schema_alone() {
    let schema = sized().reader().read().unwrap().value;
    let (decoder, encoder) = (Decoder::new(&schema), Encoder::new(&schema));
    let (message, inner) = (schema.combinators[0].id, schema.combinators[2].id);
    let bytes = |size: u32| [message, 7, size, inner, 5, 9].map(u32::to_le_bytes).concat();
    let plain = decoder.plain(&decoder.decode(&bytes(8)).unwrap());
    assert_eq!(encoder.encode(&plain).unwrap(), bytes(8));
    for size in [0, 4, 12, u32::MAX] {
        assert!(decoder.decode(&bytes(size)).is_err(), "{size} bytes of a body");
    }
}

#[test]
fn sizes_that_are_none_are_refused() {
    let refused = |size: &str| sized().sizes([size]).generate().unwrap_err().frames(false);
    assert_snapshot!(refused("mesage.length"), @"
    error: size `mesage.length`: no such constructor or function
     |
     = help: did you mean `message.length`?
    ");
    assert_snapshot!(refused("message.lenght"), @"
    error: size `message.lenght`: `message` has no such field
     |
     = help: did you mean `message.length`?
    ");
    assert_snapshot!(refused("message.id"), @"
    error: `message.id` cannot be the size of the field behind it
     --> sized.tl:1:9
      |
    1 | message id:int length:int body:Object tail:int = Message;
      |         ^^^^^^
      |
      = help: choose an `int` that is always there, directly in front of an `Object` that is always there
    ");
    let opaque =
        |builder: Builder| builder.schema_text("o.tl", "a n:int x:X = A; x y:int = X;").sizes(["a.n"]).generate();
    assert!(opaque(Builder::new()).is_err());
    assert!(opaque(Builder::new().opaque(["X"])).is_ok());
}

#[test]
fn a_container_that_was_cut_is_an_error() {
    let bytes = bytes();
    for end in 0..bytes.len() {
        assert!(MessageContainer::from_bytes(&bytes[..end]).is_err(), "{end} bytes are a whole container");
    }
    let mut count = bytes;
    count[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(MessageContainer::from_bytes(&count).is_err());
}

#[test]
fn a_result_keeps_what_it_does_not_know() {
    let result = RpcResult { req_msg_id: 1, result: Object::from_value(&vec![1_i32, 2]).unwrap() };
    let bytes = result.to_bytes().unwrap();
    let read = RpcResult::from_bytes(&bytes).unwrap();
    assert_eq!(read.result.decode_as::<Vec<i32>>().unwrap(), [1, 2]);
}
