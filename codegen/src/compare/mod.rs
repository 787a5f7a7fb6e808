//! Floor 3, beside the model: what changed between two schemas, and whom it concerns.
//!
//! [`compare`] pairs the definitions of two schemas by name, then by id and shape, and compares the pairs field by
//! field, never by id: a definition can change under the id that it had. Each [`Change`] follows a [`Rule`] and has a
//! [`Verdict`] of its own on every axis: the wire, Rust code, and what is documented.

mod combinators;
mod documentation;
mod exprs;
mod fields;
mod judge;
mod judge_fields;
mod line;
mod masks;
mod nouns;
mod order;
mod pairs;
mod presence;
mod rule;
mod types;

pub use nouns::{Change, Comparison, Definition, Side, Subject, Verdict, Verdicts};
pub use rule::Rule;

use crate::schema::Schema;

/// What changed from `old` to `new`: types, constructors, functions and errors, in this order; of each, first what is gone.
#[must_use]
pub fn compare(old: &Schema, new: &Schema) -> Comparison {
    let pairs = pairs::pair(old, new);
    let mut definitions = types::compare(old, new, &pairs);
    definitions.extend(combinators::compare(old, new, &pairs));
    definitions.extend(documentation::errors(old, new));
    Comparison { definitions }
}
