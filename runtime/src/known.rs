//! An error as it came, documented or not.

use core::fmt;
use core::time::Duration;

use crate::{KnownError, Number, RpcError, minutes};

/// The contents of a [`MethodError`](crate::MethodError).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<'a> {
    /// A known error, the code that it came under, and the number in its name.
    Error(&'static KnownError, i32, u64),
    /// An unknown error.
    Other(&'a RpcError),
}

impl Known<'_> {
    /// The code, alike to an HTTP status.
    #[must_use]
    pub fn code(&self) -> i32 {
        match *self {
            Self::Error(_, code, _) => code,
            Self::Other(error) => error.code,
        }
    }

    /// The name: with `%d` for a number where the error is known, as it came where it is not.
    #[must_use]
    pub fn name(&self) -> &str {
        match *self {
            Self::Error(known, ..) => known.name,
            Self::Other(error) => &error.message,
        }
    }

    /// The meaning of the error, where that is known.
    #[must_use]
    pub fn description(&self) -> Option<&'static str> {
        match *self {
            Self::Error(known, ..) => Some(known.description).filter(|description| !description.is_empty()),
            Self::Other(_) => None,
        }
    }

    /// The time to wait before the call may succeed, if the error states one.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match *self {
            Self::Error(KnownError { number: Number::Seconds, .. }, _, number) => Some(Duration::from_secs(number)),
            Self::Error(KnownError { number: Number::Minutes, .. }, _, number) => Some(minutes(number)),
            Self::Error(..) => None,
            Self::Other(error) => error.retry_after(),
        }
    }

    /// The data center to send the call to, if the error states one.
    #[must_use]
    pub fn migrate_to_dc(&self) -> Option<u64> {
        match *self {
            Self::Error(KnownError { number: Number::Dc, .. }, _, number) => Some(number),
            Self::Error(..) => None,
            Self::Other(error) => error.migrate_to_dc(),
        }
    }

    /// The error as it came.
    #[must_use]
    pub fn to_rpc_error(&self) -> RpcError {
        match *self {
            Self::Error(known, code, number) => known.error(code, number),
            Self::Other(error) => error.clone(),
        }
    }
}

impl KnownError {
    /// This error as it came: under `code`, with `number` in its name.
    #[must_use]
    pub const fn at(&'static self, code: i32, number: u64) -> Known<'static> {
        Known::Error(self, code, number)
    }
}

impl fmt::Display for Known<'_> {
    /// The code, the name with its number, and the meaning with that number: `420 FLOOD_WAIT_3: wait for 3 seconds`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_rpc_error().fmt(f)?;
        let (Self::Error(_, _, number), Some(description)) = (self, self.description()) else { return Ok(()) };
        let mut words = description.split("%d");
        write!(f, ": {}", words.next().unwrap_or_default())?;
        words.try_for_each(|words| write!(f, "{number}{words}"))
    }
}
