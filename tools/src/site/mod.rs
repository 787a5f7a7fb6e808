//! A documentation site for any schema: static files with relative links, which work from `file://` and from any host.
//!
//! `build` makes a page for each definition that `explain` describes, pages that list them, a changelog of
//! layers with a feed, and the index that the search of the pages loads. Nothing in it depends on a clock or a machine.

mod build;
mod feed;
mod file_names;
mod history;
mod layers;
mod links;
mod listings;
mod maker;
mod markdown;
mod matrix;
mod nouns;
mod page;
mod prose;
mod search;
mod shell;
mod words;

pub use build::build;
pub use nouns::{Edition, Format, Site};
