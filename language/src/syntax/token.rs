//! The pieces of TL: white space, marks, names, numbers, ids.
//!
//! Every parser skips the white space before its token and none skips what follows: the cursor always stands at the end
//! of the last token, where a span ends.

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::opt;
use nom::multi::{fold_many0, fold_many1};

use super::ast::{Magic, Name};
use super::cursor::Cursor;
use super::fault::{Parse, Parsed, fail, mismatch, shortened};
use crate::source::{Diagnostic, Span, Spanned};

/// The place of the next token: behind white space and comments. A comment that does not end reaches to the end of the
/// file; `comment` reports it.
pub(super) fn after_space(mut input: Cursor<'_>) -> Cursor<'_> {
    loop {
        let rest = input.rest();
        match rest.as_bytes().first() {
            Some(0..=b' ') => input = input.skip(prefix_len(rest, |byte| byte <= b' ')),
            Some(b'/') if comment_len(rest) > 0 => input = input.skip(comment_len(rest)),
            _ => return input,
        }
    }
}

/// The length of the comment at the start of a text, its line feed excluded; 0 where none stands.
pub(super) fn comment_len(text: &str) -> usize {
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if let Some(body) = text.strip_prefix("/*") {
        body.find("*/").map_or(text.len(), |end| end + 4)
    } else {
        0
    }
}

/// A mark: `:`, `<`, `---`.
pub(super) fn symbol<'a>(mark: &'static str) -> impl Fn(Cursor<'a>) -> Parsed<'a, Span> {
    move |input| {
        let input = after_space(input);
        let (rest, _) = tag(mark)(input)?;
        Ok((rest, input.span_to(rest)))
    }
}

/// The result of `parser`, with its place.
pub(super) fn spanned<'a, T>(mut parser: impl Parse<'a, T>) -> impl FnMut(Cursor<'a>) -> Parsed<'a, Spanned<T>> {
    move |input| {
        let input = after_space(input);
        let (rest, value) = parser.parse(input)?;
        Ok((rest, Spanned { value, span: input.span_to(rest) }))
    }
}

/// Any number of results of `parser`. nom's own `many0` needs its feature `alloc`, with which it takes a quarter longer to
/// compile; the same goes for [`many1`].
pub(super) fn many0<'a, T>(parser: impl Parse<'a, T>) -> impl Parse<'a, Vec<T>> {
    fold_many0(parser, Vec::new, pushed)
}

/// One result of `parser`, or more.
pub(super) fn many1<'a, T>(parser: impl Parse<'a, T>) -> impl Parse<'a, Vec<T>> {
    fold_many1(parser, Vec::new, pushed)
}

fn pushed<T>(mut list: Vec<T>, item: T) -> Vec<T> {
    list.push(item);
    list
}

/// Returns whether a name may go on with this character.
pub(super) fn is_name_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// Returns whether a token may begin with this character.
pub(super) fn begins_lexeme(character: char) -> bool {
    is_name_char(character) || ":;()[]{}=#?%<>+,*!.-@".contains(character)
}

/// The length of the token at the start of a text, for messages about it; 0 at the end of the text.
pub(super) fn lexeme_len(text: &str) -> usize {
    match text.chars().next() {
        Some(first) if is_name_char(first) => word_len(text).max(name_len(text)),
        Some(first) => first.len_utf8(),
        None => 0,
    }
}

/// The length of the HTML entity at the start of a text, such as `&lt;` or `&#60;`; 0 where none stands.
pub(super) fn html_entity(text: &str) -> usize {
    const MAX_NAME: usize = 8;
    let Some(rest) = text.strip_prefix('&') else { return 0 };
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let len = word_len(name);
    let is_entity = (1..=MAX_NAME).contains(&len) && name.get(len..).is_some_and(|behind| behind.starts_with(';'));
    if is_entity { text.len() - name.len() + len + 1 } else { 0 }
}

/// The length of the bytes at the start of a text that belong to a set.
fn prefix_len(text: &str, belongs: impl Fn(u8) -> bool) -> usize {
    // A loop rather than `take_while`: build scripts run unoptimised, and this is where a parser spends its time.
    for (index, &byte) in text.as_bytes().iter().enumerate() {
        if !belongs(byte) {
            return index;
        }
    }
    text.len()
}

