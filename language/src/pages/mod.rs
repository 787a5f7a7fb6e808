//! Floor 1, beside `syntax`: documentation pages and, in [`errors`], error databases.
//!
//! Pages are those of MadelineProto's documentation, one for each method, constructor and type, in every form since
//! 2017; [`Page`] has their contents. Pages are untrusted: an oddity is a warning at its place, an unreadable part an
//! error at its place.
//!
//! ```
//! use typewright_language::pages::{PageKind, read_page};
//! use typewright_language::source::{Diagnostics, SourceMap};
//!
//! let text = b"---\ntitle: ping\n---\n# Method: ping\n\nAsks for an answer.\n\n### Return type: [Pong](../types/Pong.md)\n";
//! let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
//! let page = read_page("ping.md", text, &mut sources, &mut diagnostics).expect("a page");
//! assert_eq!((page.kind, page.name.value.as_str()), (PageKind::Method, "ping"));
//! assert_eq!(page.description.expect("a description").value, "Asks for an answer.");
//! assert_eq!(page.errors, None, "the page has no section of errors");
//! ```

pub mod errors;
mod nouns;
mod set;

mod document;
mod documents;
mod escape;
mod front_matter;
mod input;
mod markdown;
mod mojibake;
mod names;
mod prose;
mod reader;
mod rows;
mod safe_markdown;
mod sections;
mod subject;
mod table;
mod topic;

pub use document::document;
pub use documents::Documents;
pub use nouns::{Availability, Page, PageError, PageKind, Param, TypeRef};
pub use sections::{MAX_PAGE_LEN, read_page};
pub use set::PageSet;
