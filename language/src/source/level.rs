//! The severity of findings.

/// The severity of a [`Diagnostic`](super::Diagnostic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is built.
    Error,
    /// The output may be unintended.
    Warning,
    /// Worth knowing.
    Note,
}