/// The length of the letters, digits and underscores at the start of a text.
pub(super) fn word_len(text: &str) -> usize {
    prefix_len(text, |byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_'))
}

/// The length of the name at the start of a text: words that begin with a letter, with dots between them, of which
/// all but the last begin with a lower-case letter. `flags.0` is the name `flags` with something else behind it.
pub(super) fn name_len(text: &str) -> usize {
    let mut end = 0;
    loop {
        let word = text.get(end..).unwrap_or_default();
        if !word.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return end.saturating_sub(1);
        }
        end += word_len(word);
        let is_namespace = word.starts_with(|first: char| first.is_ascii_lowercase());
        if !is_namespace || !text.get(end..).unwrap_or_default().starts_with('.') {
            return end;
        }
        end += 1;
    }
}

/// A name with its namespaces.
pub(super) fn name(input: Cursor<'_>) -> Parsed<'_, Name> {
    let input = after_space(input);
    let len = name_len(input.rest());
    if len == 0 {
        return mismatch();
    }
    let text = input.rest().get(..len).unwrap_or_default().to_owned();
    Ok((input.skip(len), Name { text, span: input.span_of(len) }))
}

/// The name of a field or variable: letters, digits and underscores, or `_` alone.
pub(super) fn word(input: Cursor<'_>) -> Parsed<'_, Spanned<&str>> {
    let input = after_space(input);
    let len = word_len(input.rest());
    let value = input.rest().get(..len).unwrap_or_default();
    let span = input.span_of(len);
    match input.peek() {
        Some('_') if len > 1 => fail(leading_underscore(span, value)),
        Some('_' | 'a'..='z' | 'A'..='Z') => Ok((input.skip(len), Spanned { value, span })),
        _ => mismatch(),
    }
}

impl From<Spanned<&str>> for Name {
    fn from(word: Spanned<&str>) -> Self {
        Self { text: word.value.to_owned(), span: word.span }
    }
}

/// The error about a name that begins with `_`.
pub(super) fn leading_underscore(span: Span, text: &str) -> Diagnostic {
    let why = Diagnostic::error(span, "a name cannot start with `_`");
    match text.trim_start_matches('_') {
        rest if rest.starts_with(|first: char| first.is_ascii_alphabetic()) => why.write(rest),
        _ => why,
    }
}

/// A number.
pub(super) fn number(input: Cursor<'_>) -> Parsed<'_, Spanned<u32>> {
    let input = after_space(input);
    let (_, digits) = take_while1(|next: char| next.is_ascii_digit()).parse(input)?;
    let word = word_len(input.rest());
    let span = input.span_of(word);
    if word > digits.rest().len() {
        return fail(Diagnostic::error(span, "a name cannot start with a digit").help("start the name with a letter"));
    }
    match digits.rest().parse() {
        Ok(value) => Ok((input.skip(word), Spanned { value, span })),
        Err(_) => {
            fail(Diagnostic::error(span, format!("a number is at most {}", u32::MAX)).help("write a smaller number"))
        }
    }
}

/// The `#id` that is glued to the name of a combinator.
pub(super) fn magic(input: Cursor<'_>) -> Parsed<'_, Option<Magic>> {
    let (rest, hash) = opt(tag("#")).parse(input)?;
    if hash.is_none() {
        return Ok((input, None));
    }
    let len = word_len(rest.rest());
    let digits = rest.rest().get(..len).unwrap_or_default();
    let span = input.span_of(len + 1);
    match (u8::try_from(len), u32::from_str_radix(digits, 16)) {
        (Ok(digits @ 1..=8), Ok(value)) if !has_upper_case(rest.rest().get(..len)) => {
            Ok((rest.skip(len), Some(Magic { value, digits, span })))
        }
        _ => fail(bad_magic(span, digits)),
    }
}

fn has_upper_case(text: Option<&str>) -> bool {
    text.unwrap_or_default().bytes().any(|byte| byte.is_ascii_uppercase())
}

fn is_id(digits: &str) -> bool {
    (1..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The error about the digits of an id.
fn bad_magic(span: Span, digits: &str) -> Diagnostic {
    let lower = digits.to_ascii_lowercase();
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digits.is_empty() {
        Diagnostic::error(span, "expected hexadecimal digits after `#`").help("write `x:#` if a field was meant")
    } else if is_hex && digits.len() > 8 {
        let why = format!("an id has up to eight digits, found {}", digits.len());
        Diagnostic::error(span, why).help("remove digits: an id is a number of 32 bits")
    } else {
        let shown = shortened(digits);
        let why = Diagnostic::error(span, format!("an id has up to eight digits 0-9 and a-f, found `#{shown}`"));
        let meant = lower.strip_prefix("0x").unwrap_or(&lower);
        if is_id(meant) { why.write(format!("#{meant}")) } else { why }
    }
}
