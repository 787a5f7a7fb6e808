//! Floor 1, beside `syntax`: documentation pages and, in [`errors`], databases of the errors that a server answers.
//!
//! Pages are those of MadelineProto's documentation, one for each method, constructor and type, in every form that they
//! have had since 2017: see [`Page`] for what is read. They are other people's text, so nothing in them is trusted:
//! whatever is odd is a warning at its place, whatever cannot be read is an error at its place.
//!
//! ```
//! use typewright::pages::{PageKind, read_page};
//! use typewright::source::{Diagnostics, SourceMap};
//!
//! let text = b"---\ntitle: ping\n---\n# Method: ping\n\nAsks for an answer.\n\n### Return type: [Pong](../types/Pong.md)\n";
//! let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
//! let page = read_page("ping.md", text, &mut sources, &mut diagnostics).expect("a page");
//! assert_eq!((page.kind, page.name.value.as_str()), (PageKind::Method, "ping"));
//! assert_eq!(page.description.expect("a description").value, "Asks for an answer.");
//! assert_eq!(page.errors, None, "the page does not speak of errors");
//! ```
//!
//! All but [`Meaning`](errors::Meaning) needs the feature `docs`.

pub mod errors;
#[cfg(feature = "docs")]
mod nouns;
#[cfg(feature = "docs")]
mod set;

#[cfg(feature = "docs")]
mod escape;
#[cfg(feature = "docs")]
mod front_matter;
#[cfg(feature = "docs")]
mod input;
#[cfg(feature = "docs")]
pub(crate) mod json;
#[cfg(feature = "docs")]
mod markdown;
#[cfg(feature = "docs")]
mod mojibake;
#[cfg(feature = "docs")]
mod names;
#[cfg(feature = "docs")]
mod prose;
#[cfg(feature = "docs")]
mod reader;
#[cfg(feature = "docs")]
mod rows;
#[cfg(feature = "docs")]
mod safe_markdown;
#[cfg(feature = "docs")]
mod sections;
#[cfg(feature = "docs")]
mod subject;
#[cfg(feature = "docs")]
mod table;
#[cfg(feature = "docs")]
mod topic;

#[cfg(feature = "docs")]
pub use nouns::{Availability, Page, PageError, PageKind, Param, TypeRef};
#[cfg(feature = "docs")]
pub use sections::{MAX_PAGE_LEN, read_page};
#[cfg(feature = "docs")]
pub use set::PageSet;
