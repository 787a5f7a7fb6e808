//! Recovery: the place after an error where the next declaration begins.

use super::ast::{Broken, Name, is_type_name};
use super::cursor::Cursor;
use super::token::{after_space, html_entity, name, name_len, word, word_len};

/// Returns whether a line begins with `name#id`, which nothing but a declaration does.
pub(super) fn begins_with_id(next: Cursor<'_>) -> bool {
    let len = name_len(next.rest());
    let id = next.rest().get(len..).and_then(|behind| behind.strip_prefix('#')).unwrap_or_default();
    len > 0 && id.starts_with(|digit: char| digit.is_ascii_hexdigit()) && next.begins_line()
}

/// Returns whether a line looks like the first of a declaration: a name that is not a field's, and either an id or,
/// further on in this line, a `=`. Where the result of a declaration has begun, nothing else can look like this.
pub(super) fn begins_declaration(next: Cursor<'_>) -> bool {
    next.begins_line() && looks_like_declaration(next)
}

fn looks_like_declaration(next: Cursor<'_>) -> bool {
    let line = next.rest().lines().next().unwrap_or_default();
    let line = line.split_once("//").map_or(line, |(code, _)| code);
    let code = line.split_once(';').map_or(line, |(code, _)| code);
    if code.starts_with('@') {
        return true;
    }
    let len = name_len(code).max(usize::from(code.starts_with('_')));
    let behind = code.get(len..).unwrap_or_default();
    len > 0 && (behind.starts_with('#') || (behind.contains('=') && !behind.trim_start().starts_with(':')))
}

/// Returns whether a declaration stands where an argument of a result may: a name with an id, a field, a parameter or a
/// `=` behind it. The `;` before it is missing.
pub(super) fn follows_result(next: Cursor<'_>) -> bool {
    let len = name_len(next.rest());
    let name = next.rest().get(..len).unwrap_or_default();
    let behind = next.skip(len);
    if len == 0 || is_type_name(name) {
        return false;
    }
    match (behind.peek(), after_space(behind).peek()) {
        (Some('#'), _) | (_, Some('=' | '{' | '?')) => true,
        _ => word(behind).is_ok_and(|(rest, _)| after_space(rest).peek() == Some(':')),
    }
}

/// Returns whether a mark stands here: `---functions---` or `===143===`, or what was meant to be one.
pub(super) fn begins_mark(next: Cursor<'_>) -> bool {
    next.rest().starts_with("--") || next.rest().starts_with("==")
}

/// The first place where a declaration or mark may begin, after the one that began at `start` broke at `at`: behind a
/// `;`, at a mark, or at a line that looks like a declaration.
pub(super) fn resume<'a>(start: Cursor<'a>, at: Cursor<'a>) -> Cursor<'a> {
    // The rest of a broken mark's line is skipped.
    let line = if begins_mark(start) { start.rest().find('\n').unwrap_or(start.rest().len()) } else { 0 };
    let at = if at.at() > start.at() { at } else { skip_lexeme(start) };
    let mut next = after_space(if line > 0 { start.skip(line) } else { at });
    while !(next.rest().is_empty() || begins_mark(next) || begins_declaration(next)) {
        let skipped = skip_lexeme(next);
        if next.peek() == Some(';') {
            return skipped;
        }
        next = after_space(skipped);
    }
    next
}

/// The definition that the text from `start` to `end` seems to declare.
pub(super) fn broken<'a>(start: Cursor<'a>, end: Cursor<'a>) -> Broken {
    let text = start.rest().get(..end.at() - start.at()).unwrap_or_default();
    let behind = text.rfind('=').map(|at| start.skip(at + 1));
    let found = |place: Cursor<'a>| name(place).ok().map(|(_, name)| name);
    Broken { name: found(start), result: behind.and_then(found).filter(Name::is_type) }
}

fn skip_lexeme(at: Cursor<'_>) -> Cursor<'_> {
    let len = word_len(at.rest()).max(html_entity(at.rest())).max(at.peek().map_or(0, char::len_utf8));
    at.skip(len)
}
