//! Errors of decoding.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

/// An error of decoding: the expected value, the found one, the offset, and the types that lead there.
///
/// ```
/// use typewright_runtime::Decode;
///
/// let error = bool::from_bytes(&[1, 0, 0, 0]).unwrap_err();
/// assert_eq!(error.to_string(), "at byte 0: expected Bool, found the id 0x00000001");
/// ```
///
/// It has the size of a pointer, and allocates. Decoding that succeeds pays nothing for it.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: DecodeErrorKind,
    offset: usize,
    /// Innermost first: it grows as the reader returns from one after the other.
    path: Vec<&'static str>,
}

/// The kinds of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The bytes end within a value.
    UnexpectedEnd {
        /// The number of bytes that the next part of the value takes.
        needed: usize,
        /// The number of bytes that are left.
        left: usize,
    },
    /// The id is that of another constructor, or of one that the schema does not have.
    UnexpectedId {
        /// The type or constructor that should stand here.
        expected: &'static str,
        /// The id that stands here.
        found: u32,
    },
    /// A `string` is not UTF-8.
    InvalidUtf8,
    /// A vector counts more elements than the bytes that are left can hold.
    CountTooLarge {
        /// The number of elements that it counts.
        count: u32,
        /// The most elements that can follow.
        most: usize,
    },
    /// Values nest deeper than [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// Vectors and boxes take more memory than [`Limits::memory`](crate::Limits::memory).
    TooMuchMemory {
        /// The number of bytes that the next of them takes.
        needed: usize,
        /// The number of bytes that they may still take.
        left: usize,
    },
    /// The value ends before the bytes do.
    TrailingBytes {
        /// The number of bytes that are left over.
        left: usize,
    },
}

impl DecodeError {
    /// An error at `offset`, in no type yet.
    #[cold]
    #[must_use]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self(Box::new(Inner { kind, offset, path: Vec::new() }))
    }

    /// The same error, in a combinator: `name` becomes the outermost of the [`path`](Self::path).
    #[cold]
    #[must_use]
    pub fn within(mut self, name: &'static str) -> Self {
        self.0.path.push(name);
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// The offset: the number of bytes before the error.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The combinators that were being decoded, outermost first, by their names in the schema.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = &'static str> + ExactSizeIterator {
        self.0.path.iter().rev().copied()
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::UnexpectedEnd { needed, left } => write!(f, "expected {needed} more bytes, found {left}"),
            Self::UnexpectedId { expected, found } => write!(f, "expected {expected}, found the id {found:#010x}"),
            Self::InvalidUtf8 => f.write_str("expected a string, found bytes that are not UTF-8"),
            Self::CountTooLarge { count, most } => {
                write!(f, "found a vector of {count} elements, at most {most} can follow")
            }
            Self::TooDeep => f.write_str("values nest deeper than the limit"),
            Self::TooMuchMemory { needed, left } => {
                write!(f, "{needed} bytes of memory are needed, {left} are left of the limit")
            }
            Self::TrailingBytes { left } => write!(f, "expected the end, found {left} more bytes"),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// A longer path is shown without its middle.
        const ENDS: usize = 4;

        write!(f, "at byte {}: {}", self.offset(), self.kind())?;
        let length = self.0.path.len();
        for (index, name) in self.path().enumerate() {
            match index {
                0 => write!(f, " in {name}")?,
                ENDS if length > 2 * ENDS => write!(f, " > ({} more)", length - 2 * ENDS)?,
                _ if index > ENDS && index + ENDS < length => {}
                _ => write!(f, " > {name}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.0.kind)
            .field("offset", &self.0.offset)
            .field("path", &self.path().collect::<Vec<_>>())
            .finish()
    }
}

impl core::error::Error for DecodeError {}
