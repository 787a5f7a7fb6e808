//! A name in a file, and its meaning.

use typewright_language::source::Span;

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The name.
    pub span: Span,
    /// The thing that it names.
    pub target: Target,
    /// `true` if it declares that thing.
    pub role: Role,
}

/// The thing that a name stands for. Types and combinators are known by their names, which are the text at the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A type, declared or builtin.
    Type,
    /// A constructor or a function, declared or builtin.
    Combinator,
    /// A field or a template variable, known by the place of the name that declares it.
    Local {
        /// That place.
        declared: Span,
        /// The kind of its value.
        kind: LocalKind,
    },
    /// The word behind an `@`.
    Annotation,
}

/// The kind of a field or a template variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalKind {
    /// A field that is no variable.
    Field,
    /// A `#` field: a mask or a count.
    Number,
    /// `{n:#}`
    NumberVariable,
    /// `{X:Type}`
    TypeVariable,
}

impl LocalKind {
    /// Returns whether conditions and counts may use it.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::NumberVariable)
    }
}

/// The role of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It declares the thing.
    Declaration,
    /// It is the type that a constructor belongs to: all of them together declare the type.
    Owner,
    /// It uses the thing.
    Use,
}
