//! Floor 4: the model to tokens. It prints and decides nothing, and it cannot fail.
//!
//! `item` prints the items of a module and `imports` what they need: `structure` and `enumeration` print definitions,
//! `variant` how the variants of an enum are read, `dependent` what types with parameters have besides; `encode` and
//! `decode` print both directions of a wire plan, `form` the forms in it, `json` both directions of a JSON plan, `function` the
//! response of a function and `errors` how it fails, `calls` all functions as enums, `access` what enums have by choice; `names` and `ty` are words that all of them use.

mod access;
mod calls;
mod convert;
mod decode;
mod dependent;
mod encode;
mod enumeration;
mod errors;
mod facade;
mod form;
mod function;
mod imports;
mod item;
mod json;
mod names;
mod registry;
mod structure;
mod ty;
mod variant;

pub use imports::{Imported, imports};
pub use item::emit;
