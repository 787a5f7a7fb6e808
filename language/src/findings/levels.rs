//! The level of each lint in a run.

use crate::source::{Level, Lint};

/// The levels of lints, where they differ from the defaults.
#[derive(Clone, Debug, Default)]
pub struct Levels(Vec<(Lint, Option<Level>)>);

impl Levels {
    /// Sets the level of a lint; none silences it.
    pub fn set(&mut self, lint: Lint, level: Option<Level>) {
        self.0.retain(|(other, _)| *other != lint);
        self.0.push((lint, level));
    }

    /// The level of a lint; none if it is silenced.
    #[must_use]
    pub fn level(&self, lint: Lint) -> Option<Level> {
        self.0.iter().find(|(other, _)| *other == lint).map_or_else(|| lint.level(), |(_, level)| *level)
    }
}
