//! Results: the part of a declaration behind its `=`.

use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::{Err, Parser};

use super::ast::{Expr, Name, ParamKind, ResultType, Section, TemplateParam};
use super::cursor::Cursor;
use super::expected::expected;
use super::expr::{arguments, sum};
use super::fault::{Parsed, fail, mismatch};
use super::recover::{begins_declaration, follows_result};
use super::token::{after_space, name, symbol};
use crate::source::Diagnostic;

/// The result of a combinator: a type and its arguments, or one of its template parameters.
pub(super) fn result<'a>(input: Cursor<'a>, section: Section, params: &[TemplateParam]) -> Parsed<'a, ResultType> {
    let start = after_space(input);
    let (input, bang) = map(opt(symbol("!")), |mark| mark.is_some()).parse(start)?;
    let (rest, name) = match name(input) {
        Err(Err::Error(_)) => return no_type(input, section),
        found => found?,
    };
    let is_param = |param: &TemplateParam| param.kind == ParamKind::Type && param.name.text == name.text;
    if !name.is_type() && !params.iter().any(is_param) {
        return fail(bare_result(&name, section));
    }
    let (rest, args) = alt((arguments, juxtaposed)).parse(rest)?;
    Ok((rest, ResultType { bang, name, args, span: start.span_to(rest) }))
}

/// Arguments without brackets: `t` of `Vector t`. A declaration ends them: the `;` before it is missing.
pub(super) fn juxtaposed(mut input: Cursor<'_>) -> Parsed<'_, Vec<Expr>> {
    let mut args = Vec::new();
    loop {
        let next = after_space(input);
        if begins_declaration(next) || follows_result(next) {
            break;
        }
        match sum(input) {
            Ok((rest, arg)) => {
                args.push(arg);
                input = rest;
            }
            Err(Err::Error(_)) => break,
            Err(fault) => return Err(fault),
        }
    }
    Ok((input, args))
}

/// A name whose last part starts with an upper-case letter.
pub(super) fn type_name(input: Cursor<'_>) -> Parsed<'_, Name> {
    match name(input) {
        Ok((rest, name)) if name.is_type() => Ok((rest, name)),
        _ => mismatch(),
    }
}

/// Fails: no result begins here.
fn no_type<T>(input: Cursor<'_>, section: Section) -> Parsed<'_, T> {
    let next = after_space(input);
    let what = noun(section);
    match next.peek() {
        None | Some(';') => fail(expected(next, "the result type after `=`").or_help(advice(section))),
        Some('%') => fail(
            Diagnostic::error(next.span_of(1), format!("the result of a {what} cannot be bare"))
                .remove("remove the `%`"),
        ),
        Some('=') => fail(expected(next, "a type name").or_help("remove one `=`")),
        Some('>') => {
            fail(expected(next, "a type name").or_help("write the arrow of a function as `=>`, without a space"))
        }
        Some('(') => fail(
            Diagnostic::error(next.span_of(1), "a result has no round brackets around it")
                .help("write `= Vector int` or `= Vector<int>`"),
        ),
        _ => fail(expected(next, "a type name").or_help(advice(section))),
    }
}

fn advice(section: Section) -> &'static str {
    match section {
        Section::Types => "write the type that the constructor belongs to",
        Section::Functions => "write the type that the function returns",
    }
}

fn noun(section: Section) -> &'static str {
    match section {
        Section::Types => "constructor",
        Section::Functions => "function",
    }
}

/// The error about a constructor name in the place of a result.
fn bare_result(name: &Name, section: Section) -> Diagnostic {
    let text = &name.text;
    let (namespace, last) = text.split_at(text.len() - name.last().len());
    let mut letters = last.chars();
    let first = letters.next().unwrap_or_default().to_ascii_uppercase();
    let boxed = format!("{namespace}{first}{}", letters.as_str());
    let why = match section {
        Section::Types => format!("a result type starts with an upper-case letter, and `{text}` is a constructor name"),
        Section::Functions => format!("the result of a function is a boxed type, and `{text}` is a constructor name"),
    };
    Diagnostic::error(name.span, why).did_you_mean(boxed)
}
