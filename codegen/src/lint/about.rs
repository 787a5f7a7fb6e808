//! Each lint explained: why it is worth saying, what it looks like, and what to write instead.

use crate::source::Lint;

/// What there is to know of a lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What it finds, in a few words.
    pub summary: &'static str,
    /// Why that is worth saying.
    pub why: &'static str,
    /// A schema in which it finds something; none where it takes more than a schema.
    pub example: Option<&'static str>,
    /// The same schema after it was mended.
    pub mended: Option<&'static str>,
}

const fn about(summary: &'static str, why: &'static str, example: &'static str, mended: &'static str) -> About {
    About { summary, why, example: Some(example), mended: Some(mended) }
}

const fn beside(summary: &'static str, why: &'static str) -> About {
    About { summary, why, example: None, mended: None }
}

impl About {
    /// What there is to know of `lint`.
    #[must_use]
    pub const fn of(lint: Lint) -> Self {
        match lint {
            Lint::IdMismatch
            | Lint::IdShort
            | Lint::IdShared
            | Lint::IdUnused
            | Lint::MaskConditional
            | Lint::MaskUnused
            | Lint::BitUnused
            | Lint::BitShared
            | Lint::TrueBoxed => of_wire(lint),
            Lint::NameCase
            | Lint::VariantClash
            | Lint::TypeUnreachable
            | Lint::BareUse
            | Lint::Undocumented
            | Lint::DocsAbsent
            | Lint::AllowUnused
            | Lint::AllowUnknown => of_schema(lint),
            _ => of_other_sources(lint),
        }
    }
}

/// Ids and bits.
const fn of_wire(lint: Lint) -> About {
    match lint {
        Lint::IdShort => about(
            "an id has fewer than eight digits",
            "An id is 32 bits. Written short it is the same number, but whoever looks for it in a dump or in other \
             files looks for eight digits.",
            "ping#7be ping_id:long = Ping;",
            "ping#000007be ping_id:long = Ping;",
        ),
        Lint::IdShared => about(
            "a function has the id of something else",
            "Whoever reads calls, or a log of both directions, cannot tell the two apart by their ids. Two constructors \
             with one id are an error.",
            "user#0000000a id:long = User;\n---functions---\ngetUser#0000000a id:long = User;",
            "user#0000000a id:long = User;\n---functions---\ngetUser#0000000b id:long = User;",
        ),
        Lint::IdUnused => about(
            "an id is written that the wire format does not use",
            "The ids of `boolTrue`, `boolFalse` and `vector` are part of the format. Another one in a schema changes nothing.",
            "boolTrue#00000001 = Bool;",
            "boolTrue#997275b5 = Bool;",
        ),
        Lint::MaskConditional => about(
            "a `#` is itself under a bit",
            "Implementations disagree: the reference parser reads the conditions on it as conditions on the first `#`. \
             Here it is 0 where it is absent.",
            "a flags:# more:flags.0?# x:more.0?int = A;",
            "a flags:# more:# x:more.0?int y:flags.0?int = A;",
        ),
        Lint::MaskUnused => about(
            "nothing depends on a `#` that is called a mask",
            "It is written and read as a number that nobody gives a meaning. Often fields are still to come; then it is \
             good that it is there.",
            "user flags:# id:long = User;",
            "user flags:# id:long name:flags.0?string = User;",
        ),
        Lint::BitUnused => about(
            "a bit below the highest one means nothing",
            "Mostly a field was removed. Peers of older layers may still set the bit, so it must not get another meaning.",
            "user flags:# id:long name:flags.1?string = User;",
            "user flags:# id:long name:flags.0?string = User;",
        ),
        Lint::BitShared => about(
            "several fields share a bit",
            "They are there together, or not at all: a value with one of them cannot be written. If that is what is \
             meant, a type of its own for them says so.",
            "price flags:# currency:flags.0?string amount:flags.0?long = Price;",
            "price flags:# currency:flags.0?string amount:flags.1?long = Price;",
        ),
        Lint::TrueBoxed => about(
            "a `True` under a bit takes four bytes that say nothing",
            "The bit says it all. `true` takes no bytes, and becomes a `bool` in Rust.",
            "user flags:# is_bot:flags.0?True = User;",
            "user flags:# is_bot:flags.0?true = User;",
        ),
        _ => about(
            "an id is not the one that its text gives",
            "An id is the CRC32 of the declaration. The one that is written always wins, and published schemas keep \
             some by intent. In a schema of your own it mostly means that a line was edited and its id was not: \
             `typewright fmt --canonical` prints both.",
            "user#0000abcd id:long = User;",
            "user id:long = User;",
        ),
    }
}

