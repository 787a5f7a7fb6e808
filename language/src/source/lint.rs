//! The table of lints: findings that stop no build.

use super::Level;
use super::lint_row::{About, Example, lints};

impl Lint {
    /// `TL001`
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.about().id
    }

    /// `id-mismatch`
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// The default level; none for a lint that is off by default.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        self.about().level
    }

    /// The lint with this id, in either case, or this name.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lint| lint.id().eq_ignore_ascii_case(text) || lint.name() == text)
    }
}

const WARNING: Option<Level> = Some(Level::Warning);
const NOTE: Option<Level> = Some(Level::Note);
const OFF: Option<Level> = None;

lints! {
    IdMismatch {
        id: "TL001",
        summary: "an id differs from the one computed from its declaration",
        name: "id-mismatch",
        level: NOTE,
        why: "An id is the CRC32 of the declaration. A written id always wins, and published schemas keep some on \
            purpose. In your own schema it usually means that somebody edited a line and left its id: \
            `typewright fmt --canonical` prints both.",
        example: Some(Example {
            found: "user#0000abcd id:long = User;",
            mended: "user id:long = User;",
        }),
    }
    IdShort {
        id: "TL002",
        summary: "an id has fewer than eight digits",
        name: "id-short",
        level: NOTE,
        why: "An id is 32 bits. A short one is the same number, but searches in dumps and in other files look for \
            eight digits.",
        example: Some(Example {
            found: "ping#7be ping_id:long = Ping;",
            mended: "ping#000007be ping_id:long = Ping;",
        }),
    }
    IdShared {
        id: "TL003",
        summary: "a function has the id of another definition",
        name: "id-shared",
        level: WARNING,
        why: "A reader of calls, or of a log of both directions, cannot tell the two apart by their ids. Two \
            constructors with one id are an error.",
        example: Some(Example {
            found: "user#0000000a id:long = User;\n---functions---\ngetUser#0000000a id:long = User;",
            mended: "user#0000000a id:long = User;\n---functions---\ngetUser#0000000b id:long = User;",
        }),
    }
    IdUnused {
        id: "TL004",
        summary: "the wire format does not use a written id",
        name: "id-unused",
        level: WARNING,
        why: "The ids of `boolTrue`, `boolFalse` and `vector` are part of the wire format. A different id in a schema \
            changes nothing.",
        example: Some(Example {
            found: "boolTrue#00000001 = Bool;",
            mended: "boolTrue#997275b5 = Bool;",
        }),
    }
    IdZero {
        id: "TL005",
        summary: "a written id is 0",
        name: "id-zero",
        level: WARNING,
        why: "Zero is hardly ever the CRC32 of a declaration, and bytes full of zeros decode as this definition. Usually the \
            id is a placeholder.",
        example: Some(Example {
            found: "user#00000000 id:long = User;",
            mended: "user id:long = User;",
        }),
    }
    IdPrefix {
        id: "TL006",
        summary: "a function has the id of another one and its fields but for the query",
        name: "id-prefix",
        level: NOTE,
        why: "The bytes of the one are the start of a call of the other. Clients that put calls together of parts, as TDLib does, \
            declare both on purpose; a reader of calls cannot tell them apart by their ids.",
        example: Some(Example {
            found: "---functions---\nstart#0000000a n:int = Bool;\nwith#0000000a {X:Type} n:int query:!X = X;",
            mended: "---functions---\nstart#0000000b n:int = Bool;\nwith#0000000a {X:Type} n:int query:!X = X;",
        }),
    }
    MaskConditional {
        id: "TL010",
        summary: "a `#` is itself under a bit",
        name: "mask-conditional",
        level: WARNING,
        why: "Implementations disagree: the reference parser reads conditions on this `#` as conditions on the first \
            one. typewright reads an absent `#` as 0.",
        example: Some(Example {
            found: "a flags:# more:flags.0?# x:more.0?int = A;",
            mended: "a flags:# more:# x:more.0?int y:flags.0?int = A;",
        }),
    }
    MaskUnused {
        id: "TL011",
        summary: "no field depends on a `#` that is named like a mask",
        name: "mask-unused",
        level: NOTE,
        why: "The mask is encoded and decoded as a plain number. Keep it if optional fields will follow.",
        example: Some(Example {
            found: "user flags:# id:long = User;",
            mended: "user flags:# id:long name:flags.0?string = User;",
        }),
    }
    BitUnused {
        id: "TL012",
        summary: "a bit below the highest one has no field",
        name: "bit-unused",
        level: NOTE,
        why: "Usually a field was removed. Peers of older layers may still set the bit, so a new field must not take it. \
            Masks of other names than `flags` are exempt: their bits may mean something without a field, and are kept.",
        example: Some(Example {
            found: "user flags:# id:long name:flags.1?string = User;",
            mended: "user flags:# id:long name:flags.0?string = User;",
        }),
    }
    BitShared {
        id: "TL013",
        summary: "several fields share a bit",
        name: "bit-shared",
        level: NOTE,
        why: "The fields are present together or absent together: a value with only one of them cannot be encoded. If \
            that is intended, a type that holds them says so.",
        example: Some(Example {
            found: "price flags:# currency:flags.0?string amount:flags.0?long = Price;",
            mended: "price flags:# currency:flags.0?string amount:flags.1?long = Price;",
        }),
    }
    TrueBoxed {
        id: "TL014",
        summary: "a `True` under a bit takes four bytes without information",
        name: "true-boxed",
        level: WARNING,
        why: "The bit holds all the information. `true` takes no bytes and becomes a `bool` in Rust.",
        example: Some(Example {
            found: "user flags:# is_bot:flags.0?True = User;",
            mended: "user flags:# is_bot:flags.0?true = User;",
        }),
    }
    NameCase {
        id: "TL020",
        summary: "two names differ only by case",
        name: "name-case",
        level: NOTE,
        why: "Generators that change the case of names, and file systems that ignore it, confuse the two.",
        example: Some(Example {
            found: "userId id:long = A;\nuserID id:int = B;",
            mended: "userId id:long = A;\nuserNumber id:int = B;",
        }),
    }
    VariantClash {
        id: "TL021",
        summary: "two constructors of a type would get the same variant name in Rust",
        name: "variant-clash",
        level: NOTE,
        why: "A variant is named after its constructor, without the name of the type. Where two names would be equal, \
            both variants keep their full names, so a new constructor can rename an old variant.",
        example: Some(Example {
            found: "requested = Call;\ncallRequested = Call;",
            mended: "requested = Call;\ncallAccepted = Call;",
        }),
    }
    TypeUnreachable {
        id: "TL022",
        summary: "no function uses a type",
        name: "type-unreachable",
        level: NOTE,
        why: "No argument and no response of a function holds the type. It may be part of what a server sends on its \
            own, or left over from an older layer.",
        example: Some(Example {
            found: "user id:long = User;\nteam id:long = Team;\n---functions---\ngetUser = User;",
            mended: "user id:long = User;\n---functions---\ngetUser = User;",
        }),
    }
    BareUse {
        id: "TL023",
        summary: "a type is used bare and has no mask, so it can never grow",
        name: "bare-use",
        level: NOTE,
        why: "A bare value has no id in front, so a second constructor could not be told from the first, and without a \
            `#` no field can be added either. `Final T;` declares that this is intended.",
        example: Some(Example {
            found: "point x:int y:int = Point;\nline from:%Point to:%Point = Line;",
            mended: "point x:int y:int = Point;\nFinal Point;\nline from:%Point to:%Point = Line;",
        }),
    }
    RepetitionEmpty {
        id: "TL024",
        summary: "a repetition repeats no field",
        name: "repetition-empty",
        level: WARNING,
        why: "It takes no bytes, however large its count is. Usually the type in the brackets is missing.",
        example: Some(Example {
            found: "row n:# cells:n*[] = Row;",
            mended: "row n:# cells:n*[int] = Row;",
        }),
    }
    NameOrder {
        id: "TL025",
        summary: "two names become one in Rust, so that one of them gets a number",
        name: "name-order",
        level: WARNING,
        why: "Rust has `GetUser` for both `getUser` and `get_user`. The name stays with the one that Rust writes alike, and of fields with \
            the first: a new definition can take the name of an old one. `rename` gives one of them a name that lasts.",
        example: Some(Example {
            found: "---functions---\ngetUser id:long = Bool;\nget_user id:int = Bool;",
            mended: "---functions---\ngetUser id:long = Bool;\ngetUserByNumber id:int = Bool;",
        }),
    }
    Undocumented {
        id: "TL030",
        summary: "a definition has no description",
        name: "undocumented",
        level: OFF,
        why: "Descriptions become documentation in Rust.",
        example: Some(Example {
            found: "user id:long = User;",
            mended: "// Somebody.\nuser id:long = User;",
        }),
    }
    DocsAbsent {
        id: "TL031",
        summary: "a comment describes a field that does not exist",
        name: "docs-absent",
        level: WARNING,
        why: "Somebody renamed or removed a field and left its description, which is lost in Rust.",
        example: Some(Example {
            found: "//@description Somebody @name What they are called\nuser id:long = User;",
            mended: "//@description Somebody @id Their number\nuser id:long = User;",
        }),
    }
    PageContradicts {
        id: "TL040",
        summary: "a page contradicts the schema",
        name: "page-contradicts",
        level: WARNING,
        why: "The schema decides names, types and optionality. The page belongs to another layer, or one of the two is \
            wrong.",
        example: None,
    }
    PageFollows {
        id: "TL041",
        summary: "a page differs from the schema by its client's rules",
        name: "page-follows",
        level: NOTE,
        why: "Pages address the callers of one client, which hides some fields, retypes others and fills in values. \
            Differences that follow from these rules are correct.",
        example: None,
    }
    PageMissing {
        id: "TL042",
        summary: "a definition has no page",
        name: "page-missing",
        level: NOTE,
        why: "Only the schema itself documents the definition.",
        example: None,
    }
    PageUnknown {
        id: "TL043",
        summary: "a page describes a definition that the schema lacks",
        name: "page-unknown",
        level: WARNING,
        why: "The page belongs to another layer, or its name is misspelt. It is not used.",
        example: None,
    }
    ErrorUnknown {
        id: "TL044",
        summary: "the error database lacks an error of a page",
        name: "error-unknown",
        level: WARNING,
        why: "The database has no error of this name, or not with this code. The page's error is kept, because the page \
            names the function that raises it.",
        example: None,
    }
    SourceForm {
        id: "TL045",
        summary: "part of a page, a database or a comment is malformed",
        name: "source-form",
        level: WARNING,
        why: "typewright leaves the part out, or reads it as it was probably meant.",
        example: None,
    }
    AllowUnused {
        id: "TL050",
        summary: "an `allow` silences nothing",
        name: "allow-unused",
        level: WARNING,
        why: "The finding it was written for is gone, and it would hide the next one.",
        example: Some(Example {
            found: "// typewright: allow(TL013)\nuser id:long = User;",
            mended: "user id:long = User;",
        }),
    }
    AllowUnknown {
        id: "TL051",
        summary: "an `allow` names no lint",
        name: "allow-unknown",
        level: WARNING,
        why: "A misspelt name silences nothing.",
        example: Some(Example {
            found: "// typewright: allow(bit-shred)\nuser id:long = User;",
            mended: "user id:long = User;",
        }),
    }
    BreaksWire {
        id: "TL100",
        summary: "old and new peers misread each other's bytes",
        name: "breaks-wire",
        level: Some(Level::Error),
        why: "Found by `typewright check --against OLD`. Bytes that one peer encodes mean something else to the other, \
            or nothing. Forbidden: a new constructor of a type that is used bare; a new field or argument that is not \
            under a bit of a mask; a different meaning of a bit; a different bit or mask of a field; removed masks, \
            fields, parameters and constructors. Allowed: new definitions, and new fields under new bits.",
        example: None,
    }
    BreaksSource {
        id: "TL101",
        summary: "code that uses the generated Rust needs changes",
        name: "breaks-source",
        level: NOTE,
        why: "Found by `typewright check --against OLD`. A struct becomes an enum, a mandatory field is new, or a name \
            or a type changes.",
        example: None,
    }
    BreaksDocs {
        id: "TL102",
        summary: "documented behavior changes",
        name: "breaks-docs",
        level: NOTE,
        why: "Found by `typewright check --against OLD`. The callers that a function allows change, or its errors do.",
        example: None,
    }
    FunctionMaskless {
        id: "TL103",
        summary: "a new function does not begin with a `#`",
        name: "function-maskless",
        level: OFF,
        why: "Found by `typewright check --against OLD`. Later arguments need a mask that old peers know. VK's rules \
            require one from the start, as the first argument of every function that has arguments.",
        example: None,
    }
}
