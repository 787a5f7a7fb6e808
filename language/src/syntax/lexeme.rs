//! Text to lexemes: a declaration without its white space and comments.

use std::ops::Range;

use super::token::{comment_len, lexeme_len, word_len};
use crate::source::{SourceMap, Span};

/// Lexemes of several characters that are no names.
const MARKS: [&str; 3] = ["---", "===", "=>"];

/// The lexemes of an item, in their order: the bytes of the file that each of them takes.
///
/// The `#id` of a name is one, and so are `---`, `===` and `=>`. `span` is that of an item which was read without
/// errors.
#[must_use]
pub fn lexemes(map: &SourceMap, span: Span) -> Vec<Range<usize>> {
    let text = map.get(span.file).map_or("", |file| file.text());
    let end = span.range().end.min(text.len());
    let mut at = span.range().start;
    let mut lexemes: Vec<Range<usize>> = Vec::new();
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        let comment = comment_len(rest);
        let is_space = rest.bytes().next().is_some_and(|byte| byte <= b' ');
        if comment > 0 || is_space {
            at += comment.max(1);
            continue;
        }
        let is_glued = lexemes.last().is_some_and(|last| last.end == at && is_name(text.get(last.clone())));
        let len = match rest.strip_prefix('#') {
            Some(id) if is_glued => 1 + word_len(id),
            _ => MARKS.iter().find(|mark| rest.starts_with(**mark)).map_or(lexeme_len(rest), |mark| mark.len()),
        };
        lexemes.push(at..at + len);
        at += len;
    }
    lexemes
}

fn is_name(lexeme: Option<&str>) -> bool {
    lexeme.is_some_and(|text| text == "_" || text.starts_with(|first: char| first.is_ascii_alphabetic()))
}
