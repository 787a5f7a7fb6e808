//! Documented errors, and the recognition of their names.

use alloc::format;
use alloc::string::String;

use crate::RpcError;

/// The meaning of the number in an error's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// There is none.
    None,
    /// Seconds to wait.
    Seconds,
    /// Minutes to wait.
    Minutes,
    /// The data center to go to.
    Dc,
    /// Anything else: a part, an index, a length, a point in time.
    Plain,
}

/// An error as it is documented.
#[derive(Debug, PartialEq, Eq)]
pub struct KnownError {
    /// Its name; `%d` stands where a number does: `FLOOD_WAIT_%d`.
    pub name: &'static str,
    /// The codes that it comes under, at least one: most errors have just one.
    pub codes: &'static [i32],
    /// The meaning of the number.
    pub number: Number,
    /// Its meaning, in a sentence, with `%d` for the number; empty where that is not documented.
    pub description: &'static str,
}

impl KnownError {
    /// The number in `error` if it is this error: 0 where the name has none.
    ///
    /// Recognizes only what [`error`](Self::error) writes (no leading zeros, a code of [`codes`](Self::codes)), so that
    /// nothing is lost on the way back.
    #[must_use]
    pub fn recognise(&self, error: &RpcError) -> Option<u64> {
        if !self.codes.contains(&error.code) {
            return None;
        }
        let Some((before, after)) = self.name.split_once("%d") else {
            return (self.name == error.message).then_some(0);
        };
        let digits = error.message.strip_prefix(before)?.strip_suffix(after)?;
        let canonical =
            digits.bytes().all(|digit| digit.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
        let number = digits.parse().ok().filter(|_| canonical)?;
        // Minutes become seconds in a `Duration` and have to come back.
        (self.number != Number::Minutes || number <= u64::MAX / 60).then_some(number)
    }

    /// The error that a server sends: this one, under `code`, with `number` in its name.
    #[must_use]
    pub fn error(&self, code: i32, number: u64) -> RpcError {
        let message = match self.name.split_once("%d") {
            Some((before, after)) => format!("{before}{number}{after}"),
            None => String::from(self.name),
        };
        RpcError { code, message }
    }
}
