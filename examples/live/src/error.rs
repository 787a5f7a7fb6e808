//! Reasons for giving up on a connection.

use typewright_runtime::{DecodeError, EncodeError};

/// The reason for which a connection cannot go on. A call that the server refuses is a
/// [`CallError`](crate::client::CallError) instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The stream failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The peer sent bytes that are not the expected TL value.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// TL cannot carry a value.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// The peer broke a rule of the protocol.
    #[error("{0}")]
    Protocol(&'static str),
    /// The server answered with a transport error: `-404` stands for an unknown key.
    #[error("transport error {0}")]
    Transport(i32),
}

/// Fails with `rule` unless it holds.
pub(crate) fn ensure(holds: bool, rule: &'static str) -> Result<(), Error> {
    if holds { Ok(()) } else { Err(Error::Protocol(rule)) }
}
