//! TL or JSON to trees.

use super::json;
use crate::source::{Diagnostics, FileId, SourceMap};
use crate::syntax;
use crate::syntax::ast::File;

/// Reads a file of a map, which holds TL or JSON.
#[must_use]
pub fn parse(sources: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> File {
    if is_json(sources.get(id).map_or("", |file| file.text())) {
        return json::read(sources, id, diagnostics);
    }
    syntax::parse(sources, id, diagnostics)
}

/// No TL begins with a brace.
fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[', '"'])
}
