//! Declarations without their `;`, and marks.

use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::delimited;
use nom::{Err, Parser};

use super::args::{fields, params};
use super::ast::{
    Builtin, Combinator, Constraint, ConstraintKind, Field, FieldType, Item, Magic, Name, Partial, Section,
};
use super::cursor::Cursor;
use super::expected::{expect, expected, expected_outside, missing};
use super::expr::arguments;
use super::fault::{Parsed, fail, mismatch, shortened};
use super::recover::begins_mark;
use super::result::{juxtaposed, result, type_name};
use super::token::{after_space, leading_underscore, magic, many0, name, number, spanned, symbol, word, word_len};
use crate::source::{Diagnostic, Spanned, nearest};

/// A declaration up to its `;`, or a mark. Comments and the layer are filled in by the file around it.
pub(super) fn item(input: Cursor<'_>, section: Section) -> Parsed<'_, Item> {
    let input = after_space(input);
    match input.peek() {
        Some('-') => map(section_mark, Item::Section).parse(input),
        Some('=') => map(layer_mark, Item::Layer).parse(input),
        Some('A'..='Z' | 'a'..='z') if type_name(input).is_ok() => {
            alt((map(constraint, Item::Constraint), map(partial, Item::Partial))).parse(input)
        }
        Some('@' | '_' | 'a'..='z') => combinator(input, section),
        Some(';') => {
            fail(Diagnostic::error(input.span_of(1), "unexpected `;`").remove("remove it: no declaration ends here"))
        }
        Some('#') => fail(
            Diagnostic::error(input.span_of(1), "expected a name before `#`").help("write `name#id`, without spaces"),
        ),
        Some('0'..='9') => number(input).and_then(|_| no_declaration(input)),
        _ => no_declaration(input),
    }
}

/// Fails: no declaration begins here.
fn no_declaration<T>(input: Cursor<'_>) -> Parsed<'_, T> {
    if let Some(why) = misdrawn_mark(input) {
        return fail(why);
    }
    fail(expected_outside(input, "a declaration").or_help("write a declaration as `name field:Type = Result;`"))
}

/// The error about a line that names a section between other characters than three dashes.
fn misdrawn_mark(input: Cursor<'_>) -> Option<Diagnostic> {
    let line = input.rest().lines().next().unwrap_or_default();
    let word = line.trim().trim_matches(|next: char| !next.is_alphanumeric());
    let (drawn, _) = line.split_once(word)?;
    let meant = SECTIONS.into_iter().find(|section| *section == word).or_else(|| nearest(word, SECTIONS))?;
    (!drawn.is_empty()).then(|| bad_mark(input, EXPECTED_SECTION).write(format!("---{meant}---")))
}

const SECTIONS: [&str; 2] = ["functions", "types"];

const EXPECTED_SECTION: &str = "expected `---functions---` or `---types---`";

/// `---functions---`
fn section_mark(input: Cursor<'_>) -> Parsed<'_, Spanned<Section>> {
    let kind = map(word, |word| match word.value {
        "functions" => Some(Section::Functions),
        "types" => Some(Section::Types),
        _ => None,
    });
    match spanned(delimited(symbol("---"), kind, symbol("---"))).parse(input) {
        Ok((rest, Spanned { value: Some(value), span })) => Ok((rest, Spanned { value, span })),
        _ => fail(misdrawn_mark(input).unwrap_or_else(|| {
            bad_mark(input, EXPECTED_SECTION).help("write three dashes on either side of `functions` or `types`")
        })),
    }
}

/// An error about the line at the cursor.
fn bad_mark(input: Cursor<'_>, why: &str) -> Diagnostic {
    let line = input.rest().lines().next().unwrap_or_default().trim_end();
    Diagnostic::error(input.span_of(line.len()), why)
}

/// `===143===`
fn layer_mark(input: Cursor<'_>) -> Parsed<'_, Spanned<u32>> {
    if !begins_mark(input) {
        return fail(
            Diagnostic::error(input.span_of(1), "expected a name before `=`")
                .help("write a declaration as `name field:Type = Result;`"),
        );
    }
    match spanned(delimited(symbol("==="), map(number, |number| number.value), symbol("==="))).parse(input) {
        Err(Err::Error(_)) => fail(
            misdrawn_mark(input)
                .unwrap_or_else(|| bad_mark(input, "expected a layer mark").help("write the mark as `===143===`")),
        ),
        found => found,
    }
}

/// `New T`
fn constraint(input: Cursor<'_>) -> Parsed<'_, Constraint> {
    let mut kind = alt((
        value(ConstraintKind::New, keyword("New")),
        value(ConstraintKind::Final, keyword("Final")),
        value(ConstraintKind::Empty, keyword("Empty")),
    ));
    let (rest, kind) = kind.parse(input)?;
    match (type_name(rest), after_space(rest).peek()) {
        (Ok((rest, ty)), _) => Ok((rest, Constraint { kind, ty, comments: 0..0, span: input.span_to(rest) })),
        (_, Some('a'..='z' | ';')) => missing(rest, "the name of a type"),
        _ => mismatch(),
    }
}

fn keyword<'a>(text: &'static str) -> impl Fn(Cursor<'a>) -> Parsed<'a, ()> {
    move |input| match word(input) {
        Ok((rest, found)) if found.value == text => Ok((rest, ())),
        _ => mismatch(),
    }
}

/// `Vector int`, whose head is the name of a type.
fn partial(input: Cursor<'_>) -> Parsed<'_, Partial> {
    let (rest, head) = name(input)?;
    let (rest, args) = alt((arguments, juxtaposed)).parse(rest)?;
    let ended = matches!(after_space(rest).peek(), None | Some(';'));
    if args.is_empty() || !ended {
        return fail(type_as_combinator(&head));
    }
    Ok((rest, Partial { span: input.span_to(rest), head, args, comments: 0..0 }))
}

/// The error about a type name in the place of a combinator name.
fn type_as_combinator(name: &Name) -> Diagnostic {
    let text = &name.text;
    let (namespace, last) = text.split_at(text.len() - name.last().len());
    let mut letters = last.chars();
    let first = letters.next().unwrap_or_default().to_ascii_lowercase();
    let why = if namespace.is_empty() {
        format!("a combinator name starts with a lower-case letter, and `{text}` is a type name")
    } else {
        format!(
            "`{text}` is a type name, as its last part starts with an upper-case letter; a combinator name is needed"
        )
    };
    Diagnostic::error(name.span, why).did_you_mean(format!("{namespace}{first}{}", letters.as_str()))
}

/// A constructor or function, or one of the declarations that begin like it.
fn combinator(input: Cursor<'_>, section: Section) -> Parsed<'_, Item> {
    let (rest, annotations) = many0(annotation).parse(input)?;
    let (rest, name) = combinator_name(rest)?;
    let (rest, id) = combinator_id(rest, &name)?;
    if let Ok((rest, _)) = symbol("?")(rest) {
        let (rest, result) = builtin_result(rest)?;
        return Ok((rest, Item::Builtin(Builtin { name, id, result, comments: 0..0, span: input.span_to(rest) })));
    }
    if let (rest, Some(args)) = opt(arguments).parse(rest)? {
        return Ok((rest, Item::Partial(Partial { head: name, args, comments: 0..0, span: input.span_to(rest) })));
    }
    let (rest, params) = params(rest)?;
    let (rest, fields) = fields(rest)?;
    let (rest, fat_arrow) = match alt((value(true, symbol("=>")), value(false, symbol("=")))).parse(rest) {
        Err(Err::Error(_)) if id.is_none() && params.is_empty() && annotations.is_empty() => {
            return partial_application(input, rest, name, fields);
        }
        Err(Err::Error(_)) => return no_result(rest, &name),
        found => found?,
    };
    let section = if fat_arrow { Section::Functions } else { section };
    let (rest, result) = result(rest, section, &params)?;
    let span = input.span_to(rest);
    Ok((
        rest,
        Item::Combinator(Combinator {
            annotations,
            name,
            id,
            params,
            fields,
            section,
            fat_arrow,
            result,
            layer: None,
            comments: 0..0,
            span,
        }),
    ))
}

/// `@read`
fn annotation(input: Cursor<'_>) -> Parsed<'_, Spanned<String>> {
    let (rest, at) = symbol("@")(input)?;
    match word(rest) {
        Ok((rest, found)) => Ok((rest, Spanned { value: found.value.to_owned(), span: at.to(found.span) })),
        Err(_) => missing(rest, "a word after `@`, as in `@read`"),
    }
}

/// A name whose last part starts with a lower-case letter, or `_`.
pub(super) fn combinator_name(input: Cursor<'_>) -> Parsed<'_, Name> {
    let input = after_space(input);
    if input.peek() == Some('_') {
        let len = word_len(input.rest());
        let text = input.rest().get(..len).unwrap_or_default();
        if len > 1 {
            return fail(leading_underscore(input.span_of(len), text));
        }
        return Ok((input.skip(len), Name { text: text.to_owned(), span: input.span_of(len) }));
    }
    let (rest, name) = expect("the name of a combinator", name)(input)?;
    if name.is_type() {
        return fail(type_as_combinator(&name));
    }
    match symbol(".")(rest) {
        Ok((after, _)) => {
            fail(expected(after, "a name after `.`").or_help("write the name behind the dot, as in `auth.code`"))
        }
        Err(_) => Ok((rest, name)),
    }
}

/// The `#id` of a combinator, which must not be apart from its name.
fn combinator_id<'a>(input: Cursor<'a>, name: &Name) -> Parsed<'a, Option<Magic>> {
    let (rest, id) = magic(input)?;
    let apart = after_space(rest);
    let digits = apart.rest().strip_prefix('#').unwrap_or_default();
    let len = word_len(digits);
    let word = digits.get(..len).unwrap_or_default();
    let is_label = after_space(apart.skip(1 + len)).peek() == Some(':');
    if len == 0 || is_label || !word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok((rest, id));
    }
    let why = Diagnostic::error(apart.span_of(1 + len), "no space is allowed between a name and its `#id`");
    let help = format!("did you mean `{}#{}`?", name.text, shortened(word));
    fail(why.fix(help, rest.span_to(apart), ""))
}

/// The result of a builtin, after its `?`.
fn builtin_result(input: Cursor<'_>) -> Parsed<'_, Name> {
    let (rest, _) = expect("`=` after the `?` of a builtin", symbol("="))(input)?;
    expect("the name of a type", type_name)(rest)
}

/// `vector int`, whose head is the name of a constructor. Up to here it looked like a combinator.
fn partial_application<'a>(input: Cursor<'a>, rest: Cursor<'a>, head: Name, fields: Vec<Field>) -> Parsed<'a, Item> {
    let plain = |field: &Field| field.name.is_none() && field.condition.is_none() && !field.bang;
    if fields.is_empty() || !fields.iter().all(plain) || after_space(rest).peek() != Some(';') {
        return no_result(rest, &head);
    }
    let mut args = Vec::new();
    for field in fields {
        match field.ty {
            FieldType::Expr(expr) => args.push(expr),
            FieldType::Repetition(_) => return no_result(rest, &head),
        }
    }
    Ok((rest, Item::Partial(Partial { head, args, comments: 0..0, span: input.span_to(rest) })))
}

/// Fails: a combinator lacks its `=`.
fn no_result<'a, T>(input: Cursor<'a>, name: &Name) -> Parsed<'a, T> {
    let next = after_space(input);
    let why = match next.peek() {
        Some(';') => Diagnostic::error(next.span_of(1), "expected `=` and a result type before `;`"),
        _ => expected_outside(next, "`=` and a result type"),
    };
    let elsewhere = next.begins_line() || next.rest().is_empty();
    let why = if elsewhere { why.also(name.span, "in this declaration") } else { why };
    fail(why.or_help(format!("write a declaration as `{} field:Type = Result;`", name.text)))
}
