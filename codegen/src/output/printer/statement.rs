//! Statements, items, fields, variants and arms: each has a line of its own, and its first words tell its kind.

/// The kind of a statement, by its first words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Nothing so far but attributes and `pub`.
    None,
    /// An item whose braces are always on several lines.
    Item,
    /// The same; an empty line stands between its members.
    Impl,
    /// `if`, `match` or a loop.
    Control,
    Other,
}

impl Head {
    /// The kind once `word` has been seen.
    pub(super) fn then(self, word: &str) -> Self {
        match (self, word) {
            (Self::None, "pub" | "unsafe" | "async") => Self::None,
            (Self::None, "struct" | "enum" | "mod" | "fn" | "static") => Self::Item,
            (Self::None, "impl" | "trait") => Self::Impl,
            (Self::None, "if" | "match" | "for" | "while" | "loop") => Self::Control,
            (Self::None, _) => Self::Other,
            (head, _) => head,
        }
    }
}
