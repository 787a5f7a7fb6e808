//! Facts about functions beyond their declarations: permitted callers and errors.

use super::{CombinatorId, Meaning};
use crate::maps::Map;
use crate::source::Span;

/// Facts from pages and error databases about a schema's functions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documentation {
    /// Every error that a function of the schema may raise, by name and codes.
    pub errors: Vec<KnownError>,
    /// The errors that any function may raise; they are in no function's own list.
    pub common: Vec<ErrorId>,
    /// The facts about each function; a missing one is not documented.
    pub calls: Map<CombinatorId, CallFacts>,
}

/// An index into [`Documentation::errors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorId(pub u32);

/// An error, under the codes that some functions raise it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownError {
    /// The name, with `%d` where a number stands.
    pub name: String,
    /// The codes, ascending; at least one.
    pub codes: Vec<i32>,
    /// The meaning of the number in the name; none if there is none.
    pub meaning: Option<Meaning>,
    /// Its description, in Markdown; empty where no source has one.
    pub description: String,
    /// Where it was read first.
    pub source: Span,
}

/// Facts about a function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallFacts {
    /// `true` if users may call it.
    pub users: Option<bool>,
    /// `true` if bots may call it.
    pub bots: Option<bool>,
    /// `true` if bots may call it over a business connection.
    pub business: Option<bool>,
    /// `true` if it may be called before logging in.
    pub unauthed: Option<bool>,
    /// Its own errors, in the order of their names; none where they are unknown.
    pub errors: Option<Vec<ErrorId>>,
}

impl Documentation {
    /// The error of an id of this documentation.
    #[must_use]
    pub fn error(&self, id: ErrorId) -> Option<&KnownError> {
        self.errors.get(id.0 as usize)
    }
}

impl CallFacts {
    /// Its own errors: empty where there are none, and where they are unknown.
    #[must_use]
    pub fn own_errors(&self) -> &[ErrorId] {
        self.errors.as_deref().unwrap_or_default()
    }

    /// Returns whether anything is known of its callers.
    #[must_use]
    pub fn says_who_may_call(&self) -> bool {
        let Self { users, bots, business, unauthed, .. } = self;
        [users, bots, business, unauthed].iter().any(|known| known.is_some())
    }
}
