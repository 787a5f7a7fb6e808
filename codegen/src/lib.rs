//! typewright reads TL, the schema language of Telegram, TDLib, TON and VK, and generates Rust.
//!
//! The crate is a staircase. Text rises one floor at a time and never goes back down:
//!
//! | floor | module | what leaves it |
//! |---|---|---|
//! | 0 | [`source`] | text with positions, and the diagnostics that point into it |
//! | 1 | [`syntax`] | the tree of a TL file, as written |
//! | 1 | [`pages`] | documentation pages and error databases, as written |
//! | 2 | [`findings`] | the level of each finding, and comments that silence some |
//! | 2 | [`schema`] | types, constructors and functions with every name resolved |
//! | 3 | [`model`] | Rust items with every choice made: names, boxes, the order of bytes |
//! | 3 | [`compare`] | what changed between two schemas |
//! | 3 | [`dynamic`] | values, from bytes and to them, by the schema alone |
//! | 3 | [`convert`] | a schema as JSON, as `.tlo`, and back |
//! | 3 | [`mod@format`] | a schema in its one layout |
//! | 4 | [`emit`] | tokens |
//! | 4 | [`lint`] | valid but probably unintended constructs |
//! | 5 | [`output`] | files |
//!
//! What a build script may do without is left to features: `docs`, `convert`, `layers`, `format` and `tools`.

mod builder;
#[cfg(feature = "tools")]
pub mod compare;
#[cfg(feature = "convert")]
pub mod convert;
#[cfg(feature = "tools")]
pub mod dynamic;
pub mod emit;
pub mod findings;
#[cfg(feature = "tools")]
pub mod format;
mod inputs;
#[cfg(feature = "tools")]
pub mod lint;
mod maps;
pub mod model;
pub mod output;
pub mod pages;
pub mod pipeline;
pub mod schema;
pub mod source;
pub mod syntax;

pub use builder::{Builder, Error, Report};
