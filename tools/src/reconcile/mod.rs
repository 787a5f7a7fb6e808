//! Pages compared with the schema: agreements, differences and their reasons.
//!
//! The schema alone decides names, types and optionality. A page adds prose, availability and errors. Its table is for
//! the callers of one client, which hides some fields, retypes others and fills in values for those that it calls
//! optional. `rules` has the rules of that client, so that every row either follows from the schema (notes) or
//! contradicts it (warnings).

mod errors;
mod fit;
mod nouns;
mod rows;
mod rules;

pub use fit::reconcile;
pub use nouns::{Fit, Reconciliation};
pub(crate) use rules::{Shown, lower_first, plain, shown};
