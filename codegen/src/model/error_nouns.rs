//! Nouns of the model: how functions fail.

use super::ident::Ident;
use super::nouns::Docs;
use super::written::Path;

/// The errors of a function, or those that any function may raise.
#[derive(Clone, Debug)]
pub struct ErrorEnum {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// A variant for each error that is known.
    pub variants: Vec<ErrorVariant>,
    /// Where the others go.
    pub others: OtherErrors,
}

/// Where an [`ErrorEnum`] has errors that it does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherErrors {
    /// In a variant `Other`.
    Other,
    /// In a variant `Common` if this enum knows them, else in a variant `Other`.
    Common(Path),
    /// In a variant `Query`: they are of the query, whose errors it is generic over.
    Query,
}

/// An error of an [`ErrorEnum`].
#[derive(Clone, Debug)]
pub struct ErrorVariant {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The [`KnownError`].
    pub known: Path,
    /// The code; none if there are several, and a field `code` says which it was.
    pub code: Option<i32>,
    /// The field that holds the number, and its documentation.
    pub number: Option<(Ident, Docs)>,
    /// What the number counts.
    pub counted: Counted,
}

/// An error, as it is documented: a `static`.
#[derive(Clone, Debug)]
pub struct KnownError {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// What servers call it, with `%d` for a number.
    pub tl_name: String,
    /// Its codes, at least one.
    pub codes: Vec<i32>,
    /// What its number counts.
    pub counted: Counted,
    /// What it means.
    pub description: String,
}

/// What the number in the name of an error counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// There is none.
    Nothing,
    /// Seconds to wait.
    Seconds,
    /// Minutes to wait.
    Minutes,
    /// Data centres.
    Datacenters,
    /// Something else.
    Other,
}
