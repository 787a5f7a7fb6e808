//! Faults: the reasons that a parser stopped.

use nom::error::{ErrorKind, ParseError};
use nom::{Err, IResult, Parser};

use super::cursor::Cursor;
use crate::source::Diagnostic;

/// The result of every parser.
pub(super) type Parsed<'a, T> = IResult<Cursor<'a>, T, Fault>;

/// A parser.
pub(super) trait Parse<'a, T>: Parser<Cursor<'a>, Output = T, Error = Fault> {}
impl<'a, T, P: Parser<Cursor<'a>, Output = T, Error = Fault>> Parse<'a, T> for P {}

/// The reason that a parser stopped.
///
/// nom's `Error` carries a [`Mismatch`](Fault::Mismatch) and lets another parser try. Its `Failure` carries a
/// diagnostic and ends the attempts.
#[derive(Debug)]
pub(super) enum Fault {
    /// The text is something else. Allocates nothing, as most mismatches are dropped.
    Mismatch,
    /// The text is wrong, for this reason.
    Wrong(Box<Diagnostic>),
}

impl ParseError<Cursor<'_>> for Fault {
    fn from_error_kind(_: Cursor<'_>, _: ErrorKind) -> Self {
        Self::Mismatch
    }

    fn append(_: Cursor<'_>, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// The text is something else.
pub(super) fn mismatch<'a, T>() -> Parsed<'a, T> {
    Err(Err::Error(Fault::Mismatch))
}

/// The text is wrong, for this reason.
pub(super) fn fail<'a, T>(why: Diagnostic) -> Parsed<'a, T> {
    Err(Err::Failure(Fault::Wrong(Box::new(why))))
}

/// At most 40 characters of a text, for messages.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