/// Names, types and words.
const fn of_schema(lint: Lint) -> About {
    match lint {
        Lint::VariantClash => about(
            "two constructors would get the same name in Rust",
            "A variant is called as its constructor, without the name of the type. Where two would be called the same, both \
             keep their full names, and so a new constructor can rename an old variant.",
            "requested = Call;\ncallRequested = Call;",
            "requested = Call;\ncallAccepted = Call;",
        ),
        Lint::TypeUnreachable => about(
            "no function leads to a type",
            "It is in nothing that a function takes or answers. It may be what a server sends unasked, or what is left of \
             an older layer.",
            "user id:long = User;\nteam id:long = Team;\n---functions---\ngetUser = User;",
            "user id:long = User;\n---functions---\ngetUser = User;",
        ),
        Lint::BareUse => about(
            "a type that can't grow any more because it is used bare",
            "A bare value has no id in front. With a second constructor nobody could tell which it is, and without a `#` no \
             field can be added either. `Final T;` says that this is meant.",
            "point x:int y:int = Point;\nline from:%Point to:%Point = Line;",
            "point x:int y:int = Point;\nFinal Point;\nline from:%Point to:%Point = Line;",
        ),
        Lint::Undocumented => about(
            "a definition without a description",
            "Off unless a level is given. A description becomes documentation in Rust.",
            "user id:long = User;",
            "// Somebody.\nuser id:long = User;",
        ),
        Lint::DocsAbsent => about(
            "a comment describes what is not there",
            "A field was renamed or removed, and its description was not. It is lost in Rust.",
            "//@description Somebody @name What they are called\nuser id:long = User;",
            "//@description Somebody @id Their number\nuser id:long = User;",
        ),
        Lint::AllowUnused => about(
            "an `allow` silences nothing",
            "What it was written for is gone, and it would hide the next one.",
            "// typewright: allow(TL013)\nuser id:long = User;",
            "user id:long = User;",
        ),
        Lint::AllowUnknown => about(
            "an `allow` names no lint",
            "Misspelt, it silences nothing.",
            "// typewright: allow(bit-shred)\nuser id:long = User;",
            "user id:long = User;",
        ),
        _ => about(
            "two names differ by upper and lower case alone",
            "Generators that change the case of names, and file systems that ignore it, take one for the other.",
            "userId id:long = A;\nuserID id:int = B;",
            "userId id:long = A;\nuserNumber id:int = B;",
        ),
    }
}

/// Pages, databases, and what the schema used to be.
const fn of_other_sources(lint: Lint) -> About {
    match lint {
        Lint::PageContradicts => beside(
            "a page contradicts the schema",
            "The schema decides: names, types and what may be absent. The page is of another layer, or one of both is wrong.",
        ),
        Lint::PageFollows => beside(
            "a page differs from the schema, as its rules say that it may",
            "Pages are written for the callers of one client, which hides fields, retypes some, and makes up values. What \
             follows from these rules is right.",
        ),
        Lint::PageMissing => beside("a definition has no page", "Nothing documents it but the schema itself."),
        Lint::PageUnknown => beside(
            "a page is about what the schema does not have",
            "The page is of another layer, or its name is misspelt. It is not used.",
        ),
        Lint::ErrorUnknown => beside(
            "the error database does not know an error of a page",
            "By this name or with this code. The page is believed, because it says who raises it.",
        ),
        Lint::BreaksWire => beside(
            "old and new peers can't read each other",
            "Found by `typewright check --against OLD`. Bytes that one of them writes mean something else to the other, or \
             nothing. Forbidden are: a constructor more for a type that is used bare; a field, or an argument of a function, that is \
             not under a bit of a mask; a field under a bit that means something else; another bit or mask for a field; and \
             what is gone: masks, fields, parameters, constructors. What is allowed are new definitions, and new fields \
             under new bits.",
        ),
        Lint::BreaksSource => beside(
            "code against the generated Rust has to be touched",
            "Found by `typewright check --against OLD`. A struct becomes an enum, a mandatory field is new, something has \
             another name or type.",
        ),
        Lint::BreaksDocs => beside(
            "what was documented no longer holds",
            "Found by `typewright check --against OLD`. Who may call a function, or how it fails, is not what it was.",
        ),
        Lint::FunctionMaskless => beside(
            "a new function does not begin with a `#`",
            "Found by `typewright check --against OLD`, and only if it is asked for. Arguments that come later need a mask \
             that old peers know of. VK's rules want one from the start, as the first argument of every function that has any.",
        ),
        _ => beside(
            "something in a page, a database or a comment is left out, or read as it was meant",
            "It is not quite in the form that it should be in.",
        ),
    }
}
