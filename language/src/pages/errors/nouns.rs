//! An error database, as written.

use std::collections::BTreeSet;

use crate::source::Span;

/// Errors, and the permitted callers of methods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorDatabase {
    /// The layer that it states.
    pub layer: Option<u32>,
    /// A record for each code and name, in the order of both.
    pub records: Vec<ErrorRecord>,
    /// Methods that only users may call; none if unknown.
    pub user_only: Option<BTreeSet<String>>,
    /// Methods that only bots may call; none if unknown.
    pub bot_only: Option<BTreeSet<String>>,
    /// Methods that bots may call over a business connection; none if unknown.
    pub business_supported: Option<BTreeSet<String>>,
    /// Methods that may be called before logging in; none if unknown.
    pub unauthed_allowed: Option<BTreeSet<String>>,
}

/// An error: a code and a name. The same name under two codes is two errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorRecord {
    /// The code: 400, 420, -503.
    pub code: i32,
    /// The name, with `%d` where a number stands: `FLOOD_WAIT_%d`.
    pub name: String,
    /// The methods that raise it.
    pub methods: Methods,
    /// Its meaning, in the Markdown of a [`Page`](crate::pages::Page); `%d` stands for the number.
    pub description: Option<String>,
    /// The name of the number in a source: `seconds`.
    pub parameter: Option<String>,
    /// Where it was read: the first place in each file that has it.
    pub sources: Vec<Span>,
}

/// The methods that raise an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Methods {
    /// Any.
    All,
    /// These; empty if no source names one, so that they are unknown.
    Some(BTreeSet<String>),
}

impl Methods {
    /// Returns whether a method is known to raise it.
    #[must_use]
    pub fn contains(&self, method: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(methods) => methods.contains(method),
        }
    }

    /// Adds the methods of another.
    pub(super) fn add(&mut self, other: Self) {
        match (self, other) {
            (Self::All, _) => {}
            (here, Self::All) => *here = Self::All,
            (Self::Some(here), Self::Some(more)) => here.extend(more),
        }
    }
}
