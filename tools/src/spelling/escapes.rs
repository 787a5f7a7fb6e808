//! Escapes: `\x22\x22`, Python's `b'\x22"'`, a string of C or Rust, PostgreSQL's `\x2222`.

use super::hex::from_hex;

/// Reads a literal in quotes, or a text made of escapes alone.
pub(super) fn read(text: &str) -> Result<Option<Vec<u8>>, String> {
    if let Some((literal, is_bytes)) = literal(text) {
        return if is_bytes || literal.contains('\\') { unescaped(literal).map(Some) } else { Ok(None) };
    }
    let Some(digits) = text.strip_prefix("\\x").or_else(|| text.strip_prefix("\\X")) else { return Ok(None) };
    if !digits.contains('\\') && digits.len() > 2 {
        return Ok(from_hex(digits));
    }
    let escapes: String = text.split(|c: char| c.is_whitespace() || c == ',').collect();
    let is_escape = |part: &str| part.len() == 3 && part.starts_with(['x', 'X']);
    if escapes.split('\\').skip(1).all(is_escape) { unescaped(&escapes).map(Some) } else { Ok(None) }
}

/// The text between the quotes; `true` if a `b` in front makes it bytes.
fn literal(text: &str) -> Option<(&str, bool)> {
    let text = text.strip_suffix(';').unwrap_or(text);
    let (rest, is_bytes) = match text.strip_prefix(['b', 'B']) {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('$').unwrap_or(text), false),
    };
    let inside = ['\'', '"'].into_iter().find_map(|quote| rest.strip_prefix(quote)?.strip_suffix(quote));
    inside.map(|inside| (inside, is_bytes))
}

fn unescaped(literal: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(literal.len());
    let mut rest = literal;
    while let Some(first) = rest.chars().next() {
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
        let (byte, length) = match first {
            '\\' => escape(rest).ok_or_else(|| {
                let shown: String = rest.chars().take(3).collect();
                format!("`\\{shown}` is not an escape of a byte: write `\\x` and two hexadecimal digits")
            })?,
            _ => (u8::try_from(first).ok().filter(u8::is_ascii).ok_or_else(|| no_byte(first))?, 0),
        };
        bytes.push(byte);
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(bytes)
}

fn no_byte(c: char) -> String {
    format!("{c:?} is not a byte: write its bytes with `\\x`")
}

/// The byte of an escape, and the length of the escape after the backslash.
fn escape(rest: &str) -> Option<(u8, usize)> {
    let octal = rest.bytes().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
    if octal > 0 {
        return Some((u8::from_str_radix(rest.get(..octal)?, 8).ok()?, octal));
    }
    let simple = match rest.chars().next()? {
        'x' | 'X' => return Some((u8::from_str_radix(rest.get(1..3)?, 16).ok()?, 3)),
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'a' => 7,
        'b' => 8,
        'v' => 11,
        'f' => 12,
        same @ ('\\' | '\'' | '"' | '?') => u8::try_from(same).ok()?,
        _ => return None,
    };
    Some((simple, 1))
}
