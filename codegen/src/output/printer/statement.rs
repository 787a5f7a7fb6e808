//! Statements, items, fields, variants and arms: each has a line of its own, and its first words tell its kind.

use super::spacing::Kind;

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
    /// The kind of a statement that begins with `word`, or has it behind `pub`.
    pub(super) fn new(word: &str) -> Self {
        match word.as_bytes() {
            b"pub" | b"unsafe" | b"async" => Self::None,
            b"struct" | b"enum" | b"mod" | b"fn" | b"static" => Self::Item,
            b"impl" | b"trait" => Self::Impl,
            b"if" | b"match" | b"for" | b"while" | b"loop" => Self::Control,
            _ => Self::Other,
        }
    }
}

/// Returns whether a piece begins a statement where the one before may have ended with its braces.
pub(super) fn begins_statement(text: &str, kind: Kind) -> bool {
    match kind {
        Kind::Word | Kind::Literal => true,
        Kind::Keyword => !matches!(text, "else" | "as" | "where"),
        _ => text == "#",
    }
}
