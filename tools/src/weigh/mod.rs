//! The cost of each root and each type of a selection.

mod dominators;
mod weights;

pub use weights::{Counts, Scale, Sizes, Weight, weigh};
