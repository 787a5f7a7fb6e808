//! Strings.

use alloc::borrow::Cow;
use alloc::string::String;

use super::error::JsonErrorKind;
use super::reader::JsonReader;
use super::scan::ordinary;

/// A string as it stands in the text, without its quotes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted<'de> {
    pub raw: &'de str,
    /// `true` if there are escapes in it.
    pub escaped: bool,
    /// Where it begins.
    pub offset: usize,
}

impl<'de> JsonReader<'de> {
    /// A string.
    #[must_use]
    pub fn string(&mut self) -> Cow<'de, str> {
        match self.quoted("a string") {
            Some(quoted) => self.unescaped(quoted),
            None => Cow::Borrowed(""),
        }
    }

    /// A string as it stands in the text; an error names it `expected`.
    #[inline]
    pub(super) fn quoted(&mut self, expected: &'static str) -> Option<Quoted<'de>> {
        if !self.takes(b'"') {
            self.unexpected(expected);
            return None;
        }
        let (bytes, offset) = (self.bytes_left(), self.position);
        let length = ordinary(bytes);
        if bytes.get(length) == Some(&b'"') {
            self.position += length + 1;
            return Some(Quoted { raw: self.text.get(offset..offset + length)?, escaped: false, offset });
        }
        self.quoted_with_escapes(length)
    }

    /// The rest of a string, whose first `length` bytes are ordinary.
    fn quoted_with_escapes(&mut self, length: usize) -> Option<Quoted<'de>> {
        let offset = self.position;
        let mut end = offset + length;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(end) {
                Some(b'"') => {
                    self.position = end + 1;
                    return Some(Quoted { raw: self.text.get(offset..end)?, escaped: true, offset });
                }
                Some(b'\\') if bytes.get(end + 1).is_some_and(u8::is_ascii) => end += 2,
                _ => {
                    self.position = end;
                    self.unexpected(if bytes.get(end) == Some(&b'\\') { "an escape" } else { "the end of a string" });
                    return None;
                }
            }
            end += ordinary(bytes.get(end..).unwrap_or_default());
        }
    }

    /// The characters of a string, escapes resolved.
    #[inline]
    pub(super) fn unescaped(&mut self, quoted: Quoted<'de>) -> Cow<'de, str> {
        if !quoted.escaped {
            return Cow::Borrowed(quoted.raw);
        }
        match unescape(quoted.raw) {
            Ok(text) => Cow::Owned(text),
            Err(at) => {
                self.fail_at(JsonErrorKind::InvalidEscape, quoted.offset + at);
                Cow::Borrowed("")
            }
        }
    }
}

/// The characters of a string with escapes, or the offset of an invalid escape.
fn unescape(raw: &str) -> Result<String, usize> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let at = raw.len() - after.len() - 1;
        let (character, after) = escape(after).ok_or(at)?;
        text.push(character);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// The character of an escape, after its backslash.
fn escape(after: &str) -> Option<(char, &str)> {
    let mut characters = after.chars();
    let character = match characters.next()? {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode(characters.as_str()),
        _ => return None,
    };
    Some((character, characters.as_str()))
}

/// The character of four hexadecimal digits, or of two surrogates.
fn unicode(after: &str) -> Option<(char, &str)> {
    let (first, after) = unit(after)?;
    if !(0xd800..0xdc00).contains(&first) {
        return Some((char::from_u32(first)?, after));
    }
    let (second, after) = unit(after.strip_prefix("\\u")?)?;
    let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    Some((char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low)?, after))
}

fn unit(text: &str) -> Option<(u32, &str)> {
    let (digits, after) = text.split_at_checked(4)?;
    let valid = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    Some((u32::from_str_radix(digits, 16).ok().filter(|_| valid)?, after))
}
