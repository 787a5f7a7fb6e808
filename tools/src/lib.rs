//! Reviews TL schemas: lints, comparison of layers, formatting, and values decoded and encoded by the schema alone.

pub mod compare;
pub mod dynamic;
pub mod format;
pub mod lint;
pub mod reconcile;
pub mod sample;
pub mod session;
pub mod weigh;
