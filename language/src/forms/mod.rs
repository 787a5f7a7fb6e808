//! Other forms of a schema: the official JSON and `.tlo`.
//!
//! Both are inputs as well. [`parse`] reads JSON in the place of a TL file. A `.tlo` holds numbers instead of names;
//! [`tlo::decompile`] turns it into TL, and diagnostics point into that.

mod form;
mod json;
mod keep;
mod losses;
mod read;
mod tl;
pub mod tlo;
mod unfit;
mod write;

pub use form::Form;
pub use keep::keep;
pub use losses::Losses;
pub use read::{parse, text};
pub use write::{Converted, write};
