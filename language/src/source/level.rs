//! How much a finding matters.

/// How much a [`Diagnostic`](super::Diagnostic) matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is built.
    Error,
    /// The output may not be what was meant.
    Warning,
    /// Worth knowing.
    Note,
}
