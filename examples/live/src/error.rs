//! Reasons for giving up on a connection.

use std::{error, fmt, io};

use typewright_runtime::{DecodeError, EncodeError};

/// The reason for which a connection cannot go on. A call that the server refuses is a
/// [`CallError`](crate::client::CallError) instead.
#[derive(Debug)]
pub enum Error {
    /// The stream failed.
    Io(io::Error),
    /// The peer sent bytes that are not the expected TL value.
    Decode(DecodeError),
    /// TL cannot carry a value.
    Encode(EncodeError),
    /// The peer broke a rule of the protocol.
    Protocol(&'static str),
    /// The server answered with a transport error: `-404` stands for an unknown key.
    Transport(i32),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Protocol(rule) => f.write_str(rule),
            Self::Transport(code) => write!(f, "transport error {code}"),
        }
    }
}

impl error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl From<EncodeError> for Error {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// Fails with `rule` unless it holds.
pub(crate) fn ensure(holds: bool, rule: &'static str) -> Result<(), Error> {
    if holds { Ok(()) } else { Err(Error::Protocol(rule)) }
}
