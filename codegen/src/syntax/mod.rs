//! Floor 1: text to tree.
//!
//! [`parse`] never fails: it returns what it understood and says what it did not. One broken declaration does not hide
//! the next. [`docs`] reads the comments of a declaration, and every noun of the tree prints itself as canonical TL.

pub mod ast;

mod args;
mod comment;
mod cursor;
mod decl;
mod docs;
mod expr;
mod fault;
mod file;
mod fragment;
mod layer;
mod lexeme;
mod print;
mod recover;
mod result;
mod token;

pub use docs::{Docs, docs};
pub use fragment::{field_at, name_at, result_at};
pub use layer::stated_layer;
pub use lexeme::lexemes;

use crate::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};

/// Reads a file of a map.
///
/// Every error is pushed to `diagnostics`; what could be understood is returned all the same. Takes time in proportion
/// to the length of the file. A file longer than [`SourceMap::MAX_FILE_LEN`] is refused, and so is an id of another map.
#[must_use]
pub fn parse(map: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> ast::File {
    let start = Span { file: id, ..Span::default() };
    let text = map.get(id).map_or("", |file| file.text());
    if text.len() > SourceMap::MAX_FILE_LEN {
        let limit = SourceMap::MAX_FILE_LEN >> 20;
        let why = Diagnostic::error(start, format!("file is longer than {limit} MiB"));
        diagnostics.push(why.remark("no schema is: is this the right file?"));
        return ast::File { id, items: Vec::new(), comments: Vec::new(), broken: Vec::new() };
    }
    file::file(id, text, diagnostics)
}
