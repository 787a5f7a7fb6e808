//! Floor 3, beside the model: the changes between two schemas, and their verdicts.
//!
//! [`compare`] pairs the definitions of two schemas by name, then by id and shape, and compares the pairs field by
//! field, never by id: a definition can change under the id that it had. Each [`Change`] follows a [`Rule`] and has a
//! [`Verdict`] of its own on every axis: the wire, Rust code, and documentation.

mod combinators;
mod documentation;
mod exprs;
mod fields;
mod judge;
mod judge_fields;
mod masks;
mod nouns;
mod order;
mod pairs;
mod rule;
mod rust_names;
mod schemas;
mod types;

pub use nouns::{Change, Comparison, Definition, Side, Subject, Verdict, Verdicts};
pub use rule::Rule;
pub use schemas::compare;
