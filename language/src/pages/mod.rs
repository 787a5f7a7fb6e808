//! Floor 1, beside `syntax`: documentation pages and, in [`errors`], databases of the errors that a server answers.
//!
//! Pages are those of MadelineProto's documentation, one for each method, constructor and type, in every form that they
//! have had since 2017: see [`Page`] for what is read. They are other people's text, so nothing in them is trusted:
//! whatever is odd is a warning at its place, whatever cannot be read is an error at its place.
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
//! assert_eq!(page.errors, None, "the page does not speak of errors");
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
