//! A page: everything about one thing.

use typewright_language::schema::{CombinatorId, ErrorId, TypeId};

use crate::weigh::Counts;

/// Everything about one thing.
#[derive(Debug, Default)]
pub struct Page {
    /// `Method`, `Constructor`, `Type`, `Error`.
    pub kind: &'static str,
    /// `phone.requestCall`
    pub name: String,
    /// The id on the wire; none of a type or an error.
    pub id: Option<u32>,
    /// In Markdown; empty where nothing is known.
    pub description: String,
    /// The declaration.
    pub tl: Option<String>,
    /// The fields, in the order of the wire.
    pub rows: Vec<Row>,
    /// The result of a function, the type of a constructor.
    pub result: Option<Shown>,
    /// The known callers: `true` for those that may call it.
    pub callers: Vec<(Caller, bool)>,
    /// Its errors; none where they are unknown.
    pub errors: Option<Vec<ErrorRow>>,
    /// The number of errors that any method may raise.
    pub common_errors: usize,
    /// Lists of names, each under a heading.
    pub lists: Vec<List>,
    /// Its Rust; none where it cannot be generated.
    pub rust: Option<Rust>,
    /// The form of its values in JSON, where the bindings have one.
    pub json: Option<String>,
    /// Its bytes, in their order.
    pub wire: Vec<WireRow>,
    /// All that it needs.
    pub needs: Option<Needs>,
}

/// A kind of callers of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Users,
    Bots,
    /// Bots over a business connection.
    Business,
    /// Clients that have not logged in.
    Unauthed,
}

impl Caller {
    /// The question that pages ask about them.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::Users => "Can users use this method",
            Self::Bots => "Can bots use this method",
            Self::Business => "Can bots use this method over a business connection",
            Self::Unauthed => "Can this method be used before logging in",
        }
    }
}

/// A definition that a page can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A constructor or a function.
    Combinator(CombinatorId),
    /// A type.
    Type(TypeId),
    /// An error.
    Error(ErrorId),
}

/// A name, and the definition that it is of; none for a builtin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub target: Option<Target>,
}

/// Names under a heading.
#[derive(Debug)]
pub struct List {
    pub title: &'static str,
    pub names: Vec<Name>,
    /// `true` if it can be long and matters less: a terminal shows the number of its names.
    pub is_aside: bool,
}

/// A type, as the schema writes it and as documentation pages do.
#[derive(Clone, Debug)]
pub struct Shown {
    /// `flags.0?Vector<InputUser>`
    pub tl: String,
    /// The name that a page shows, `InputUser`; none for a type that pages cannot write.
    pub name: Option<Name>,
    /// `true` if a page writes `Array of` before it.
    pub array: bool,
}

/// A parameter or an attribute.
#[derive(Debug)]
pub struct Row {
    pub name: String,
    pub ty: Shown,
    /// In Markdown.
    pub description: String,
    /// `true` if it is always on the wire.
    pub required: bool,
    /// `true` if callers let a generator draw it.
    pub random: bool,
    /// `true` if a constructor stands for its absence: `inputUserEmpty`.
    pub may_be_empty: bool,
}

/// An error under one of its codes.
#[derive(Debug)]
pub struct ErrorRow {
    pub code: i32,
    pub name: Name,
    /// In Markdown.
    pub description: String,
}

/// The Rust of a definition.
#[derive(Debug)]
pub struct Rust {
    /// Code that makes a value, or the definition of an enum.
    pub code: String,
    /// The enum of a function's errors.
    pub errors: Option<String>,
}

/// A piece of a value on the wire.
#[derive(Debug, PartialEq, Eq)]
pub struct WireRow {
    /// The bytes before it; none where the length of something before it varies.
    pub offset: Option<u32>,
    /// Its length in words: `4`, `8 + items`.
    pub bytes: String,
    /// The name of the field; `id` for the constructor's.
    pub name: String,
    /// The type, or the id itself.
    pub ty: String,
    /// The bit that announces it: `flags.0`.
    pub bit: Option<String>,
}

/// All that a definition needs, itself included.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    pub counts: Counts,
    /// All of the schema.
    pub whole: Counts,
}
