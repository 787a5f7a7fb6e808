//! Errors of both directions, each with the place and the names that lead there.

use std::fmt;

use super::value::Value;

/// An error of decoding.
#[derive(Clone, Debug)]
pub struct DecodeError<'s> {
    /// Offset of the first byte that is wrong. Unpacked bytes count from 0.
    pub offset: usize,
    /// Offsets of the packed values that the wrong byte lies in, outermost first. Empty if nothing was unpacked.
    pub unpacked: Vec<usize>,
    /// Bytes around the offset.
    pub near: Near,
    /// The expectation at this place.
    pub expected: String,
    /// The contents of this place.
    pub found: String,
    /// The names that lead there, outermost first: `phone.phoneCall`, `users`, `[3]`.
    pub path: Vec<String>,
    /// The combinators begun before the error, outermost first, each with the fields decoded so far.
    pub understood: Vec<Value<'s>>,
}

/// Bytes around a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// Offset of the first of them.
    pub offset: usize,
    /// A few bytes; the place may lie just behind them, at the end.
    pub bytes: Vec<u8>,
}

impl DecodeError<'_> {
    /// The same error, in something of this name.
    pub(super) fn within(mut self: Box<Self>, name: impl Into<String>) -> Box<Self> {
        self.path.insert(0, name.into());
        self
    }
}

impl fmt::Display for DecodeError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}", self.offset)?;
        for offset in self.unpacked.iter().rev() {
            write!(f, " of the value unpacked from byte {offset}")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)?;
        if !self.path.is_empty() {
            write!(f, ", in {}", shown_path(&self.path))?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError<'_> {}

/// An error of encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The names that lead to the place, outermost first.
    pub path: Vec<String>,
    /// The expectation at this place.
    pub expected: String,
    /// The contents of this place.
    pub found: String,
}

impl EncodeError {
    pub(super) fn new(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { path: Vec::new(), expected: expected.into(), found: found.into() }
    }

    /// The same error, in something of this name.
    pub(super) fn within(mut self, name: impl Into<String>) -> Self {
        self.path.insert(0, name.into());
        self
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "in {}: ", shown_path(&self.path))?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for EncodeError {}

/// The names that lead to a place; of a long path, those at both ends.
fn shown_path(path: &[String]) -> String {
    const SHOWN: usize = 8;
    match (path.first_chunk::<SHOWN>(), path.last_chunk::<SHOWN>()) {
        (Some(first), Some(last)) if path.len() > 2 * SHOWN => {
            format!("{} > ... > {}", first.join(" > "), last.join(" > "))
        }
        _ => path.join(" > "),
    }
}
