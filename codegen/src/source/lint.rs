//! What findings are called that keep nothing from being built.

use super::Level;

/// A kind of finding. Each has an id and a name, either of which a configuration or a comment in a schema may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lint {
    /// An id is not the one that its text gives.
    IdMismatch,
    /// An id has fewer than eight digits.
    IdShort,
    /// A function has the id of something else.
    IdShared,
    /// An id is written that the wire format does not use.
    IdUnused,
    /// A `#` is itself under a bit.
    MaskConditional,
    /// Nothing depends on a `#` that is called a mask.
    MaskUnused,
    /// A bit below the highest one means nothing.
    BitUnused,
    /// Several fields share a bit.
    BitShared,
    /// A `True` under a bit takes four bytes that say nothing.
    TrueBoxed,
    /// Two names differ by upper and lower case alone.
    NameCase,
    /// Two constructors would get the same name in Rust.
    VariantClash,
    /// No function leads to a type.
    TypeUnreachable,
    /// A type that can't grow any more because it is used bare.
    BareUse,
    /// A definition without a description.
    Undocumented,
    /// A comment describes what is not there.
    DocsAbsent,
    /// A page contradicts the schema.
    PageContradicts,
    /// A page differs from the schema, as its rules say that it may.
    PageFollows,
    /// A definition has no page.
    PageMissing,
    /// A page is about what the schema does not have.
    PageUnknown,
    /// The error database does not know an error of a page.
    ErrorUnknown,
    /// Something in a page, a database or a comment is left out, or read as it was meant.
    SourceForm,
    /// An `allow` silences nothing.
    AllowUnused,
    /// An `allow` names no lint.
    AllowUnknown,
    /// Old and new peers can't read each other.
    BreaksWire,
    /// Code against the generated Rust has to be touched.
    BreaksSource,
    /// What was documented no longer holds.
    BreaksDocs,
    /// A new function does not begin with a `#`.
    FunctionMaskless,
}

impl Lint {
    /// Every lint, in the order of their ids.
    pub const ALL: [Self; 27] = [
        Self::IdMismatch,
        Self::IdShort,
        Self::IdShared,
        Self::IdUnused,
        Self::MaskConditional,
        Self::MaskUnused,
        Self::BitUnused,
        Self::BitShared,
        Self::TrueBoxed,
        Self::NameCase,
        Self::VariantClash,
        Self::TypeUnreachable,
        Self::BareUse,
        Self::Undocumented,
        Self::DocsAbsent,
        Self::PageContradicts,
        Self::PageFollows,
        Self::PageMissing,
        Self::PageUnknown,
        Self::ErrorUnknown,
        Self::SourceForm,
        Self::AllowUnused,
        Self::AllowUnknown,
        Self::BreaksWire,
        Self::BreaksSource,
        Self::BreaksDocs,
        Self::FunctionMaskless,
    ];

    /// `TL001`
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.row().0
    }

    /// `id-mismatch`
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().1
    }

    /// How much it matters unless someone says otherwise; none if it is not looked for then.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        self.row().2
    }

    /// The lint of an id or a name.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lint| lint.id().eq_ignore_ascii_case(text) || lint.name() == text)
    }

    const fn row(self) -> (&'static str, &'static str, Option<Level>) {
        const NOTE: Option<Level> = Some(Level::Note);
        const WARNING: Option<Level> = Some(Level::Warning);
        match self {
            Self::IdMismatch => ("TL001", "id-mismatch", NOTE),
            Self::IdShort => ("TL002", "id-short", NOTE),
            Self::IdShared => ("TL003", "id-shared", WARNING),
            Self::IdUnused => ("TL004", "id-unused", WARNING),
            Self::MaskConditional => ("TL010", "mask-conditional", WARNING),
            Self::MaskUnused => ("TL011", "mask-unused", NOTE),
            Self::BitUnused => ("TL012", "bit-unused", NOTE),
            Self::BitShared => ("TL013", "bit-shared", NOTE),
            Self::TrueBoxed => ("TL014", "true-boxed", WARNING),
            Self::NameCase => ("TL020", "name-case", NOTE),
            Self::VariantClash => ("TL021", "variant-clash", NOTE),
            Self::TypeUnreachable => ("TL022", "type-unreachable", NOTE),
            Self::BareUse => ("TL023", "bare-use", NOTE),
            Self::Undocumented => ("TL030", "undocumented", None),
            Self::DocsAbsent => ("TL031", "docs-absent", WARNING),
            Self::PageContradicts => ("TL040", "page-contradicts", WARNING),
            Self::PageFollows => ("TL041", "page-follows", NOTE),
            Self::PageMissing => ("TL042", "page-missing", NOTE),
            Self::PageUnknown => ("TL043", "page-unknown", WARNING),
            Self::ErrorUnknown => ("TL044", "error-unknown", WARNING),
            Self::SourceForm => ("TL045", "source-form", WARNING),
            Self::AllowUnused => ("TL050", "allow-unused", WARNING),
            Self::AllowUnknown => ("TL051", "allow-unknown", WARNING),
            Self::BreaksWire => ("TL100", "breaks-wire", Some(Level::Error)),
            Self::BreaksSource => ("TL101", "breaks-source", NOTE),
            Self::BreaksDocs => ("TL102", "breaks-docs", NOTE),
            Self::FunctionMaskless => ("TL103", "function-maskless", None),
        }
    }
}
