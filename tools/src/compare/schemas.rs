//! The comparison of two whole schemas.

use super::nouns::Comparison;
use super::{combinators, documentation, pairs, types};
use typewright_language::schema::Schema;

/// Compares `old` with `new`: types, constructors, functions and errors, in this order; of each, removed ones first.
#[must_use]
pub fn compare(old: &Schema, new: &Schema) -> Comparison {
    let pairs = pairs::pair(old, new);
    let mut definitions = types::compare(old, new, &pairs);
    definitions.extend(combinators::compare(old, new, &pairs));
    definitions.extend(documentation::errors(old, new));
    Comparison { definitions }
}
