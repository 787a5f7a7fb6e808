//! Pages beside the schema: where they agree, where they differ, and why.
//!
//! The schema alone decides names, types and what may be absent on the wire. A page adds prose, availability and errors; its
//! table is written for the callers of one particular client, which hides some fields, retypes others and makes up values for
//! those that it calls optional. `rules` knows how that client does it, so that every row either follows from the schema
//! (notes) or contradicts it (warnings).

mod errors;
mod fit;
mod nouns;
mod rows;
mod rules;

pub use fit::reconcile;
pub use nouns::{Fit, Reconciliation};
