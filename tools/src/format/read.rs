//! A file to its tree.

use typewright_language::source::{Diagnostics, FileId, SourceMap};
use typewright_language::syntax;
use typewright_language::syntax::ast::File;

/// The tree of a file; none if there are errors.
pub(super) fn read(sources: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> Option<File> {
    let mut found = Diagnostics::new();
    let file = syntax::parse(sources, id, &mut found);
    let failed = found.has_errors();
    found.sorted().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic.clone()));
    (!failed).then_some(file)
}
