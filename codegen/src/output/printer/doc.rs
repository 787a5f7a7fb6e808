//! Documentation: `#[doc = " text"]` as `/// text`.

use proc_macro2::{Group, TokenTree};
use typewright_language::source::is_plain;

/// The text of `[doc = "text"]`, if it fits in a comment of one line.
pub(super) fn comment(group: &Group) -> Option<String> {
    let mut tokens = group.stream().into_iter();
    let (name, equals, literal) = (tokens.next()?, tokens.next()?, tokens.next()?);
    match (name, equals, literal, tokens.next()) {
        (TokenTree::Ident(name), TokenTree::Punct(equals), TokenTree::Literal(literal), None)
            if name == "doc" && equals.as_char() == '=' =>
        {
            let text = unescaped(literal.to_string().strip_prefix('"')?.strip_suffix('"')?)?;
            // Four slashes are no documentation.
            (!text.starts_with('/')).then_some(text)
        }
        _ => None,
    }
}

/// The text of a literal; none if it has characters that no comment may hold.
fn unescaped(literal: &str) -> Option<String> {
    if is_plain(literal) {
        return Some(literal.to_owned());
    }
    let mut text = String::with_capacity(literal.len());
    let mut chars = literal.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' { escaped(&mut chars)? } else { c };
        if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            return None;
        }
        text.push(c);
    }
    Some(text)
}

/// The character of an escape, whose backslash has been read.
fn escaped(chars: &mut impl Iterator<Item = char>) -> Option<char> {
    match chars.next()? {
        c @ ('\\' | '"' | '\'') => Some(c),
        'u' => {
            let digits: String = chars.skip_while(|c| *c == '{').take_while(|c| *c != '}').collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
        }
        _ => None,
    }
}
