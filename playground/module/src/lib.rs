//! typewright in a page: the commands `decode`, `check`, `fmt` and `generate` over texts.
//!
//! Each returns what the command prints, so that the page and the terminal say the same. Nothing here reads a file or
//! knows of a browser; `exports` hands the functions to one.

mod decode;
#[cfg(target_family = "wasm")]
pub mod exports;
mod printed;
mod schema;

pub use decode::decode;
pub use printed::Printed;
pub use schema::{check, format, generate};
