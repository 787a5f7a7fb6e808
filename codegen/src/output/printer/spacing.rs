//! Spaces between the pieces of a line.

use proc_macro2::Delimiter;

/// The kind of a piece, for the space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: the beginning.
    Start,
    /// A name, or a keyword that stands for one, such as `self`.
    Word,
    /// Any other keyword.
    Keyword,
    /// `'a`
    Lifetime,
    Literal,
    /// `///` and its text.
    Doc,
    /// `,`, `;`, `:`
    Separator,
    /// `::`
    Path,
    /// `.`
    Dot,
    /// An operator before its operand: `&`, `#`.
    Prefix,
    /// `?` behind its operand.
    Postfix,
    /// The `!` of a macro.
    Bang,
    OpenAngle,
    CloseAngle,
    /// The first `|` of a closure.
    OpenPipe,
    ClosePipe,
    /// An operator between its operands.
    Binary,
    Open(Delimiter),
    Close(Delimiter),
    /// The braces of an import.
    OpenImport,
    CloseImport,
}

impl Kind {
    pub(super) fn opens(self) -> bool {
        matches!(self, Self::Open(_) | Self::OpenImport)
    }

    pub(super) fn closes(self) -> bool {
        matches!(self, Self::Close(_) | Self::CloseImport)
    }

    pub(super) fn is_angle(self) -> bool {
        matches!(self, Self::OpenAngle | Self::CloseAngle)
    }

    pub(super) fn is_operator(self) -> bool {
        !matches!(
            self,
            Self::Start
                | Self::Word
                | Self::Keyword
                | Self::Lifetime
                | Self::Literal
                | Self::Doc
                | Self::Open(_)
                | Self::Close(_)
                | Self::OpenImport
                | Self::CloseImport
        )
    }

    /// Returns whether a value or a type can end with this kind.
    pub(super) fn is_value(self) -> bool {
        matches!(self, Self::Word | Self::Literal | Self::Postfix | Self::CloseAngle | Self::Close(_))
    }
}

/// The kind of a word: a keyword if it names no value and no type.
pub(super) fn word(word: &str) -> Kind {
    match word.as_bytes() {
        b"as" | b"async" | b"break" | b"const" | b"continue" | b"dyn" | b"else" | b"enum" | b"extern" | b"fn"
        | b"for" | b"if" | b"impl" | b"in" | b"let" | b"loop" | b"match" | b"mod" | b"move" | b"mut" | b"pub"
        | b"ref" | b"return" | b"static" | b"struct" | b"trait" | b"type" | b"unsafe" | b"use" | b"where"
        | b"while" => Kind::Keyword,
        _ => Kind::Word,
    }
}

/// Returns whether there is a space between two pieces on one line, of which the first is no keyword.
pub(super) fn is_apart(before: Kind, this: Kind) -> bool {
    use Delimiter::{Brace, Bracket, Parenthesis};

    match (before, this) {
        (Kind::Start | Kind::Path | Kind::Dot | Kind::Prefix | Kind::OpenAngle | Kind::OpenPipe, _) => false,
        (Kind::Open(_), Kind::Close(_)) => false,
        (Kind::Open(Brace), _) | (_, Kind::Close(Brace)) => true,
        (Kind::Open(_) | Kind::OpenImport, _) | (_, Kind::Close(_) | Kind::CloseImport) => false,
        (_, Kind::Separator | Kind::Dot | Kind::Postfix | Kind::Bang | Kind::CloseAngle | Kind::ClosePipe) => false,
        (Kind::Separator | Kind::Binary | Kind::ClosePipe, _) => true,
        (_, Kind::Open(Brace)) => true,
        (Kind::Bang, _) => false,
        (Kind::Lifetime, _) => true,
        (_, Kind::Path | Kind::OpenAngle | Kind::Open(Parenthesis | Bracket)) => false,
        _ => true,
    }
}

/// Returns whether there is a space between a keyword and a piece behind it.
pub(super) fn is_apart_from_keyword(keyword: &str, this: Kind) -> bool {
    match this {
        Kind::OpenAngle => !matches!(keyword, "impl" | "for" | "fn"),
        Kind::Open(Delimiter::Parenthesis) => !matches!(keyword, "pub" | "fn"),
        _ => is_apart(Kind::Lifetime, this),
    }
}
