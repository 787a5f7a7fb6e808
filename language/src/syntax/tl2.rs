//! TL2, another language that shares much of TL's look, recognized so that one error names it.

use super::cursor::{Cursor, Text};
use super::token::{after_space, begins_lexeme, lexeme_len, name, name_len};
use crate::source::{Diagnostic, FileId, Span};

/// The error about a file of TL2, by its name or, once it has errors as TL, by its text.
pub(super) fn error(file: FileId, name: &str, text: &str, has_errors: bool) -> Option<Diagnostic> {
    let start = Span::new(file, 0..0);
    let place = if is_named(name) { Some(start) } else { None };
    let place = place.or_else(|| has_errors.then(|| first_sign(file, text)).flatten())?;
    Some(
        Diagnostic::error(place, "this is TL2, which is a different language")
            .help("give typewright the schema in TL, the language of `name field:Type = Result;`"),
    )
}

/// `schema.tl2`
fn is_named(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("tl2"))
}

/// The first sign of TL2, if more than half of the definitions have one: one mistake in TL may look like it.
fn first_sign(file: FileId, text: &str) -> Option<Span> {
    let whole = Text { file, whole: text };
    let mut next = after_space(Cursor::new(&whole));
    let (mut first, mut signs, mut definitions) = (None, 0_usize, 0_usize);
    while let Some(character) = next.peek() {
        let sign = sign_len(next);
        if sign > 0 {
            first.get_or_insert(next.span_of(sign));
            signs += 1;
        }
        definitions += usize::from(character == '=' || sign > 0);
        let len = if begins_lexeme(character) { lexeme_len(next.rest()) } else { character.len_utf8() };
        next = after_space(next.skip(len.max(sign)));
    }
    first.filter(|_| signs * 2 > definitions)
}

/// The length of a construct at this place that only TL2 has: fields behind the `=`, or an alias with `<=>`. 0 in TL.
fn sign_len(next: Cursor<'_>) -> usize {
    if next.rest().starts_with("<=>") {
        return 3;
    }
    if next.peek() != Some('=') {
        return 0;
    }
    let field = after_space(next.skip(1));
    let len = name_len(field.rest());
    let behind = field.skip(len);
    let is_optional = behind.rest().starts_with("?:");
    if len > 0 && name(field).is_ok() && (is_optional || behind.peek() == Some(':')) { 1 } else { 0 }
}
