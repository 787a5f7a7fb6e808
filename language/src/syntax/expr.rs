//! Type and number expressions: `Vector<int>`, `%(Vector int)`, `n+1`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many1_count;

use super::ast::{Expr, ExprKind};
use super::cursor::{Cursor, MAX_DEPTH};
use super::expected::{close, expect, missing, nested};
use super::fault::{Parsed, fail};
use super::token::{after_space, many0, name, number, spanned, symbol};
use crate::source::{Diagnostic, Span};

/// One type or number: `int`, `Vector<int>`, `(Vector int)`, `%T`, `#`, `3`.
pub(super) fn term(input: Cursor<'_>) -> Parsed<'_, Expr> {
    alt((named, hash, round, bare, nat)).parse(input)
}

fn nat(input: Cursor<'_>) -> Parsed<'_, Expr> {
    number.map(|found| Expr { kind: ExprKind::Nat(found.value), span: found.span }).parse(input)
}

fn named(input: Cursor<'_>) -> Parsed<'_, Expr> {
    let (rest, found) = spanned((name, opt(arguments))).parse(input)?;
    let (head, args) = found.value;
    Ok((rest, Expr { kind: ExprKind::Apply { head, args: args.unwrap_or_default() }, span: found.span }))
}

fn hash(input: Cursor<'_>) -> Parsed<'_, Expr> {
    symbol("#").map(|span| Expr { kind: ExprKind::Hash, span }).parse(input)
}

/// `(T A B)`
fn round(input: Cursor<'_>) -> Parsed<'_, Expr> {
    let (inside, open) = symbol("(")(input)?;
    let (rest, found) = nested(expect("a type inside the brackets", application))(inside)?;
    no_condition(rest, open)?;
    let (rest, end) = close(open, ("(", ")"))(rest)?;
    Ok((rest, Expr { span: open.to(end), ..found }))
}

/// `<A, B>`, the arguments of a type.
pub(super) fn arguments(input: Cursor<'_>) -> Parsed<'_, Vec<Expr>> {
    let (inside, open) = symbol("<")(input)?;
    if let Ok((_, end)) = symbol(">")(inside) {
        return fail(
            Diagnostic::error(open.to(end), "expected a type argument between `<` and `>`")
                .help("write the type of the elements, as in `Vector<int>`"),
        );
    }
    let (rest, args) = nested(list)(inside)?;
    no_condition(rest, open)?;
    let (rest, _) = close(open, ("<", ">"))(rest)?;
    Ok((rest, args))
}

/// `A, B`: one type argument, or more.
fn list(input: Cursor<'_>) -> Parsed<'_, Vec<Expr>> {
    let mut argument = expect("a type argument", application);
    let (mut rest, first) = argument(input)?;
    let mut args = vec![first];
    while let Ok((after, _)) = symbol(",")(rest) {
        let (after, next) = argument(after)?;
        args.push(next);
        rest = after;
    }
    Ok((rest, args))
}

/// Fails where a condition stands inside of the bracket at `open`: behind its mask comes `.0?`.
pub(super) fn no_condition(rest: Cursor<'_>, open: Span) -> Parsed<'_, ()> {
    let next = after_space(rest);
    let is_bit = next.peek() == Some('.') && next.skip(1).peek().is_some_and(|digit| digit.is_ascii_digit());
    if next.peek() != Some('?') && !is_bit {
        return Ok((rest, ()));
    }
    fail(
        Diagnostic::error(next.span_of(1), "a condition must stand outside of brackets")
            .also(open, "opened here")
            .help("write the condition before the bracket, as in `name:flags.0?(Vector int)`"),
    )
}

/// `%T`; more than one `%` means the same as one.
fn bare(input: Cursor<'_>) -> Parsed<'_, Expr> {
    let start = after_space(input);
    let (input, _) = many1_count(symbol("%")).parse(start)?;
    let (rest, inner) = expect("a type after `%`", term)(input)?;
    let span = start.span_to(rest);
    match inner.kind {
        ExprKind::Bare(_) => Ok((rest, Expr { span, ..inner })),
        ExprKind::Apply { .. } => Ok((rest, Expr { kind: ExprKind::Bare(Box::new(inner)), span })),
        _ => fail(Diagnostic::error(span, "only a type can be bare").help("write `%` before the name of a type")),
    }
}

/// `n`, `n+1`, `1+n`
pub(super) fn sum(input: Cursor<'_>) -> Parsed<'_, Expr> {
    let (mut rest, mut total) = term(input)?;
    let mut constant = is_constant(&total);
    let mut terms = 1;
    while let Ok((after, plus)) = symbol("+")(rest) {
        let (after, right) = expect("a number or a variable after `+`", term)(after)?;
        let constant_right = is_constant(&right);
        if !constant && !constant_right {
            let why = Diagnostic::error(plus, "one side of `+` must be a number");
            return fail(why.help("write the sum as `(n+1)`"));
        }
        constant &= constant_right;
        terms += 1;
        if terms > MAX_DEPTH {
            return fail(
                Diagnostic::error(plus, format!("a sum of more than {MAX_DEPTH} terms")).help("add up the numbers"),
            );
        }
        let span = total.span.to(right.span);
        total = Expr { kind: ExprKind::Add(Box::new(total), Box::new(right)), span };
        rest = after;
    }
    Ok((rest, total))
}

fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Nat(_) => true,
        ExprKind::Add(left, right) => is_constant(left) && is_constant(right),
        _ => false,
    }
}

/// `T A B`: a type and its arguments.
pub(super) fn application(input: Cursor<'_>) -> Parsed<'_, Expr> {
    let (rest, head) = sum(input)?;
    let (rest, args) = many0(sum).parse(rest)?;
    match args.last() {
        None => Ok((rest, head)),
        Some(last) => {
            let span = head.span.to(last.span);
            match apply(head.kind, args) {
                Some(kind) => Ok((rest, Expr { kind, span })),
                None => missing(after_space(input), "a type that takes arguments"),
            }
        }
    }
}

/// Gives more arguments to a type; none where it is not a type.
fn apply(head: ExprKind, more: Vec<Expr>) -> Option<ExprKind> {
    match head {
        ExprKind::Apply { head, mut args } => {
            args.extend(more);
            Some(ExprKind::Apply { head, args })
        }
        ExprKind::Bare(inner) => {
            let kind = apply(inner.kind, more)?;
            Some(ExprKind::Bare(Box::new(Expr { kind, span: inner.span })))
        }
        _ => None,
    }
}
