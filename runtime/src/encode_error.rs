//! Errors of encoding.

use core::fmt;

/// An error of encoding: TL cannot carry the value. These are all reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// Fields that share a bit are not all present or all absent.
    SharedBit(&'static SharedBit),
    /// A field is present and its bit is not set, or the other way round.
    Presence(&'static SharedBit),
    /// The number of elements differs from the number that another field states.
    Count {
        /// The elements: `matrix.rows`.
        what: &'static str,
        /// The stated number.
        expected: u32,
        /// The number of elements.
        found: usize,
    },
    /// A field is absent that only JSON may leave out: `user.usernames`.
    Null(&'static str),
    /// The type has no constructor, and so no value: `Never`.
    NoValue(&'static str),
    /// An [`Object`](crate::Object) came as JSON, which has no bytes.
    OnlyJson,
    /// A vector has more elements than an `int` can count.
    TooManyElements(usize),
    /// A byte string is longer than 2^56 - 1 bytes.
    TooManyBytes(usize),
}

/// Fields that share one bit: all of them are present, or none. Of a single field its presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedBit {
    /// The combinator in the schema: `phone.phoneCall`.
    pub combinator: &'static str,
    /// The `#` field that holds the bit: `flags`.
    pub mask: &'static str,
    /// 0 to 31.
    pub bit: u8,
    /// The fields in the schema, with commas between them: `currency, amount`.
    pub fields: &'static str,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SharedBit(SharedBit { combinator, mask, bit, fields }) => {
                write!(f, "{combinator}: {fields} share {mask}.{bit}: set all of them or none")
            }
            Self::Presence(SharedBit { combinator, mask, bit, fields }) => {
                write!(f, "{combinator}: {fields} is there if {mask}.{bit} is set, and only then")
            }
            Self::Count { what, expected, found } => {
                write!(f, "{what} has {found} elements where {expected} are announced")
            }
            Self::Null(what) => write!(f, "{what} is absent, which only JSON can say"),
            Self::NoValue(ty) => write!(f, "{ty} has no constructor, and so no value"),
            Self::OnlyJson => f.write_str("an object that came as JSON has no bytes"),
            Self::TooManyElements(count) => write!(f, "a vector of {count} elements: TL counts to {}", i32::MAX),
            Self::TooManyBytes(length) => write!(f, "a byte string of {length} bytes: TL counts to 2^56 - 1"),
        }
    }
}

impl core::error::Error for EncodeError {}
