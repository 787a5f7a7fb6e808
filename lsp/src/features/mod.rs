//! The features, one a file: functions of an analysis and a place.

pub mod actions;
pub mod completion;
mod declared;
pub mod definition;
pub mod diagnostics;
mod edits;
pub mod folding;
pub mod formatting;
pub mod hints;
pub mod hover;
pub mod lenses;
pub mod references;
pub mod rename;
pub mod selection;
pub mod signature;
pub mod symbols;
pub mod tokens;
