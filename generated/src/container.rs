//! `msg_container`, written by hand: `vector<%Message>` where the length of each body stands in a field before it, which a
//! schema cannot say.

extern crate alloc;

use alloc::vec::Vec;

use typewright_runtime::{Combinator, DecodeBare, Encode, EncodeError, Object, Reader, Sink};

/// Several messages in one.
///
/// ```text
/// msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MsgContainer {
    /// The messages, in their order. A server takes at most 1020 of them.
    pub messages: Vec<Message>,
}

/// A message in a [`MsgContainer`].
///
/// ```text
/// message msg_id:long seqno:int bytes:int body:Object = Message;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its id, made of the time.
    pub msg_id: i64,
    /// Its number in the session.
    pub seqno: i32,
    /// A boxed value; `bytes` is computed from it.
    pub body: Object,
}

impl Message {
    /// A message that holds `body`.
    ///
    /// # Errors
    /// What keeps `body` from being written.
    pub fn new(msg_id: i64, seqno: i32, body: &impl Encode) -> Result<Self, EncodeError> {
        Ok(Self { msg_id, seqno, body: Object::of(body)? })
    }

    /// The bytes of `msg_id`, `seqno` and `bytes`.
    const HEADER: usize = 16;

    fn decode(reader: &mut Reader<'_>) -> Self {
        let (msg_id, seqno, length) = (reader.long(), reader.int(), reader.nat());
        Self { msg_id, seqno, body: Object::new(reader.raw(length as usize).to_vec()) }
    }
}

impl Combinator for MsgContainer {
    const NAME: &'static str = "msg_container";
    const ID: u32 = 0x73f1_f8dc;

    fn encode_bare<S: Sink>(&self, sink: S) -> S {
        self.messages.iter().fold(sink.count(self.messages.len()), |sink, Message { msg_id, seqno, body }| {
            sink.long(*msg_id).int(*seqno).count(body.size()).put(body)
        })
    }
}

impl<'de> DecodeBare<'de> for MsgContainer {
    const MIN_SIZE_BARE: usize = 4;

    fn decode_bare(reader: &mut Reader<'de>) -> Self {
        let count = reader.nat();
        Self { messages: reader.values(count, Message::HEADER, Message::decode) }
    }
}
