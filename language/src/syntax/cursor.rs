//! The input of the parsers: a place in a text.

use nom::{Compare, CompareResult, Input, Needed, Offset};

use crate::source::{FileId, Span};

/// The limit of nested brackets in a declaration. Published schemas need two levels, generated ones a handful.
pub(super) const MAX_DEPTH: u8 = 64;

/// A text and the file whose text it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    /// The file.
    pub(super) file: FileId,
    /// Its whole text, shorter than a [`Span`] can say.
    pub(super) whole: &'a str,
}

/// The input of every parser: a place in a text, and the number of brackets open around it.
///
/// Parsers copy it all the time, so it is small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a Text<'a>,
    at: u32,
    end: u32,
    depth: u8,
}

impl<'a> Cursor<'a> {
    /// At the start of a text.
    pub(super) fn new(text: &'a Text<'a>) -> Self {
        Self { text, at: 0, end: u32::try_from(text.whole.len()).unwrap_or(u32::MAX), depth: 0 }
    }

    /// The rest of the text.
    pub(super) fn rest(self) -> &'a str {
        self.text.whole.get(self.at as usize..self.end as usize).unwrap_or_default()
    }

    /// The byte at which it stands.
    pub(super) fn at(self) -> usize {
        self.at as usize
    }

    /// The next character.
    pub(super) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns whether nothing but white space stands before it on its line.
    pub(super) fn begins_line(self) -> bool {
        let before = self.text.whole.get(..self.at()).unwrap_or_default();
        let gap = before.bytes().rev().take_while(|&byte| byte <= b' ' && byte != b'\n').count();
        before.len() == gap || before.as_bytes().get(before.len() - gap - 1) == Some(&b'\n')
    }

    /// `count` bytes further, which must be the start of a character, or at the end.
    pub(super) fn skip(self, count: usize) -> Self {
        Self { at: self.after(count), ..self }
    }

    fn after(self, count: usize) -> u32 {
        u32::try_from(count).map_or(self.end, |count| self.at.saturating_add(count).min(self.end))
    }

    /// The empty span at the cursor.
    pub(super) fn here(self) -> Span {
        Span { file: self.text.file, start: self.at, end: self.at }
    }

    /// From this cursor to `end`, a later one.
    pub(super) fn span_to(self, end: Self) -> Span {
        Span { file: self.text.file, start: self.at, end: end.at }
    }

    /// The span of the next `len` bytes.
    pub(super) fn span_of(self, len: usize) -> Span {
        self.span_to(self.skip(len))
    }

    /// Inside one more bracket; none where [`MAX_DEPTH`] are open already.
    pub(super) fn deeper(self) -> Option<Self> {
        (self.depth < MAX_DEPTH).then_some(Self { depth: self.depth + 1, ..self })
    }

    /// The same place, with as many open brackets as `other` has.
    pub(super) fn at_depth_of(self, other: Self) -> Self {
        Self { depth: other.depth, ..self }
    }
}

impl<'a> Input for Cursor<'a> {
    type Item = char;
    type Iter = std::str::Chars<'a>;
    type IterIndices = std::str::CharIndices<'a>;

    fn input_len(&self) -> usize {
        self.rest().len()
    }

    fn take(&self, index: usize) -> Self {
        Self { end: self.after(index), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(char) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest().find(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest().chars()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.rest().char_indices()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        self.rest().slice_index(count)
    }
}

impl Compare<&str> for Cursor<'_> {
    fn compare(&self, other: &str) -> CompareResult {
        let rest = self.rest();
        if rest.starts_with(other) {
            CompareResult::Ok
        } else if other.starts_with(rest) {
            CompareResult::Incomplete
        } else {
            CompareResult::Error
        }
    }

    fn compare_no_case(&self, other: &str) -> CompareResult {
        self.rest().compare_no_case(other)
    }
}

impl Offset for Cursor<'_> {
    fn offset(&self, second: &Self) -> usize {
        second.at().saturating_sub(self.at())
    }
}
