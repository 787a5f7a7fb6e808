//! What each root and each type of a selection costs.

mod dominators;
mod weights;

pub use weights::{Counts, Sizes, Weight, weigh};
