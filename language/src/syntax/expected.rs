//! Diagnostics about a missing token, and the parsers that push them.

use nom::Err;

use super::cursor::{Cursor, MAX_DEPTH};
use super::fault::{Parse, Parsed, fail, shortened};
use super::token::{after_space, begins_lexeme, html_entity, lexeme_len, symbol};
use crate::source::{Diagnostic, Span};

/// Fails: the next token is not `what`.
pub(super) fn missing<'a, T>(input: Cursor<'a>, what: &str) -> Parsed<'a, T> {
    fail(expected(input, what))
}

/// The error that the next token is not `what`, or that no token begins like this.
pub(super) fn expected(input: Cursor<'_>, what: &str) -> Diagnostic {
    let input = after_space(input);
    if let Some(why) = stray(input) {
        return why;
    }
    let len = lexeme_len(input.rest());
    let found = match input.rest().get(..len) {
        None | Some("") => "end of file".to_owned(),
        Some(lexeme) => format!("`{}`", shortened(lexeme)),
    };
    Diagnostic::error(input.span_of(len), format!("expected {what}, found {found}"))
}

/// [`expected`] where no bracket is open: a closing one is unmatched.
pub(super) fn expected_outside(input: Cursor<'_>, what: &str) -> Diagnostic {
    let next = after_space(input);
    match next.peek() {
        Some(mark @ (')' | ']' | '}' | '>')) => Diagnostic::error(next.span_of(1), format!("unmatched `{mark}`"))
            .remove("remove it, or write the bracket that it closes"),
        _ => expected(next, what),
    }
}

/// The characters of names.
const NAMES: &str = "write names with ASCII letters, digits and `_`";

/// The error about a character that begins no token.
fn stray(input: Cursor<'_>) -> Option<Diagnostic> {
    let next = input.peek().filter(|&next| !begins_lexeme(next))?;
    let span = input.span_of(next.len_utf8());
    let unexpected = Diagnostic::error(span, format!("unexpected character `{}`", next.escape_debug()));
    Some(match next {
        '`' | '´' => {
            Diagnostic::error(span, "TL has no back-quoted names").help("write a name of ASCII letters, digits and `_`")
        }
        '"' | '\'' => Diagnostic::error(span, format!("unexpected character `{next}`"))
            .remove("remove the quotes: TL has no quoted strings"),
        '&' if html_entity(input.rest()) > 0 => {
            let len = html_entity(input.rest());
            let entity = input.rest().get(..len).unwrap_or_default();
            Diagnostic::error(input.span_of(len), format!("HTML entity `{entity}` in a schema"))
                .help("replace each HTML entity of this file by its character")
        }
        '$' | '^' | '~' => Diagnostic::error(span, format!("`{next}` belongs to TL-B, which is a different language"))
            .help("give typewright a schema in TL"),
        '“' | '”' | '‘' | '’' | '«' | '»' => unexpected.remove("remove the quotes: TL has no quoted strings"),
        '‐'..='―' | '−' => unexpected.help(NAMES),
        _ if next.is_alphabetic() => unexpected.help(NAMES),
        _ => unexpected.remove("remove it"),
    })
}

/// Commits to `parser`: a mismatch becomes the error that `what` was expected.
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
            return fail(
                Diagnostic::error(after_space(input).here(), "nested too deeply")
                    .help(format!("nest brackets at most {MAX_DEPTH} levels deep")),
            );
        };
        let (rest, value) = parser.parse(inside)?;
        Ok((rest.at_depth_of(input), value))
    }
}

/// The bracket that closes the one at `open`.
pub(super) fn close<'a>(open: Span, pair: (&'static str, &'static str)) -> impl Fn(Cursor<'a>) -> Parsed<'a, Span> {
    move |input| match symbol(pair.1)(input) {
        Err(Err::Error(_)) => fail(
            Diagnostic::error(open, format!("unclosed `{}`", pair.0))
                .label("opened here")
                .also(after_space(input).here(), format!("expected `{}`", pair.1)),
        ),
        done => done,
    }
}
