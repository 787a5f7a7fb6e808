//! Pieces of TL inside other formats: each is a range of a file's text.

use nom::Err;

use super::args::field;
use super::ast::{Expr, Field, Name, ResultType, Section};
use super::cursor::{Cursor, Text};
use super::decl::combinator_name;
use super::expected::expected;
use super::expr::application;
use super::fault::{Fault, Parsed};
use super::result::result;
use super::token::after_space;
use crate::source::{Diagnostic, Diagnostics, SourceMap, Span};

/// The name of a constructor or function.
pub fn name_at(map: &SourceMap, place: Span, diagnostics: &mut Diagnostics) -> Option<Name> {
    whole(map, place, "the name of a combinator", combinator_name, diagnostics)
}

/// A field; without a name, where it stands elsewhere.
pub fn field_at(map: &SourceMap, place: Span, diagnostics: &mut Diagnostics) -> Option<Field> {
    whole(map, place, "a type", |input| field(after_space(input)), diagnostics)
}

/// A type: `Vector<long>`, `vector int`, `%User`.
pub fn type_at(map: &SourceMap, place: Span, diagnostics: &mut Diagnostics) -> Option<Expr> {
    whole(map, place, "a type", application, diagnostics)
}

/// The result of a combinator: a type. A variable is accepted too, since the variables are not known yet.
pub fn result_at(map: &SourceMap, place: Span, section: Section, diagnostics: &mut Diagnostics) -> Option<ResultType> {
    whole(map, place, "a type", |input| result(input, section, &[]), diagnostics)
}

/// All of a place, read by one parser.
fn whole<T>(
    map: &SourceMap,
    place: Span,
    what: &str,
    parser: impl for<'a> Fn(Cursor<'a>) -> Parsed<'a, T>,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let file = map.get(place.file)?;
    let text = Text { file: place.file, whole: file.text().get(..place.range().end)? };
    let input = Cursor::new(&text).skip(place.range().start);
    let why = match parser(input) {
        Ok((rest, found)) if after_space(rest).rest().is_empty() => return Some(found),
        Ok((rest, _)) => unexpected(after_space(rest), what),
        Err(fault) => unread(fault, input, what),
    };
    diagnostics.push(why);
    None
}

/// The error about text behind a whole fragment.
fn unexpected(rest: Cursor<'_>, what: &str) -> Diagnostic {
    Diagnostic::error(rest.span_of(rest.rest().len()), format!("unexpected text after {what}"))
}

/// The error about a fragment that no parser reads.
fn unread(fault: Err<Fault>, input: Cursor<'_>, what: &str) -> Diagnostic {
    match fault {
        Err::Failure(Fault::Wrong(why)) => *why,
        _ if input.rest().trim().is_empty() => {
            Diagnostic::error(input.span_of(input.rest().len()), format!("{what} is missing"))
        }
        _ => expected(input, what),
    }
}
