//! A file to its text in the one layout.

use super::read::read;
use super::{layout, proof};
use typewright_language::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};

/// The text of a file in its one layout. Lines end as the first one of the file does.
///
/// None if the file has errors, which are pushed to `diagnostics`. Each call checks that the returned text reads as the
/// same tree with the same ids and the same documentation.
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
                    .help("report this error together with the file, which stays as it is"),
            );
            None
        }
    }
}
