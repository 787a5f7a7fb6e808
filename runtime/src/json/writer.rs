//! A writer of JSON.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::scan::ordinary;
use super::{base64, digits};

/// A text that JSON is written to, without spaces.
///
/// ```
/// use typewright_runtime::json::JsonWriter;
///
/// let mut writer = JsonWriter::new();
/// writer.open("_", "user");
/// writer.field("name", &"Ada \"A\"");
/// writer.close();
/// assert_eq!(writer.finish(), r#"{"_":"user","name":"Ada \"A\""}"#);
/// ```
#[derive(Clone, Debug, Default)]
pub struct JsonWriter {
    /// UTF-8: bytes, since digits and Base64 are made as such.
    out: Vec<u8>,
    /// The nesting of objects of bytes here.
    depth: u16,
}

/// Beginning, end, and words as they are.
impl JsonWriter {
    /// An empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self { out: Vec::new(), depth: 0 }
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        String::from_utf8(self.out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// A value that is JSON already.
    #[inline]
    pub fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }
}

/// Objects.
impl JsonWriter {
    /// Begins an object with a tag. Names of TL need no escapes.
    pub fn open(&mut self, tag: &str, name: &str) {
        self.out.reserve(tag.len() + name.len() + 6);
        self.raw("{\"");
        self.raw(tag);
        self.raw("\":\"");
        self.raw(name);
        self.raw("\"");
    }

    /// Begins an object without a tag.
    #[inline]
    pub fn open_record(&mut self) {
        self.out.push(b'{');
    }

    /// Ends an object.
    #[inline]
    pub fn close(&mut self) {
        self.out.push(b'}');
    }

    /// Removes the end of an object, if that was written last, so that more fields can follow.
    pub(super) fn reopen(&mut self) -> bool {
        self.out.pop_if(|last| *last == b'}').is_some()
    }

    /// The key of the next value, which needs no escapes.
    pub fn key(&mut self, name: &str) {
        self.out.reserve(name.len() + 4);
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.raw(name);
        self.raw("\":");
    }

    /// A flag, if it is set.
    pub fn flag(&mut self, name: &str, set: bool) {
        if set {
            self.key(name);
            self.raw("true");
        }
    }

    /// An object without fields.
    pub fn unit(&mut self, tag: &str, name: &str) {
        self.open(tag, name);
        self.close();
    }
}

/// Arrays, strings and numbers.
impl JsonWriter {
    /// Writes one level deeper, unless that is beyond `most`. Returns whether anything was written.
    pub(super) fn nested(&mut self, most: u16, write: impl FnOnce(&mut Self) -> bool) -> bool {
        if self.depth >= most {
            return false;
        }
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    /// An array, its elements written by `write`.
    #[inline]
    pub fn array<T>(&mut self, values: &[T], mut write: impl FnMut(&T, &mut Self)) {
        self.out.push(b'[');
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            write(value, self);
        }
        self.out.push(b']');
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        loop {
            let (before, after) = rest.split_at_checked(ordinary(rest)).unwrap_or((rest, &[]));
            self.out.extend_from_slice(before);
            let Some((special, after)) = after.split_first() else { break };
            self.escape(*special);
            rest = after;
        }
        self.out.push(b'"');
    }

    #[cold]
    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0c => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' + value - 10 };
                return self.out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }

    /// A string of the Base64 of `bytes`.
    pub fn base64(&mut self, bytes: &[u8]) {
        self.out.push(b'"');
        base64::encode(bytes, &mut self.out);
        self.out.push(b'"');
    }

    /// A number.
    pub fn integer(&mut self, number: i64) {
        const BLOCK: u64 = 100_000_000;

        if number < 0 {
            self.out.push(b'-');
        }
        let number = number.unsigned_abs();
        if number < BLOCK {
            return self.first_digits(number);
        }
        let (front, last) = (number / BLOCK, number % BLOCK);
        if front < BLOCK {
            self.first_digits(front);
        } else {
            self.first_digits(front / BLOCK);
            self.out.extend_from_slice(&digits::write(front % BLOCK));
        }
        self.out.extend_from_slice(&digits::write(last));
    }

    /// Digits without zeros in front. Eight bytes are written at once, and some taken back.
    #[inline]
    fn first_digits(&mut self, number: u64) {
        let (text, length) = digits::write_first(number);
        self.out.extend_from_slice(&text);
        self.out.truncate(self.out.len() + length - text.len());
    }

    /// A string of a number.
    pub fn integer_text(&mut self, number: i64) {
        self.out.push(b'"');
        self.integer(number);
        self.out.push(b'"');
    }

    /// The `Display` text of a value, as it is.
    pub(super) fn print(&mut self, text: fmt::Arguments<'_>) {
        // `write_str` does not fail.
        _ = fmt::Write::write_fmt(self, text);
    }
}

impl fmt::Write for JsonWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.raw(text);
        Ok(())
    }
}
