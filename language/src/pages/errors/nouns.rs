//! An error database, as written.

use std::collections::BTreeSet;

use crate::source::Span;

/// Errors, and which methods who may call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorDatabase {
    /// The layer that it says it is about.
    pub layer: Option<u32>,
    /// One for each code and name, in the order of both.
    pub records: Vec<ErrorRecord>,
    /// Methods that only users may call; none if it does not say.
    pub user_only: Option<BTreeSet<String>>,
    /// Methods that only bots may call; none if it does not say.
    pub bot_only: Option<BTreeSet<String>>,
    /// Methods that bots may call over a business connection; none if it does not say.
    pub business_supported: Option<BTreeSet<String>>,
    /// Methods that may be called before logging in; none if it does not say.
    pub unauthed_allowed: Option<BTreeSet<String>>,
}

/// An error: a code and a name. The same name under two codes is two errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorRecord {
    /// The code: 400, 420, -503.
    pub code: i32,
    /// The name, with `%d` where a number stands: `FLOOD_WAIT_%d`.
    pub name: String,
    /// The methods that answer it.
    pub methods: Methods,
    /// Its meaning, in the Markdown of a [`Page`](crate::pages::Page); `%d` stands for the number.
    pub description: Option<String>,
    /// The name of the number in a source: `seconds`.
    pub parameter: Option<String>,
    /// Where it was read: the first place in each file that has it.
    pub sources: Vec<Span>,
}

/// The methods that answer an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Methods {
    /// Any.
    All,
    /// These; empty where no source names one, and then nothing is known of them.
    Some(BTreeSet<String>),
}

impl Methods {
    /// Returns whether a method is known to answer it.
    #[must_use]
    pub fn contains(&self, method: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(methods) => methods.contains(method),
        }
    }

    /// Adds those of another.
    pub(super) fn add(&mut self, other: Self) {
        match (self, other) {
            (Self::All, _) => {}
            (here, Self::All) => *here = Self::All,
            (Self::Some(here), Self::Some(more)) => here.extend(more),
        }
    }
}
