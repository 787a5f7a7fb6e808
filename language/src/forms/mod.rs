//! Beside the model: a schema in its other forms, the official JSON and `.tlo`.
//!
//! Both are inputs as well. JSON is text, and [`parse`] reads it where a TL file could stand. A `.tlo` holds numbers in place
//! of names; [`tlo::decompile`] makes TL of it, which is what diagnostics then show.

mod form;
mod json;
mod losses;
mod read;
pub mod tlo;
mod write;

pub use form::Form;
pub use losses::Losses;
pub use read::{parse, text};
pub use write::{Converted, write};
