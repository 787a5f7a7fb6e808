//! Why a parser stopped, and the ways to say so.

use nom::error::{ErrorKind, ParseError};
use nom::{Err, IResult, Parser};

use super::cursor::{Cursor, MAX_DEPTH};
use super::token::{self, space};
use crate::source::{Diagnostic, Span};

/// What every parser of this floor returns.
pub(super) type Parsed<'a, T> = IResult<Cursor<'a>, T, Fault>;

/// A parser of this floor.
pub(super) trait Parse<'a, T>: Parser<Cursor<'a>, Output = T, Error = Fault> {}
impl<'a, T, P: Parser<Cursor<'a>, Output = T, Error = Fault>> Parse<'a, T> for P {}

/// Why a parser stopped.
///
/// nom's `Error` carries a [`Mismatch`](Fault::Mismatch) and lets another parser try; its `Failure` carries what is to
/// be said, and nothing else is tried.
#[derive(Debug)]
pub(super) enum Fault {
    /// The text is something else; nothing to say yet. Free of charge, as most of them are thrown away.
    Mismatch,
    /// The text is wrong.
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

/// The text is wrong, and this is why.
pub(super) fn fail<'a, T>(why: Diagnostic) -> Parsed<'a, T> {
    Err(Err::Failure(Fault::Wrong(Box::new(why))))
}

/// The next token is not `what`.
pub(super) fn missing<'a, T>(input: Cursor<'a>, what: &str) -> Parsed<'a, T> {
    fail(expected(input, what))
}

/// Says that the next token is not `what`, or that no token begins like that at all.
pub(super) fn expected(input: Cursor<'_>, what: &str) -> Diagnostic {
    let input = token::after_space(input);
    if let Some(why) = stray(input) {
        return why;
    }
    let len = token::lexeme_len(input.rest());
    let found = match input.rest().get(..len) {
        None | Some("") => "end of file".to_owned(),
        Some(lexeme) => format!("`{}`", shortened(lexeme)),
    };
    Diagnostic::error(input.span_of(len), format!("expected {what}, found {found}"))
}

/// [`expected`] where no bracket is open: says of a closing one that nothing opened it.
pub(super) fn expected_outside(input: Cursor<'_>, what: &str) -> Diagnostic {
    let next = token::after_space(input);
    match next.peek() {
        Some(mark @ (')' | ']' | '}' | '>')) => Diagnostic::error(next.span_of(1), format!("unmatched `{mark}`"))
            .help("remove it, or open it with its other half"),
        _ => expected(next, what),
    }
}

/// A character that no token begins with.
fn stray(input: Cursor<'_>) -> Option<Diagnostic> {
    let next = input.peek().filter(|&next| !token::begins_lexeme(next))?;
    let span = input.span_of(next.len_utf8());
    let unexpected = Diagnostic::error(span, format!("unexpected character `{}`", next.escape_debug()));
    Some(match next {
        '`' | '´' => Diagnostic::error(span, "back-quoted names are not supported")
            .help("give it a name of letters, digits and `_`"),
        '"' | '\'' => {
            Diagnostic::error(span, format!("unexpected character `{next}`")).help("TL has no quoted strings")
        }
        _ if next.is_alphabetic() => unexpected.help("names consist of the ASCII letters, digits and `_`"),
        _ => unexpected.help("remove it"),
    })
}

/// At most 40 characters of a text, for messages.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Commits to `parser`: where the text is something else, `what` was expected.
pub(super) fn expect<'a, T>(
    what: &'static str,
    mut parser: impl Parse<'a, T>,
) -> impl FnMut(Cursor<'a>) -> Parsed<'a, T> {
    move |input| match parser.parse(input) {
        Err(Err::Error(_)) => missing(input, what),
        done => done,
    }
}

/// Runs `parser` inside one more bracket.
pub(super) fn nested<'a, T>(mut parser: impl Parse<'a, T>) -> impl FnMut(Cursor<'a>) -> Parsed<'a, T> {
    move |input| {
        let Some(inside) = input.deeper() else {
            let (input, ()) = space(input)?;
            return fail(
                Diagnostic::error(input.here(), "nested too deeply")
                    .remark(format!("brackets may nest {MAX_DEPTH} levels deep")),
            );
        };
        let (rest, value) = parser.parse(inside)?;
        Ok((rest.at_depth_of(input), value))
    }
}

/// The bracket that closes the one at `open`.
pub(super) fn close<'a>(open: Span, pair: (&'static str, &'static str)) -> impl Fn(Cursor<'a>) -> Parsed<'a, Span> {
    move |input| match token::symbol(pair.1)(input) {
        Err(Err::Error(_)) => fail(
            Diagnostic::error(open, format!("unclosed `{}`", pair.0))
                .label("opened here")
                .also(token::after_space(input).here(), format!("expected `{}`", pair.1)),
        ),
        done => done,
    }
}
