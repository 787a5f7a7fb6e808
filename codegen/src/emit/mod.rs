//! Floor 4: the model to tokens. This floor makes no choices and cannot fail.
//!
//! `item` prints the items of a module, and `imports` their imports. `structure` and `enumeration` print definitions,
//! `variant` the decoding of variants, and `dependent` the forms of types with parameters. `encode` and `decode` print
//! both directions of a wire plan, `form` the forms in it, and `json` both directions of a JSON plan. `function` prints
//! the response of a function, `errors` its errors, `calls` the enums of functions, and `access` the accessors of
//! enums. All of them use `names` and `ty`.

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
