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

/// The keywords that name no value and no type, in their order.
const KEYWORDS: &[&str] = &[
    "as", "async", "break", "const", "continue", "dyn", "else", "enum", "extern", "fn", "for", "if", "impl", "in",
    "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "type",
    "unsafe", "use", "where", "while",
];

/// The kind of a word.
pub(super) fn word(word: &str) -> Kind {
    let may_be = word.len() <= 8 && word.starts_with(|first: char| first.is_ascii_lowercase());
    if may_be && KEYWORDS.binary_search(&word).is_ok() { Kind::Keyword } else { Kind::Word }
}

/// Returns whether there is a space between two pieces on one line. `word` is the text of the first.
pub(super) fn apart(before: Kind, word: &str, this: Kind) -> bool {
    use Delimiter::{Brace, Bracket, Parenthesis};

    match (before, this) {
        (Kind::Start | Kind::Path | Kind::Dot | Kind::Prefix | Kind::OpenAngle | Kind::OpenPipe, _) => false,
        (Kind::Open(Brace), _) | (_, Kind::Close(Brace)) => true,
        (Kind::Open(_) | Kind::OpenImport, _) | (_, Kind::Close(_) | Kind::CloseImport) => false,
        (_, Kind::Separator | Kind::Dot | Kind::Postfix | Kind::Bang | Kind::CloseAngle | Kind::ClosePipe) => false,
        (Kind::Separator | Kind::Binary | Kind::ClosePipe, _) => true,
        (_, Kind::Open(Brace)) => true,
        (Kind::Bang, _) => false,
        (Kind::Keyword, Kind::OpenAngle) => !matches!(word, "impl" | "for" | "fn"),
        (Kind::Keyword, Kind::Open(Parenthesis)) => !matches!(word, "pub" | "fn"),
        (Kind::Keyword | Kind::Lifetime, _) => true,
        (_, Kind::Path | Kind::OpenAngle | Kind::Open(Parenthesis | Bracket)) => false,
        _ => true,
    }
}
