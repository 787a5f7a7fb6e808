//! The texts that ids are computed from.

use std::fmt::Write;

use crate::schema::{Profile, canonical_text, crc32};
use crate::source::{Diagnostics, FileId, SourceMap};
use crate::syntax;
use crate::syntax::ast::Item;

/// The text that the id of each combinator of a file is computed from, a line each, with the id that it gives: `1cb5c415
/// vector t:Type # [ t ] = Vector t`.
///
/// None if the file has errors, which are pushed to `diagnostics`.
#[must_use]
pub fn canonical(sources: &SourceMap, id: FileId, profile: Profile, diagnostics: &mut Diagnostics) -> Option<String> {
    let mut found = Diagnostics::new();
    let file = syntax::parse(sources, id, &mut found);
    let failed = found.has_errors();
    found.sorted().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic.clone()));
    let mut out = String::new();
    for item in &file.items {
        if let Item::Combinator(combinator) = item {
            let text = canonical_text(combinator, profile);
            // Writing to a `String` cannot fail.
            let _ = writeln!(out, "{:08x} {text}", crc32(&text));
        }
    }
    (!failed).then_some(out)
}
