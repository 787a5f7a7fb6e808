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
//! [`canonical`] prints the texts that ids are computed from, [`write_ids`] writes these ids into a schema.

mod canonical;
mod layout;
mod proof;
mod spacing;
mod write_ids;

pub use canonical::canonical;
pub use write_ids::write_ids;

use crate::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::File;

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

/// The tree of a file; none if there are errors.
fn read(sources: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> Option<File> {
    let mut found = Diagnostics::new();
    let file = syntax::parse(sources, id, &mut found);
    let failed = found.has_errors();
    found.sorted().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic.clone()));
    (!failed).then_some(file)
}
