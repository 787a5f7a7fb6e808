//! Floor 1: text to tree.
//!
//! `parse` never fails: it returns every declaration that it understood and an error for each other one.
//! `docs` reads the comments of a declaration, and every node of the tree prints itself as canonical TL.

pub mod ast;

mod args;
mod comment;
mod cursor;
mod decl;
mod docs;
mod expected;
mod expr;
mod fault;
mod file;
mod fragment;
mod layer;
mod lexeme;
mod other_languages;
mod parse;
mod print;
mod recover;
mod result;
mod token;
mod word_tags;

pub use docs::{Docs, docs};
pub use fragment::{field_at, name_at, result_at, type_at};
pub use layer::stated_layer;
pub use lexeme::lexemes;
pub use parse::parse;
