//! Errors of functions.

use super::attribute::Docs;
use super::ident::Ident;
use super::path::Path;

/// The errors of a function, or those that any function may raise.
#[derive(Clone, Debug)]
pub struct ErrorEnum {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// A variant for each documented error.
    pub variants: Vec<ErrorVariant>,
    /// The variant for all others.
    pub others: OtherErrors,
}

/// The variant of an [`ErrorEnum`] that keeps all other errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherErrors {
    /// `Other`.
    Other,
    /// `Common` for the errors that this enum knows, `Other` for the rest.
    Common(Path),
    /// `Query`: they come from the query, and the enum is generic over its errors.
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
    /// The code; none if there are several, so that a field `code` keeps the one received.
    pub code: Option<i32>,
    /// The field that holds the number, and its documentation.
    pub number: Option<(Ident, Docs)>,
    /// The unit of the number.
    pub counted: Counted,
}

/// A documented error: a `static` with its texts.
#[derive(Clone, Debug)]
pub struct KnownError {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its name on the wire, with `%d` for a number: `FLOOD_WAIT_%d`.
    pub tl_name: String,
    /// Its codes, at least one.
    pub codes: Vec<i32>,
    /// The unit of its number.
    pub counted: Counted,
    /// Its documentation as plain text.
    pub description: String,
}

/// The unit of the number in the name of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// It has no number.
    Nothing,
    /// Seconds to wait.
    Seconds,
    /// Minutes to wait.
    Minutes,
    /// Data centers.
    Datacenters,
    /// Something else.
    Other,
}
