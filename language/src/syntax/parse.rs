//! A file of a map to its tree.

use super::{ast, file, other_languages};
use crate::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};

/// Reads a file of a map.
///
/// Every error is pushed to `diagnostics`, and the rest is returned. Takes time in proportion to the length of the
/// file. A file longer than [`SourceMap::MAX_FILE_LEN`] is refused, and so is an id of another map.
#[must_use]
pub fn parse(map: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> ast::File {
    let start = Span { file: id, ..Span::default() };
    let text = map.get(id).map_or("", |file| file.text());
    if text.len() > SourceMap::MAX_FILE_LEN {
        let limit = SourceMap::MAX_FILE_LEN >> 20;
        let why = Diagnostic::error(start, format!("the file is longer than {limit} MiB"));
        diagnostics.push(why.help("check the path: no schema is this long"));
        return ast::File { id, items: Vec::new(), comments: Vec::new(), broken: Vec::new() };
    }
    let mut found = Diagnostics::new();
    let file = file::file(id, text, &mut found);
    let name = map.get(id).map_or("", |file| file.name());
    match other_languages::error(id, name, text, found.has_errors()) {
        Some(error) => diagnostics.push(error),
        None => diagnostics.append(found),
    }
    file
}
