//! The findings of a comparison.

use std::ops::Range;

use super::rule::Rule;
use typewright_language::source::Span;

/// The changes from one schema to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Every definition that is not what it was: types, constructors, functions, errors; of each, first those that are gone, then
    /// the others in the order of the new schema.
    pub definitions: Vec<Definition>,
}

/// A definition that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its kind.
    pub subject: Subject,
    /// Its name, the new one if there are two.
    pub name: String,
    /// As it was; none if it is new.
    pub old: Option<Side>,
    /// As it is; none if it is gone.
    pub new: Option<Side>,
    /// Its changes; at least one.
    pub changes: Vec<Change>,
}

impl Definition {
    /// The verdicts on all of its changes together.
    #[must_use]
    pub fn verdicts(&self) -> Verdicts {
        self.changes.iter().map(|change| change.verdicts).fold(Verdicts::default(), Verdicts::worst)
    }
}

/// The kind of a [`Definition`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A type.
    Type,
    /// A constructor.
    Constructor,
    /// A function.
    Function,
    /// An error.
    Error,
}

/// A definition in one of the schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The declaration on one line; of a type or an error, its name.
    pub text: String,
    /// The id on the wire; none for a type or an error.
    pub id: Option<u32>,
    /// Where it is declared, in the files of its schema.
    pub span: Span,
}

/// One thing that happened to a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its rule.
    pub rule: Rule,
    /// The change, in a sentence without a final period.
    pub message: String,
    /// Whom it concerns.
    pub verdicts: Verdicts,
    /// The part of the old [`Side::text`] that it is about, in bytes.
    pub old: Option<Range<usize>>,
    /// The part of the new [`Side::text`] that it is about, in bytes.
    pub new: Option<Range<usize>>,
}

/// The severity of a change on one axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nobody notices.
    #[default]
    Safe,
    /// On the wire: all that an old peer writes can be read, but an old peer can't read what makes use of the change. In
    /// Rust: only code that lists every field or variant has to be touched. In documentation: worth reading again.
    Risky,
    /// On the wire: bytes that one side writes mean something else, or nothing, to the other. In Rust: code that uses the
    /// definition has to be touched. In documentation: what was said no longer holds.
    Breaking,
}

/// A verdict on each axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Verdicts {
    /// True if old and new peers can read each other, all else being equal: whether the id is another one is a change of
    /// its own.
    pub wire: Verdict,
    /// True if code against the generated Rust still compiles. Where a `Box` stands, which depends on sizes, is not judged.
    pub source: Verdict,
    /// True if what was documented still holds: prose, who may call a function, how it fails.
    pub docs: Verdict,
}

impl Verdicts {
    /// The worse of two on each axis.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        Self { wire: self.wire.max(other.wire), source: self.source.max(other.source), docs: self.docs.max(other.docs) }
    }
}

/// Verdicts on a change that no documentation tells.
pub(super) const fn verdicts(wire: Verdict, source: Verdict) -> Verdicts {
    Verdicts { wire, source, docs: Verdict::Safe }
}
