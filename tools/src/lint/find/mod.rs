//! One module for each family of lints.

pub(super) mod compatibility;
pub(super) mod definitions;
pub(super) mod masks;
pub(super) mod names;
pub(super) mod types;
