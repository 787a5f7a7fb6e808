//! Everything known about a name of a schema, the same for every format: `Api` makes a `Page`, and `markdown` shows it.

mod api;
mod json;
mod markdown;
mod nouns;
mod rust;
mod uses;
mod wire;

pub use api::Api;
pub use markdown::{Links, escape, render as render_markdown, wire_table};
pub use nouns::{Caller, ErrorRow, List, Name, Needs, Page, Row, Rust, Shown, Target, WireRow};
