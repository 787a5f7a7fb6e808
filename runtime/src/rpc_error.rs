//! The error that a server sends.

use alloc::string::String;
use core::fmt;
use core::time::Duration;

use crate::wait;

/// The error that a server sends when it refuses a call: a code and a text, `420` and `FLOOD_WAIT_3`.
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

    /// The time to wait before the call may succeed, read from the name alone: `FLOOD_WAIT_3`, `TAKEOUT_INIT_DELAY_60`,
    /// `PASSWORD_TOO_FRESH_60`, `..._WAIT_2MIN`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        wait::in_name(&self.message)
    }

    /// The data center to send the call to, read from the name alone: `PHONE_MIGRATE_4`.
    #[must_use]
    pub fn migrate_to_dc(&self) -> Option<u64> {
        let (_, number) = self.message.rsplit_once("_MIGRATE_")?;
        wait::number(number)
    }
}

impl fmt::Display for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message)
    }
}

impl core::error::Error for RpcError {}
