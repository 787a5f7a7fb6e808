//! Linting: valid but probably unintended constructs of a schema.
//!
//! Reading a schema finds some on its way; `check` finds the rest. `typewright_language::findings` gives each finding
//! its level.

mod check;
mod find;

pub use check::check;
