//! The cost of each root and each type of a schema.

mod dominators;
mod weigh;

pub use weigh::{Counts, Sizes, Weight, weigh};
