//! Messages inside of a packet, alone or in a container.

use typewright_runtime::{Encode, EncodeError, Object};

/// A message: `msg_id` is made of the time, and `seqno` is twice the number of messages before it that want an
/// acknowledgement, plus one if it wants one too.
pub use typewright_telegram::mtproto::types::Message as Inner;

/// A message that holds `body`.
///
/// # Errors
/// `body` cannot be encoded.
pub fn inner(msg_id: i64, seqno: i32, body: &impl Encode) -> Result<Inner, EncodeError> {
    Ok(Inner { msg_id, seqno, body: Object::from_value(body)? })
}
