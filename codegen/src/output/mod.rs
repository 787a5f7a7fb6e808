//! Floor 5: the model to text, by way of tokens, and text to files.
//!
//! `items` makes text of tokens, with the `printer` of this crate or with prettyplease; `layout` says which module goes
//! to which file and `text` puts files together; `disk` writes them.

mod bindings;
pub mod disk;
mod formatted;
mod header;
mod items;
mod layout;
mod options;
mod printer;
mod text;

pub use bindings::{Bindings, print};
pub use options::{Layout, OutputOptions, Visibility};
#[doc(hidden)]
pub use printer::print as print_tokens;
