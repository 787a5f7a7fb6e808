//! How much each lint matters to whoever asked.

use std::collections::BTreeMap;

use crate::source::{Level, Lint};

/// The levels of lints, where they are not those that the lints come with.
#[derive(Clone, Debug, Default)]
pub struct Levels(BTreeMap<Lint, Option<Level>>);

impl Levels {
    /// Says how much a lint matters; none to hear nothing of it.
    pub fn set(&mut self, lint: Lint, level: Option<Level>) {
        self.0.insert(lint, level);
    }

    /// How much a lint matters; none if nobody wants to hear of it.
    #[must_use]
    pub fn of(&self, lint: Lint) -> Option<Level> {
        self.0.get(&lint).copied().unwrap_or_else(|| lint.level())
    }
}
