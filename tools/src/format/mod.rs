//! Floor 3: a schema in its one layout.
//!
//! [`format()`] moves white space and nothing else. No lexeme is added, taken away or written in another way, no comment
//! changes its words, and each stays behind the lexeme that it stood behind:
//!
//! * a declaration takes one line, however long: TL is a language of lines, and published schemas keep to that;
//! * a declaration with comments inside takes a line a field, so that each comment stays at its field;
//! * marks have an empty line around them; elsewhere an empty line stays, and of several one;
//! * a comment that ends a line stays at its end.
//!
//! [`canonical`] prints the texts that ids are computed from.

mod canonical;
mod layout;
mod proof;
mod read;
mod rewrite;
mod spacing;

pub use canonical::canonical;
pub use rewrite::format;
