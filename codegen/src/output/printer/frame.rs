//! Pairs of delimiters, while they are open.

use super::statement::Head;

/// The line break before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Goes,
    /// A break if the enclosing content takes several lines.
    Ends,
    /// The same, with an empty line.
    Blank,
    /// A break if the chain of methods is too long for one line.
    Chain,
}

/// The delimiters around a piece, and the state within them.
pub(super) struct Frame {
    /// The opening delimiter; none at the top.
    pub open: Option<usize>,
    /// `true` if it holds statements, or fields, variants and arms.
    pub has_statements: bool,
    /// `true` if it is the body of an `impl`.
    pub has_members: bool,
    pub head: Head,
    /// The first piece of the current statement.
    pub start: Option<usize>,
    /// The number of open `<`.
    pub angles: usize,
    pub in_closure: bool,
    pub in_import: bool,
    pub commas: usize,
    /// The line break before the next piece.
    pub line: Line,
}

impl Frame {
    pub(super) fn new(open: Option<usize>, has_statements: bool) -> Self {
        Self {
            open,
            has_statements: has_statements || open.is_none(),
            has_members: false,
            head: Head::None,
            start: None,
            angles: 0,
            in_closure: false,
            in_import: false,
            commas: 0,
            line: Line::Ends,
        }
    }
}
