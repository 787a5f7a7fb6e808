//! What a server answers when it refuses.

use alloc::string::String;
use core::fmt;

/// What a server answers when it refuses a call: a code and a text, `420` and `FLOOD_WAIT_3`.
///
/// It is the [`Function::Error`](crate::Function::Error) of functions whose errors are not known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RpcError {
    /// The class of the error, alike to an HTTP status; some are negative.
    pub code: i32,
    /// The name of the error, with its number in it if it has one.
    pub message: String,
}

impl RpcError {
    /// An error of a code and a text.
    pub fn new(code: i32, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message)
    }
}

impl core::error::Error for RpcError {}
