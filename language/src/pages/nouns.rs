//! A documentation page, as written.

use crate::source::{Span, Spanned};

/// The kind of definition that a page describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// A function.
    Method,
    /// A constructor.
    Constructor,
    /// A type.
    Type,
}

impl PageKind {
    /// The word that pages use: `method`, `constructor`, `type`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Constructor => "constructor",
            Self::Type => "type",
        }
    }
}

/// A page, as written. `None` means that the page does not say; it never means an empty list.
///
/// Every description is Markdown made anew from the page: paragraphs, emphasis, lists, code and links to other sites.
/// It has no HTML and no doc tests, and every other character of markup is escaped. A link to another page is that
/// page's name in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The kind of its subject.
    pub kind: PageKind,
    /// Its name in the schema: `phone.requestCall`.
    pub name: Spanned<String>,
    /// The secret chat layer of a constructor that has several versions: 8 for `decryptedMessage_8`.
    pub layer: Option<u32>,
    /// The title of the front matter.
    pub title: Option<Spanned<String>>,
    /// The text between the first heading and the next.
    pub description: Option<Spanned<String>>,
    /// `true` if the page has no description but says that its client withholds the method and that it cannot be called
    /// directly. The schema has the method all the same.
    pub withheld: bool,
    /// Parameters or attributes, in the order of the rows; none without a section of that name.
    pub params: Option<Vec<Param>>,
    /// The result of a method; the type of a constructor.
    pub result: Option<TypeRef>,
    /// The callers that a method allows.
    pub availability: Availability,
    /// The errors of a method; none without a section of that name, so that they are unknown.
    pub errors: Option<Vec<PageError>>,
    /// The constructors that a type page lists.
    pub constructors: Option<Vec<Spanned<String>>>,
    /// The methods that a type page lists.
    pub methods: Option<Vec<Spanned<String>>>,
    /// The first heading.
    pub span: Span,
}

/// A row of the table of parameters or attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name: `g_a_hash`.
    pub name: Spanned<String>,
    /// Its type.
    pub ty: TypeRef,
    /// `true` if the page requires it in calls of its client. This says nothing about the wire.
    pub required: Option<bool>,
    /// Its purpose.
    pub description: Option<Spanned<String>>,
    /// The row.
    pub span: Span,
}

/// A type as a page writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeRef {
    /// The words, without `Array of`: `Username, chat ID, Update, Message or InputUser`.
    pub text: String,
    /// The name of the page that they link to: `InputUser`. Without a link, the words, if they are a single one.
    pub name: Option<String>,
    /// `true` if `Array of` or `Vector_of_` stands before it.
    pub array: bool,
    /// Its place.
    pub span: Span,
}

/// The callers that a method allows; none where the page does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// Users.
    pub users: Option<Spanned<bool>>,
    /// Bots.
    pub bots: Option<Spanned<bool>>,
    /// Bots over a business connection.
    pub business: Option<Spanned<bool>>,
}

/// A row of the table of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// Its code; none in the tables before 2019, which have no such column.
    pub code: Option<i32>,
    /// Its name, with `%d` for a number: `FLOOD_WAIT_%d`.
    pub name: String,
    /// Its meaning.
    pub description: Option<String>,
    /// The row.
    pub span: Span,
}
