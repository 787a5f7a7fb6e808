//! TL or JSON to trees.

use super::{json, tlo};
use crate::source::{Diagnostics, FileId, SourceMap, decode};
use crate::syntax;
use crate::syntax::ast::File;

/// The text of a schema in any form: TL or JSON as it is, `.tlo` as TL. The second value is the error of a broken
/// `.tlo`, whose text is then empty.
///
/// # Errors
/// The bytes are neither a `.tlo` nor UTF-8.
pub fn text(_: &str, bytes: Vec<u8>) -> Result<(String, Option<String>), String> {
    if tlo::is_tlo(&bytes) {
        return Ok(match tlo::decompile(&bytes) {
            Ok(text) => (text, None),
            Err(fault) => (String::new(), Some(fault)),
        });
    }
    decode(&bytes).map(|text| (text.to_owned(), None)).map_err(|error| error.to_string())
}

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
