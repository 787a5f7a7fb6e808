//! Floor 3: a schema in its one layout.
//!
//! [`format()`] changes white space only. Lexemes and the words of comments stay, and each comment stays behind its
//! lexeme:
//!
//! * a declaration takes one line, however long, as in published schemas;
//! * a declaration with comments inside takes a line a field, so that each comment stays at its field;
//! * marks get an empty line on either side, and elsewhere several empty lines become one;
//! * a comment that ends a line stays at its end.
//!
//! `canonical` prints the texts that ids are computed from, `write_ids` writes these ids into a schema.

mod canonical;
mod layout;
mod proof;
mod read;
mod rewrite;
mod spacing;
mod write_ids;

pub use canonical::canonical;
pub use rewrite::format;
pub use write_ids::write_ids;
