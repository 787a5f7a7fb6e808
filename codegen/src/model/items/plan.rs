//! The wire plan: the order in which a combinator's fields are encoded and decoded. The heart of the design.
//!
//! TL codecs are hard because presence stands apart from the fields: a `#` word holds bits, further on
//! stand the fields that they announce, `true` fields have a bit and no bytes, one bit may announce several fields, and
//! a combinator may have several such words, anywhere among its fields. A [`WirePlan`] puts that in an ordered list of
//! [`Step`]s, one a TL field. Both directions and the size are printed from this one list, so they cannot disagree:
//!
//! | step | encoding | decoding |
//! |---|---|---|
//! | [`Word`](Step::Word) | collects the presence of fields in bits, adds those that are kept, and writes them | reads the bits and keeps them |
//! | [`Flag`](Step::Flag) | nothing: the word holds the bit | looks at a bit |
//! | [`Value`](Step::Value) | the value | the value |
//! | [`ValueIf`](Step::ValueIf) | the value, if it is there | looks at a bit, then reads the value or not |
//!
//! A `#` that also serves as a count or as the argument of a type is a value like any other: it is not computed, and
//! the fields that depend on it have to agree with it.
//!
//! A plan knows its fields by name and nothing of their types: a [`Form`] holds all that the bytes depend on.

use std::fmt;

use super::form::{Form, Nat, Number};
use super::ident::Ident;

/// How the fields of a combinator lie on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WirePlan {
    /// The steps, in the order of the wire.
    pub steps: Vec<Step>,
    /// The words, which [`Step`]s refer to by index.
    pub words: Vec<Word>,
    /// The least number of bytes of all fields together.
    pub min_size: u32,
}

impl WirePlan {
    /// The word of a step.
    #[must_use]
    pub fn word(&self, word: WordId) -> Option<&Word> {
        self.words.get(word.0)
    }

    /// The word whose further bits a field holds.
    #[must_use]
    pub fn mask(&self, field: &Ident) -> Option<&Word> {
        self.words.iter().find(|word| word.kept && word.name == *field)
    }
}

/// An index into [`WirePlan::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordId(pub(in crate::model) usize);

/// A `#` field whose bits say which fields are present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The variable that holds it in generated functions.
    pub name: Ident,
    /// The TL field: `flags`.
    pub tl_name: String,
    /// The bits that announce fields, in ascending order.
    pub bits: Vec<Bit>,
    /// `true` if the field with the word's name holds all other bits. They are dropped and written as 0 otherwise.
    pub kept: bool,
}

impl Word {
    /// All bits that announce fields.
    #[must_use]
    pub fn announcing(&self) -> u32 {
        self.bits.iter().fold(0, |bits, Bit { bit, .. }| bits | 1 << (bit & 31))
    }
}

/// A bit of a [`Word`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bit {
    /// 0 to 31.
    pub bit: u8,
    /// The fields that it announces, at least one. All of them are present, or none.
    pub fields: Vec<Announced>,
}

/// A field that a bit announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The field.
    pub field: Ident,
    /// The TL field.
    pub tl_name: String,
    /// `true` if the field is a `bool` that is the bit, not an `Option`.
    pub flag: bool,
}

/// A field of a combinator on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `flags:#`: 4 bytes, computed but for bits that are kept.
    Word(WordId),
    /// `flags.0?true`: a bit and no bytes.
    Flag {
        /// The `bool`.
        field: Ident,
        /// The mask.
        mask: Mask,
        /// The bit of the mask.
        bit: u8,
    },
    /// A mandatory value.
    Value {
        /// The value.
        field: Ident,
        /// How it lies on the wire.
        form: Form,
    },
    /// `flags.0?int`
    ValueIf {
        /// The `Option` of a value.
        field: Ident,
        /// The mask.
        mask: Mask,
        /// The bit of the mask.
        bit: u8,
        /// How the value lies on the wire.
        form: Form,
    },
}

impl Step {
    /// Returns whether the step is a mandatory `int`. Several of them are encoded and decoded as one piece.
    #[must_use]
    pub fn is_int(&self) -> bool {
        matches!(self, Self::Value { form: Form::Number(Number::Int), .. })
    }
}

/// The place of a presence bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mask {
    /// In a word, which is computed.
    Word(WordId),
    /// In a number with a value of its own, which the field has to agree with.
    Nat(Nat),
}

/// The plan as text, a step a line, for snapshots.
impl fmt::Display for WirePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            match step {
                Step::Word(word) => self.fmt_word(*word, f)?,
                Step::Flag { field, mask, bit } => writeln!(f, "{field}: is {}.{bit}", self.mask_name(mask))?,
                Step::Value { field, form } => writeln!(f, "{field}: {form}")?,
                Step::ValueIf { field, mask, bit, form } => {
                    writeln!(f, "{field}: {form} if {}.{bit}", self.mask_name(mask))?;
                }
            }
        }
        writeln!(f, "at least {} bytes", self.min_size)
    }
}

impl WirePlan {
    fn word_name(&self, word: WordId) -> &str {
        self.word(word).map_or("?", |word| word.name.as_str())
    }

    fn mask_name(&self, mask: &Mask) -> String {
        match mask {
            Mask::Word(word) => self.word_name(*word).to_owned(),
            Mask::Nat(nat) => nat.to_string(),
        }
    }

    fn fmt_word(&self, word: WordId, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: word", self.word_name(word))?;
        for Bit { bit, fields } in self.word(word).map_or(&[][..], |word| &word.bits) {
            write!(f, ", {bit} =")?;
            for announced in fields {
                write!(f, " {}", announced.field)?;
            }
        }
        if self.word(word).is_some_and(|word| word.kept) {
            f.write_str(", others kept")?;
        }
        writeln!(f)
    }
}
