//! Reads TL, the schema language of Telegram, TDLib, TON and VK.
//!
//! A [`Reader`] turns schema files into a [`Schema`]: types, constructors and functions with every name resolved and
//! every constructor id known. All mistakes are reported in one run, each with its place.
//!
//! ```
//! use typewright_language::Reader;
//!
//! let report = Reader::new().schema_text("calls.tl", "call#5ec4be43 phone:string = Call;").read()?;
//! assert_eq!(report.value.combinators[0].name, "call");
//! # Ok::<(), typewright_language::Error>(())
//! ```
//!
//! | feature | adds | costs |
//! |---|---|---|
//! | `docs` | documentation pages and error databases: [`Reader::docs`], [`Reader::errors`] | a Markdown, a JSON and a CSV reader |
//! | `forms` | schemas as official JSON and `.tlo`, read and written | a JSON reader |
//!
//! Without its feature a method still exists, and its error names the feature.
//!
//! # Floors
//!
//! Text rises one floor at a time; imports run down only. Only `files` touches the file system: everything else works
//! on text in memory.
//!
//! | module | result |
//! |---|---|
//! | `source` | text with positions, and the diagnostics that point into it |
//! | `syntax` | the tree of a TL file, as written |
//! | `schema` | types, constructors and functions with every name resolved |
//! | `findings` | the level of each lint, and comments that silence it |
//! | `select` | the part of a schema that some roots need |
//! | `forms` | official JSON and `.tlo` |
//! | `pages` | documentation pages and error databases, and how they join a schema |

#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
pub mod files;
#[doc(hidden)]
pub mod findings;
#[doc(hidden)]
#[cfg_attr(not(feature = "forms"), path = "without/forms.rs")]
pub mod forms;
#[doc(hidden)]
pub mod inputs;
#[doc(hidden)]
pub mod maps;
#[doc(hidden)]
pub mod options;
#[doc(hidden)]
#[cfg_attr(not(feature = "docs"), path = "without/pages.rs")]
pub mod pages;
#[doc(hidden)]
pub mod read;
mod reader;
mod report;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod select;
#[doc(hidden)]
pub mod source;
mod summary;
#[doc(hidden)]
pub mod syntax;

pub use reader::Reader;
pub use report::{Error, Report};
pub use schema::{Profile, Schema};
pub use source::{Level, Lint};
pub use summary::{Coverage, Summary};
