//! A file to its text in the one layout.

use super::read::read;
use super::{layout, proof};
use typewright_language::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};

/// The text of a file in its one layout. Lines end as the first one of the file does.
///
/// None if the file has errors, which are pushed to `diagnostics`: what can't be read is left alone. What is returned reads
/// as the same tree with the same ids and the same documentation; that is made sure of each time.
#[must_use]
pub fn format(sources: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> Option<String> {
    let file = read(sources, id, diagnostics)?;
    let text = layout::lay_out(&file, sources);
    match proof::same(sources, &file, &text) {
        Ok(()) => Some(text),
        Err(why) => {
            let span = Span { file: id, ..Span::default() };
            diagnostics.push(
                Diagnostic::error(span, format!("internal error: formatting would change {why}"))
                    .help("the file is left as it is; please report it together with the file"),
            );
            None
        }
    }
}
