//! The texts that ids are computed from.

use std::fmt::Write;

use super::read::read;
use typewright_language::schema::{Profile, canonical_text, computed_ids};
use typewright_language::source::{Diagnostics, FileId, SourceMap};
use typewright_language::syntax::ast::{Combinator, File, Item};

/// One line for each combinator of a file: the computed id, the text that it is computed from and, where it differs,
/// the written id. Without a profile the written ids decide.
///
/// None if the file has errors, which are pushed to `diagnostics`.
#[must_use]
pub fn canonical(
    sources: &SourceMap,
    id: FileId,
    profile: Option<Profile>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let file = read(sources, id, diagnostics)?;
    let combinators: Vec<_> = combinators(&file).collect();
    let (profile, ids) = computed_ids(&combinators, profile);
    let mut out = String::new();
    for (combinator, id) in combinators.iter().zip(ids) {
        let written = combinator.id.filter(|written| written.value != id);
        let keeps = written.map_or_else(String::new, |written| format!(" // keeps {:08x}", written.value));
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{id:08x} {}{keeps}", canonical_text(combinator, profile));
    }
    Some(out)
}

/// The constructors and functions of a file, in order.
pub(super) fn combinators(file: &File) -> impl Iterator<Item = &Combinator> {
    file.items.iter().filter_map(|item| if let Item::Combinator(found) = item { Some(found) } else { None })
}
