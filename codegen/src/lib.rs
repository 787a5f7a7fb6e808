//! Generates Rust from TL, the schema language of Telegram, TDLib, TON and VK.
//!
//! In a build script:
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), typewright::Error> {
//!     typewright::Builder::new().schema("schema/calls.tl").compile()
//! }
//! ```
//!
//! and in the crate, with `typewright-runtime` among its dependencies:
//!
//! ```ignore
//! typewright_runtime::include_bindings!("calls");
//! ```
//!
//! [`Builder`] has all choices: the part of the schema that is kept, derives, names, JSON, layouts. Its errors show
//! every mistake in a schema as a frame with the place and the remedy.
//!
//! | feature | adds | costs a build script |
//! |---|---|---|
//! | `docs` | documentation pages and error databases: [`Builder::docs`], [`Builder::errors`] | a Markdown, a JSON and a CSV reader |
//! | `format` | output as rustfmt lays it out: [`Builder::format`] | syn and prettyplease |
//! | `forms` | schemas as official JSON and `.tlo` | a JSON reader |
//!
//! None is on by default. Without its feature a method still exists, and its error names the feature.
//!
//! Reading TL without generating Rust is the crate `typewright-language`; lints, layer diffs and a codec that needs no
//! generated code are in `typewright-tools`; the command is `typewright-cli`.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod builder;
mod cargo;
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod generate;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod output;

pub use builder::Builder;
pub use generate::Generated;
pub use model::{Boxes, BytesType, Codec, Compat, Enums, Json, MaskBits, StringType, VariantNames};
pub use output::disk::Written;
pub use output::{Bindings, Layout, Visibility};
pub use typewright_language::{Coverage, Error, Level, Lint, Profile, Reader, Report, Summary};
