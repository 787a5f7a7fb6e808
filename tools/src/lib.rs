//! Reviews TL schemas: lints, layer diffs, formatting, and a codec that needs no generated code.
//!
//! Everything starts from a [`Reader`](typewright_language::Reader) or from the [`Schema`](typewright_language::Schema)
//! that it reads:
//!
//! ```
//! use typewright_language::{Level, Reader};
//! use typewright_tools::{Decoder, check, compare};
//!
//! let reader = |tl: &str| Reader::new().schema_text("calls.tl", tl);
//! let old = reader("call#5ec4be43 phone:string = Call;").read()?.value;
//! let new = reader("call#5ec4be43 phone:string video:Bool = Call;").read()?.value;
//!
//! // Lints, and changes that break peers.
//! let report = check(reader("call#5ec4be43 phone:string = Call;"), Some(&old))?;
//! assert_eq!(report.count(Level::Warning), 0);
//! // Every change, with a verdict on the wire, in Rust and in documentation.
//! assert_eq!(compare(&old, &new).definitions.len(), 1);
//! // A value from its bytes.
//! let bytes = b"\x43\xbe\xc4\x5e\x03911";
//! let value = Decoder::new(&old).decode(bytes).map_err(|error| error.to_string())?;
//! println!("{value:?}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | question | answered by |
//! |---|---|
//! | Is this schema right, and what is suspicious about it? | [`check`] |
//! | What changed between two layers, and who has to care? | [`compare()`] |
//! | What do these bytes hold? | [`Decoder`], [`Encoder`] |
//! | Which values does a type have? | [`Sampler`] |
//! | How is this schema laid out? | [`format()`], [`write_ids`] |
//! | How does it look as JSON or `.tlo`? | [`convert`] |
//! | What does each root pull in? | [`weigh`] |
//!
//! The feature `site` adds a generator of documentation sites.

#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod dynamic;
#[doc(hidden)]
pub mod explain;
#[doc(hidden)]
pub mod format;
#[doc(hidden)]
pub mod lint;
#[doc(hidden)]
pub mod reconcile;
#[doc(hidden)]
pub mod rust_path;
#[doc(hidden)]
pub mod sample;
#[doc(hidden)]
pub mod session;
#[cfg(feature = "site")]
#[doc(hidden)]
pub mod site;
#[doc(hidden)]
pub mod spelling;
#[doc(hidden)]
pub mod weigh;

pub use compare::{Change, Comparison, Definition, Rule, Side, Subject, Verdict, Verdicts, compare};
pub use dynamic::{DecodeError, Decoder, EncodeError, Encoder, Plain, Value};
pub use format::{format, write_ids};
pub use reconcile::{Fit, Reconciliation};
pub use sample::Sampler;
pub use session::{Checked, check, convert, weigh};
pub use weigh::{Counts, Sizes, Weight};
