//! Findings: the level of each, and the comments that silence some.
//!
//! The passes push findings on their way. `settle` then gives each its level: [`Levels`] decide for a whole run,
//! comments (`// typewright: allow(TL013)`) for one declaration or one file.

mod allow;
mod levels;
mod settle;

pub use levels::Levels;
pub use settle::{Looked, settle};
