//! The findings of a comparison.

use std::ops::Range;

use super::rule::Rule;
use typewright_language::source::Span;

/// The changes from one schema to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Every changed definition: types, constructors, functions, errors. In each group the removed ones come first,
    /// then the others in the order of the new schema.
    pub definitions: Vec<Definition>,
}

/// A changed definition.
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

/// A change of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its rule.
    pub rule: Rule,
    /// The change, in a sentence without a final period.
    pub message: String,
    /// Its verdicts.
    pub verdicts: Verdicts,
    /// The part of the old [`Side::text`] that changed, in bytes.
    pub old: Option<Range<usize>>,
    /// The part of the new [`Side::text`] that changed, in bytes.
    pub new: Option<Range<usize>>,
}

/// The severity of a change on one axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// No effect.
    #[default]
    Safe,
    /// On the wire: new peers decode all bytes of old ones, but old peers fail at values that use the change. In Rust:
    /// only code that lists every field or variant needs an edit. In documentation: worth reading again.
    Risky,
    /// On the wire: one side misreads bytes of the other, or cannot decode them. In Rust: code that uses the definition
    /// needs an edit. In documentation: an earlier statement no longer holds.
    Breaking,
}

/// A verdict on each axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Verdicts {
    /// The wire between old and new peers, all else being equal: a changed id is a change of its own.
    pub wire: Verdict,
    /// Code against the generated Rust. The places of `Box`, which depend on sizes, are not judged.
    pub source: Verdict,
    /// Documentation: prose, permitted callers and errors.
    pub docs: Verdict,
}

impl Verdicts {
    /// The worse of two on each axis.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        Self { wire: self.wire.max(other.wire), source: self.source.max(other.source), docs: self.docs.max(other.docs) }
    }
}

/// Verdicts on a change that documentation does not mention.
pub(super) const fn verdicts(wire: Verdict, source: Verdict) -> Verdicts {
    Verdicts { wire, source, docs: Verdict::Safe }
}
