//! The texts that ids are computed from.

use std::fmt::Write;

use super::read::read;
use typewright_language::schema::{Profile, canonical_text, computed_ids};
use typewright_language::source::{Diagnostics, FileId, SourceMap};
use typewright_language::syntax::ast::{Combinator, Item};

/// The text that the id of each combinator of a file is computed from, a line each, with the id that it gives before it
/// and, where another one is written, that one behind it. Without a profile the written ids decide.
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
    let combinators: Vec<_> = file.items.iter().filter_map(combinator).collect();
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

fn combinator(item: &Item) -> Option<&Combinator> {
    if let Item::Combinator(found) = item { Some(found) } else { None }
}
