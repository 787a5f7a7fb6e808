//! A reader of JSON that keeps its first error.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;

use super::error::{Found, JsonError, JsonErrorKind, Step};
use crate::Limits;

/// The depth of nested arrays and objects that TDLib allows.
const MAX_DEPTH: u16 = 100;

/// A JSON text, the position in it, and the rest of the limits.
///
/// The text is untrusted, and parsing never fails on the spot: the first error is kept, the rest of the text is
/// dropped, and [`finish`](Self::finish) returns the error. Values read after it are placeholders: numbers are 0,
/// strings and arrays empty, optional values absent, and enums their simplest variant.
#[derive(Debug)]
pub struct JsonReader<'de> {
    pub(super) text: &'de str,
    pub(super) position: usize,
    /// The levels that arrays and objects may still nest.
    pub(super) depth: u16,
    /// The levels that they nest here.
    pub(super) level: u16,
    /// The memory that vectors and boxes may still take.
    memory: usize,
    /// The position to go on from in the object that begins here, after its tag was looked at.
    pub(super) entered: Option<Entered>,
    /// Where the tags stand that were passed in search of another one, by where their objects begin: none is searched for twice.
    pub(super) tags: BTreeMap<usize, usize>,
    error: Option<JsonError>,
}

/// A place in an object whose tag is known.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entered {
    /// Behind the bracket.
    From(usize),
    /// Behind the tag, which came first.
    Behind(usize),
}

impl<'de> JsonReader<'de> {
    /// A reader of `text`: 100 levels of arrays and objects, and memory in proportion to the text.
    #[must_use]
    pub fn new(text: &'de str) -> Self {
        Self::with_limits(text, Limits::new().depth(MAX_DEPTH))
    }

    /// A reader of `text` within `limits`, whose depth is that of arrays and objects within one another.
    #[must_use]
    pub fn with_limits(text: &'de str, limits: Limits) -> Self {
        let (depth, memory) = (limits.max_depth(), limits.max_memory(text.len()));
        Self { text, position: 0, depth, level: 0, memory, entered: None, tags: BTreeMap::new(), error: None }
    }

    /// The number of bytes that were read; all of them after an error.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.position
    }

    /// Returns whether there is an error.
    #[must_use]
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Ends the text. Fails with the first error, or if there is more text.
    pub fn finish(mut self) -> Result<(), JsonError> {
        if self.peek_token().is_some() {
            self.fail(JsonErrorKind::TrailingText);
        }
        self.error.map_or(Ok(()), Err)
    }

    /// Makes [`finish`](Self::finish) fail, unless it would already.
    #[cold]
    #[inline(never)]
    pub fn fail(&mut self, kind: JsonErrorKind) {
        self.fail_at(kind, self.position);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn fail_at(&mut self, kind: JsonErrorKind, offset: usize) {
        if self.error.is_none() {
            self.error = Some(JsonError::new(kind, self.text, offset));
            self.position = self.text.len();
            self.entered = None;
        }
    }

    /// Fails since the next value is not `expected`.
    #[cold]
    #[inline(never)]
    pub(super) fn unexpected(&mut self, expected: &'static str) {
        let found = self.found();
        self.fail(JsonErrorKind::Unexpected { expected, found });
    }

    /// Fails since a tag, just read, is not `expected`.
    #[cold]
    #[inline(never)]
    pub(super) fn unexpected_tag(&mut self, expected: &'static str, found: &str, offset: usize) {
        self.fail_at(JsonErrorKind::UnexpectedTag { expected, found: Box::from(found) }, offset);
    }

    /// Adds a step to the path of the error, if there is one.
    #[cold]
    #[inline(never)]
    pub(super) fn failed_in(&mut self, step: Step) {
        self.error = self.error.take().map(|error| error.within(step));
    }

    /// The kind of the next value.
    fn found(&self) -> Found {
        match self.peek() {
            None => Found::End,
            Some(b'"') => Found::Text,
            Some(b'{') => Found::Object,
            Some(b'[') => Found::Array,
            Some(b'-' | b'0'..=b'9') => Found::Number,
            Some(b't' | b'f') => Found::Boolean,
            Some(b'n') => Found::Null,
            Some(_) => self.rest().chars().next().map_or(Found::End, Found::Character),
        }
    }

    /// Takes `bytes` of memory from what vectors and boxes may take, and fails if there is less.
    #[inline]
    pub fn charge(&mut self, bytes: usize) {
        match self.memory.checked_sub(bytes) {
            Some(left) => self.memory = left,
            None => self.fail(JsonErrorKind::TooMuchMemory { needed: bytes, left: self.memory }),
        }
    }

    /// Goes one level deeper, which [`leave`](Self::leave) undoes.
    #[inline]
    pub(super) fn enter(&mut self) {
        if self.depth == 0 {
            self.fail(JsonErrorKind::TooDeep);
        }
        // After an error the nesting of the types bounds the depth.
        self.depth = self.depth.wrapping_sub(1);
        self.level = self.level.wrapping_add(1);
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.wrapping_add(1);
        self.level = self.level.wrapping_sub(1);
    }

    /// The rest of the text.
    #[inline]
    pub(super) fn rest(&self) -> &'de str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// The bytes that are left.
    #[inline]
    pub(super) fn bytes_left(&self) -> &'de [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    /// The next byte.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The next byte that is not white space.
    #[inline]
    pub(super) fn peek_token(&mut self) -> Option<u8> {
        match self.peek() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.peek_behind_spaces(),
        }
    }

    /// Not inlined: most texts have no spaces.
    #[inline(never)]
    fn peek_behind_spaces(&mut self) -> Option<u8> {
        let spaces = self.bytes_left().iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.position += spaces.count();
        self.peek()
    }

    /// Passes a byte if it comes next, spaces aside.
    #[inline]
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let comes = self.peek_token() == Some(byte);
        self.position += usize::from(comes);
        comes
    }

    /// Passes a word if it comes next: `null`.
    #[inline]
    pub(super) fn takes_word(&mut self, word: &str) -> bool {
        _ = self.peek_token();
        let comes = self.bytes_left().starts_with(word.as_bytes());
        if comes {
            self.position += word.len();
        }
        comes
    }

    /// Passes a key and its colon if they come next without spaces and escapes.
    #[inline]
    pub(super) fn takes_key(&mut self, name: &str) -> bool {
        let rest = self.bytes_left().strip_prefix(b"\"").and_then(|rest| rest.strip_prefix(name.as_bytes()));
        match rest.and_then(|rest| rest.strip_prefix(b"\":")) {
            Some(rest) => {
                self.position = self.text.len() - rest.len();
                true
            }
            None => false,
        }
    }

    /// Returns whether the next value is `null`, which is passed.
    pub fn takes_null(&mut self) -> bool {
        self.peek_token() == Some(b'n') && self.takes_word("null")
    }
}
