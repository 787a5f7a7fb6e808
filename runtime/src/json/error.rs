//! Errors of parsing JSON.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::EncodeError;

/// An error of parsing JSON: the expected value, the found one, the place, and the fields that lead there.
///
/// It has the size of a pointer, and allocates. Parsing that succeeds pays nothing for it.
#[derive(Clone, PartialEq, Eq)]
pub struct JsonError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: JsonErrorKind,
    offset: usize,
    line: usize,
    column: usize,
    /// Innermost first: it grows as the reader returns from one after the other.
    path: Vec<Step>,
}

/// A step of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a constructor: that of a tag, or that of the whole text.
    Constructor(&'static str),
    /// Into a field.
    Field(&'static str),
    /// Into an element.
    Element(usize),
}

/// The kinds of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonErrorKind {
    /// Something else stands here.
    Unexpected {
        /// The expected value: `a string`.
        expected: &'static str,
        /// The value that is there.
        found: Found,
    },
    /// The tag is that of another constructor, or of one that the schema does not have.
    UnexpectedTag {
        /// The type or constructor that should stand here.
        expected: &'static str,
        /// The constructor of the tag.
        found: Box<str>,
    },
    /// An object has no tag, and its type has several constructors.
    NoTag {
        /// The type that should stand here.
        expected: &'static str,
        /// The key of the tag.
        tag: &'static str,
    },
    /// A number is not one of the type.
    InvalidNumber {
        /// The type: `an int`.
        expected: &'static str,
        /// The number.
        found: Box<str>,
    },
    /// A string is not Base64.
    InvalidBase64,
    /// A string of Base64 has another length.
    InvalidLength {
        /// The expected number of bytes.
        expected: usize,
        /// The number of bytes in the string.
        found: usize,
    },
    /// A `\` stands in front of something that it does not escape, or of half a surrogate pair.
    InvalidEscape,
    /// A key stands twice in an object.
    DuplicateKey,
    /// Values nest deeper than [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// Vectors and boxes take more memory than [`Limits::memory`](crate::Limits::memory).
    TooMuchMemory {
        /// The number of bytes that the next of them takes.
        needed: usize,
        /// The number of bytes that they may still take.
        left: usize,
    },
    /// A value in an [`Object`](crate::Object) cannot be encoded.
    NoBytes(EncodeError),
    /// The value ends before the text does.
    TrailingText,
}

/// A value found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// Nothing: a field is absent.
    Nothing,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    Array,
    /// An object.
    Object,
    /// A character that begins no value.
    Character(char),
    /// The end of the text.
    End,
}

impl JsonError {
    /// An error at `offset` of `text`, in nothing yet.
    #[cold]
    #[must_use]
    pub(super) fn new(kind: JsonErrorKind, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self(Box::new(Inner { kind, offset, line, column, path: Vec::new() }))
    }

    /// The same error, one step further in.
    #[cold]
    #[must_use]
    pub(super) fn within(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> &JsonErrorKind {
        &self.0.kind
    }

    /// The offset: the number of bytes before the error.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// The path to the value: `messages.messages[3].content > messageText.text`. It is empty outside of any object and
    /// array.
    pub fn path(&self) -> impl fmt::Display {
        JsonPath(&self.0.path)
    }
}

/// A path, innermost first.
struct JsonPath<'a>(&'a [Step]);

impl fmt::Display for JsonPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// A longer path is shown without its middle.
        const ENDS: usize = 8;

        let length = self.0.len();
        for (index, step) in self.0.iter().rev().enumerate() {
            match step {
                _ if length > 2 * ENDS && index == ENDS => write!(f, " ({} more) ", length - 2 * ENDS)?,
                _ if index > ENDS && index + ENDS < length => {}
                Step::Constructor(name) if index == 0 => f.write_str(name)?,
                Step::Constructor(name) => write!(f, " > {name}")?,
                Step::Field(name) if index == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Element(number) => write!(f, "[{number}]")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for JsonErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::UnexpectedTag { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::NoTag { expected, tag } => write!(f, "expected {expected}, found an object without `{tag}`"),
            Self::InvalidNumber { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::InvalidBase64 => f.write_str("expected bytes in Base64, found a string that is not"),
            Self::InvalidLength { expected, found } => write!(f, "expected {expected} bytes in Base64, found {found}"),
            Self::InvalidEscape => f.write_str("expected an escape of a character, found none"),
            Self::DuplicateKey => f.write_str("expected each key once, found it twice"),
            Self::TooDeep => f.write_str("values nest deeper than the limit"),
            Self::TooMuchMemory { needed, left } => {
                write!(f, "{needed} bytes of memory are needed, {left} are left of the limit")
            }
            Self::NoBytes(error) => fmt::Display::fmt(error, f),
            Self::TrailingText => f.write_str("expected the end, found more text"),
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::End => "the end",
            Self::Character(character) => return write!(f, "{character:?}"),
        })
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at line {}, column {}: ", self.line(), self.column())?;
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        fmt::Display::fmt(self.kind(), f)
    }
}

impl fmt::Debug for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsonError({self})")
    }
}

impl core::error::Error for JsonError {}
