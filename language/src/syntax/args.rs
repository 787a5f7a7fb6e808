//! Template parameters and fields: the part of a declaration between its name and its `=`.

use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::{Err, Parser};

use super::ast::{Condition, Field, FieldType, Name, ParamKind, Repetition, TemplateParam};
use super::cursor::Cursor;
use super::expected::{close, expect, expected, nested};
use super::expr::{no_condition, term};
use super::fault::{Parsed, fail, mismatch, shortened};
use super::recover::begins_with_id;
use super::token::{after_space, lexeme_len, many1, name, name_len, number, spanned, symbol, word, word_len};
use crate::source::{Diagnostic, Spanned};

/// The limit of the types of `(a b:T)`, in bytes of text: each field owns a copy of its type.
const MAX_GROUP: usize = 4096;

/// The forms of a template parameter.
const PARAM_FORMS: &str = "write `{X:Type}` for a type, `{n:#}` for a number";

/// `{X:Type}`, `{n m:#}`, any number of them.
pub(super) fn params(mut input: Cursor<'_>) -> Parsed<'_, Vec<TemplateParam>> {
    let mut params = Vec::new();
    while let Ok((inside, open)) = symbol("{")(input) {
        let (rest, names) = param_names(inside)?;
        let Ok((rest, _)) = symbol(":")(rest) else {
            return fail(expected(rest, "`:`").or_help(PARAM_FORMS));
        };
        let (rest, kind) = spanned(param_kind).parse(rest)?;
        let Ok((rest, _)) = symbol("}")(rest) else {
            return fail(expected(rest, "`}`").also(open, "opened here"));
        };
        params.extend(names.into_iter().map(|name| {
            let span = name.span.to(kind.span);
            TemplateParam { name, kind: kind.value, span }
        }));
        input = rest;
    }
    Ok((input, params))
}

fn param_names(input: Cursor<'_>) -> Parsed<'_, Vec<Name>> {
    match many1(map(word, Name::from)).parse(input) {
        Err(Err::Error(_)) => fail(expected(input, "the name of a template parameter").or_help(PARAM_FORMS)),
        found => found,
    }
}

fn param_kind(input: Cursor<'_>) -> Parsed<'_, ParamKind> {
    if let Ok((rest, _)) = symbol("#")(input) {
        return Ok((rest, ParamKind::Nat));
    }
    match name(input) {
        Ok((rest, kind)) if kind.text == "Type" => Ok((rest, ParamKind::Type)),
        Ok((_, kind)) => {
            let text = &kind.text;
            let why = format!("a template parameter is a `Type` or a `#`, found `{text}`");
            let error = Diagnostic::error(kind.span, why);
            let is_type = text.eq_ignore_ascii_case("Type");
            fail(if is_type { error.did_you_mean("Type") } else { error.help("write a field without the braces") })
        }
        Err(_) => {
            let why = expected(input, "the kind of the template parameter");
            fail(why.or_help(PARAM_FORMS))
        }
    }
}

/// Any number of fields.
pub(super) fn fields(mut input: Cursor<'_>) -> Parsed<'_, Vec<Field>> {
    let mut fields = Vec::new();
    loop {
        let next = after_space(input);
        if begins_with_id(next) {
            return Ok((input, fields));
        }
        if let (rest, Some(group)) = opt(group).parse(next)? {
            fields.extend(group);
            input = rest;
            continue;
        }
        match field(next) {
            Ok((rest, field)) => {
                fields.push(field);
                input = rest;
            }
            Err(Err::Error(_)) => return no_field(input, next, fields),
            Err(fault) => return Err(fault),
        }
    }
}

/// The end of the fields, or the error about a mark that is wrong here.
fn no_field<'a>(input: Cursor<'a>, next: Cursor<'a>, fields: Vec<Field>) -> Parsed<'a, Vec<Field>> {
    let span = next.span_of(1);
    match next.peek() {
        Some('{') if params(next).is_err() => {
            fail(expected(next, "a field or `=`").or_help("write a declaration as `name field:Type = Result;`"))
        }
        Some('{') => fail(
            Diagnostic::error(span, "template parameters must come before the fields")
                .help("move the parameter behind the name of the declaration"),
        ),
        Some(',') => fail(Diagnostic::error(span, "fields are separated by spaces, not by `,`").fix(
            "replace the comma by a space",
            span,
            " ",
        )),
        Some(':') => fail(Diagnostic::error(span, "unexpected `:`").help("write a field as `name:type`, with one `:`")),
        Some('.') => fail(
            Diagnostic::error(span, "unexpected `.`")
                .help("write a dot only in a name, as in `auth.Code`, or in a condition, as in `flags.0?int`"),
        ),
        Some('?') => fail(
            Diagnostic::error(span, "unexpected `?`")
                .help("write a condition as `flags.0?int`: a `#` field, a dot, a bit and a `?`"),
        ),
        Some('+') => fail(Diagnostic::error(span, "a sum must stand in brackets").help("write the sum as `(n+1)`")),
        _ => Ok((input, fields)),
    }
}

/// `(a b:T)`: several fields of one type.
fn group(input: Cursor<'_>) -> Parsed<'_, Vec<Field>> {
    let (inside, open) = symbol("(")(input)?;
    let (rest, (names, _)) = (many1(map(word, Name::from)), symbol(":")).parse(inside).or_else(|_| mismatch())?;
    let (rest, bang) = bang(rest)?;
    let (rest, ty) = expect("the type of these fields", term)(rest)?;
    no_condition(rest, open)?;
    let (rest, end) = close(open, ("(", ")"))(rest)?;
    if names.len().saturating_mul(ty.span.range().len()) > MAX_GROUP {
        return fail(
            Diagnostic::error(open.to(end), "too many fields in one group").help("write each field with its own type"),
        );
    }
    let field =
        |name| Field { name: Some(name), condition: None, bang, ty: FieldType::Expr(ty.clone()), span: open.to(end) };
    Ok((rest, names.into_iter().map(field).collect()))
}

fn bang(input: Cursor<'_>) -> Parsed<'_, bool> {
    map(opt(symbol("!")), |mark| mark.is_some()).parse(input)
}

/// `name:mask.0?!type`; all but the type may be absent.
pub(super) fn field(input: Cursor<'_>) -> Parsed<'_, Field> {
    let (rest, name) = opt(label).parse(input)?;
    let (rest, condition) = opt(condition).parse(rest)?;
    if condition.is_some()
        && let Ok((_, second)) = self::condition(rest)
    {
        let why = Diagnostic::error(second.span, "a field has at most one condition");
        return fail(why.remove("remove one of the conditions"));
    }
    let (rest, bang) = bang(rest)?;
    let (rest, ty) = match alt((counted, map(bare_repetition, FieldType::Repetition))).parse(rest) {
        Err(Err::Error(_)) if name.is_some() || condition.is_some() || bang => {
            return no_type(rest, name.as_ref(), condition.as_ref());
        }
        found => found?,
    };
    Ok((rest, Field { name, condition, bang, ty, span: input.span_to(rest) }))
}

/// Fails: a field lacks its type.
fn no_type<'a, T>(rest: Cursor<'a>, name: Option<&Name>, condition: Option<&Condition>) -> Parsed<'a, T> {
    let after = match (condition, name) {
        (Some(Condition { mask, bit: Some(bit), .. }), _) => format!("a type after `{}.{}?`", mask.text, bit.value),
        (Some(Condition { mask, bit: None, .. }), _) => format!("a type after `{}?`", mask.text),
        (None, Some(name)) => format!("a type for field `{}`", name.text),
        (None, None) => "a type after `!`".to_owned(),
    };
    fail(expected(rest, &after).or_help("write a field as `name:type` or `name:flags.0?type`"))
}

/// `name:`
fn label(input: Cursor<'_>) -> Parsed<'_, Name> {
    let (rest, word) = word(input)?;
    let (rest, _) = symbol(":")(rest)?;
    Ok((rest, word.into()))
}

/// `mask.0?`, or `mask?`.
fn condition(input: Cursor<'_>) -> Parsed<'_, Condition> {
    let (rest, mask) = word(input)?;
    let (rest, bit) = match symbol(".")(rest) {
        Ok((rest, _)) => opt_bit(rest, mask.value)?,
        Err(_) => (rest, None),
    };
    let (rest, end) = match (symbol("?")(rest), bit) {
        (Err(_), Some(bit)) => {
            let help = format!("write `?` between the bit and the type: `{}.{}?int`", mask.value, bit.value);
            return fail(expected(rest, "`?` after the bit number").or_help(help));
        }
        (found, _) => found?,
    };
    Ok((rest, Condition { mask: mask.into(), bit, span: mask.span.to(end) }))
}

/// The number after the dot of a condition; the dot of a dotted name is not one.
fn opt_bit<'a>(input: Cursor<'a>, mask: &str) -> Parsed<'a, Option<Spanned<u32>>> {
    let digits = input.rest().bytes().take_while(u8::is_ascii_digit).count();
    let glued = word_len(input.rest()) > digits;
    if digits > 0 && glued {
        let bit = input.rest().get(..digits).unwrap_or_default();
        let ty = input.skip(digits);
        let why = expected(ty, "`?` after the bit number");
        return fail(why.or_help(format!("write `{mask}.{bit}?{}`", shortened(name_at(ty)))));
    }
    match number(input) {
        Err(Err::Error(_)) if name_len(input.rest()) > 0 => mismatch(),
        Err(Err::Error(_)) => {
            let why = expected(input, &format!("a bit number after `{mask}.`"));
            fail(why.or_help(format!("write the number of a bit, 0 to 31, as in `{mask}.0?int`")))
        }
        found => found.map(|(rest, bit)| (rest, Some(bit))),
    }
}

fn name_at(input: Cursor<'_>) -> &str {
    input.rest().get(..lexeme_len(input.rest())).unwrap_or_default()
}

/// `[ fields ]`
fn bare_repetition(input: Cursor<'_>) -> Parsed<'_, Repetition> {
    let input = after_space(input);
    let (inside, open) = symbol("[")(input)?;
    let (rest, fields) = nested(fields)(inside)?;
    let (rest, _) = close(open, ("[", "]"))(rest)?;
    Ok((rest, Repetition { count: None, fields, span: input.span_to(rest) }))
}

/// A type, or `n*[ fields ]`.
fn counted(input: Cursor<'_>) -> Parsed<'_, FieldType> {
    let (rest, found) = term(input)?;
    let Ok((rest, _)) = symbol("*")(rest) else {
        return Ok((rest, FieldType::Expr(found)));
    };
    match bare_repetition(rest) {
        Ok((rest, repetition)) => {
            let span = found.span.to(repetition.span);
            Ok((rest, FieldType::Repetition(Repetition { count: Some(found), span, ..repetition })))
        }
        Err(Err::Error(_)) => fail(
            expected(rest, "`[` after `*`").or_help("put the repeated fields in brackets: `3*[int]`, or `3*[4*[int]]`"),
        ),
        Err(fault) => Err(fault),
    }
}
