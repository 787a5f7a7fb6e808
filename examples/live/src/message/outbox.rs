//! Messages inside of a packet, alone or in a container.

use std::mem::take;

use typewright_runtime::{Combinator, DecodeError, Encode, EncodeError, Object};
use typewright_telegram::mtproto::types::MessageContainer;

use super::counter::{Counter, Reason};

/// A message: `msg_id` is made of the time, and `seqno` is twice the number of messages before it that want an
/// acknowledgement, plus one if it wants one too.
pub use typewright_telegram::mtproto::types::Message as Inner;

/// The messages of the next packet.
#[derive(Debug, Default)]
pub struct Outbox {
    counter: Counter,
    messages: Vec<Inner>,
}

impl Outbox {
    /// The id of a message to come.
    pub fn id(&mut self, reason: Reason) -> i64 {
        self.counter.id(reason)
    }

    /// Adds a message; `content` wants an acknowledgement.
    ///
    /// # Errors
    /// TL cannot carry the value.
    pub fn push(&mut self, msg_id: i64, value: &impl Encode, content: bool) -> Result<(), EncodeError> {
        let (seqno, body) = (self.counter.seqno(content), Object::from_value(value)?);
        self.messages.push(Inner { msg_id, seqno, body });
        Ok(())
    }

    /// All messages as one: the only one, or a container of several. None if there are none.
    ///
    /// # Errors
    /// None that outside data can cause.
    pub fn take(&mut self, reason: Reason) -> Result<Option<Inner>, EncodeError> {
        if self.messages.len() > 1 {
            let container = MessageContainer { messages: take(&mut self.messages) };
            let id = self.id(reason);
            self.push(id, &container, false)?;
        }
        Ok(self.messages.pop())
    }
}

/// The messages in a container; any other message alone.
///
/// # Errors
/// The container is cut.
pub fn opened(message: Inner) -> Result<Vec<Inner>, DecodeError> {
    if message.body.id() == Some(MessageContainer::ID) {
        Ok(message.body.decode_as::<MessageContainer>()?.messages)
    } else {
        Ok(vec![message])
    }
}
