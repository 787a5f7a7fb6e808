//! The forms of a schema.

use super::tlo;

/// A form of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The schema language itself.
    Tl,
    /// The official JSON.
    Json,
    /// Compiled.
    Tlo(tlo::Version),
}
