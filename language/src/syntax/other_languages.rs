//! TL2 and TL-B, other languages that share much of TL's look, recognized so that one error names them.

use super::cursor::{Cursor, Text};
use super::token::{after_space, begins_lexeme, lexeme_len, name, name_len};
use crate::source::{Diagnostic, FileId, Span};

/// A language that is not TL.
struct Language {
    name: &'static str,
    /// The extension of its files.
    extension: &'static str,
    /// The length of a construct at this place that only this language has. 0 in TL.
    sign_len: fn(Cursor<'_>) -> usize,
}

const LANGUAGES: [Language; 2] = [
    Language { name: "TL2", extension: "tl2", sign_len: tl2_sign_len },
    Language { name: "TL-B", extension: "tlb", sign_len: tlb_sign_len },
];

/// The error about a file in another language, by its name or, once it has errors as TL, by its text.
pub(super) fn error(file: FileId, name: &str, text: &str, has_errors: bool) -> Option<Diagnostic> {
    LANGUAGES.iter().find_map(|language| {
        let place = if language.is_of(name) { Some(Span::new(file, 0..0)) } else { None };
        let place = place.or_else(|| has_errors.then(|| language.first_sign(file, text)).flatten())?;
        let why = format!("this is {}, which is a different language", language.name);
        let help = "give typewright the schema in TL, the language of `name field:Type = Result;`";
        Some(Diagnostic::error(place, why).help(help))
    })
}

impl Language {
    /// `schema.tl2`
    fn is_of(&self, name: &str) -> bool {
        name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(self.extension))
    }

    /// The first sign of the language, if more than half of the definitions have one: one mistake in TL may look like it.
    fn first_sign(&self, file: FileId, text: &str) -> Option<Span> {
        let whole = Text { file, whole: text };
        let mut next = after_space(Cursor::new(&whole));
        let (mut first, mut signed, mut signs, mut definitions) = (None, false, 0_usize, 0_usize);
        while let Some(character) = next.peek() {
            let sign = (self.sign_len)(next);
            if sign > 0 {
                first.get_or_insert(next.span_of(sign));
                signs += usize::from(!signed);
            }
            signed = (signed || sign > 0) && character != ';';
            definitions += usize::from(character == '=' || next.rest().starts_with(ALIAS));
            let len = if begins_lexeme(character) { lexeme_len(next.rest()) } else { character.len_utf8() };
            next = after_space(next.skip(len.max(sign)));
        }
        first.filter(|_| signs * 2 > definitions)
    }
}

const ALIAS: &str = "<=>";

/// Fields behind the `=`, or an alias with `<=>`.
fn tl2_sign_len(next: Cursor<'_>) -> usize {
    if next.rest().starts_with(ALIAS) {
        return ALIAS.len();
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

/// A tag in bits, a reference to a cell, an unknown of a type, or the type of numbers of some bits.
fn tlb_sign_len(next: Cursor<'_>) -> usize {
    match next.peek() {
        Some('$' | '^' | '~') => 1,
        Some('#') if next.rest().starts_with("##") => 2,
        _ => 0,
    }
}
