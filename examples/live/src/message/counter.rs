//! Ids and sequence numbers of messages.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::Error;
use crate::crypto::digest::random;

/// The reason of a message, which its id shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A client's message.
    Call = 0,
    /// A server's response to one.
    Response = 1,
    /// A server's message of its own accord.
    Notice = 3,
}

/// Ids and sequence numbers of the messages that one side sends.
#[derive(Debug, Default)]
pub struct Counter {
    last: i64,
    content: i32,
}

impl Counter {
    /// The next id: seconds in its upper half, ascending whatever the clock does.
    pub fn id(&mut self, reason: Reason) -> i64 {
        let time = now();
        let fraction = (u64::from(time.subsec_nanos()) << 32) / 1_000_000_000;
        let id = (time.as_secs() << 32 | fraction) as i64 & !3;
        self.last = id.max(self.last + 4);
        self.last | reason as i64
    }

    /// The next sequence number; `content` wants an acknowledgement.
    pub(super) fn seqno(&mut self, content: bool) -> i32 {
        let number = self.content * 2 + i32::from(content);
        self.content += i32::from(content);
        number
    }
}

/// The time since 1970.
#[must_use]
pub fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// A random id.
///
/// # Errors
/// There are no random bytes.
pub fn random_id() -> Result<i64, Error> {
    random().map(i64::from_le_bytes)
}
