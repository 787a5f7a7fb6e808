//! Errors of decoding.

use core::fmt;

use crate::{DecodeError, DecodeErrorKind};

/// Why bytes cannot be decoded, as far as grammers tells. [`Decode`](crate::Decode) has the place, the path and every kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes end too early; or they go beyond what a value may take, or hold a string that is not UTF-8, for which grammers
    /// has no error.
    UnexpectedEof,
    /// The id is that of another constructor.
    UnexpectedConstructor {
        /// That id.
        id: u32,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedEof => f.write_str("unexpected eof"),
            Self::UnexpectedConstructor { id } => write!(f, "unexpected constructor: {id:08x}"),
        }
    }
}

impl core::error::Error for Error {}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        match error.kind() {
            DecodeErrorKind::UnexpectedId { found: id, .. } => Self::UnexpectedConstructor { id },
            _ => Self::UnexpectedEof,
        }
    }
}

/// The result of decoding.
pub type Result<T> = core::result::Result<T, Error>;
