//! Computed ids, written into a schema that leaves them out.

use std::fmt::Write;

use super::canonical::combinators;
use super::read::read;
use typewright_language::schema::{Profile, canonical_text, computed_ids, crc32};
use typewright_language::source::{Diagnostics, FileId, SourceMap};
use typewright_language::syntax::ast::{Combinator, File};

/// The texts of the files that make one schema, with the computed id behind the name of every declaration that has
/// none. Nothing else changes. Without a profile the written ids of all files decide.
///
/// Left as they are: unnamed constructors (`_`), and builtins in the form `int ? = Int`.
///
/// None if a file has errors, which are pushed to `diagnostics`.
#[must_use]
pub fn write_ids(
    sources: &SourceMap,
    ids: &[FileId],
    profile: Option<Profile>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<String>> {
    // Every file is read, so that all errors are reported.
    let read: Vec<_> = ids.iter().map(|id| read(sources, *id, diagnostics)).collect();
    let files: Vec<File> = read.into_iter().collect::<Option<_>>()?;
    let all: Vec<&Combinator> = files.iter().flat_map(combinators).collect();
    let (_, computed) = computed_ids(&all, profile);
    let mut computed = computed.into_iter();
    Some(ids.iter().zip(&files).map(|(id, file)| with_ids(sources, *id, file, &mut computed)).collect())
}

/// The text of a file with the ids that it leaves out. Takes an id for each of its declarations.
fn with_ids(sources: &SourceMap, id: FileId, file: &File, computed: &mut dyn Iterator<Item = u32>) -> String {
    let text = sources.get(id).map_or("", |file| file.text());
    let (mut out, mut done) = (String::new(), 0);
    for (combinator, id) in combinators(file).zip(computed) {
        if combinator.id.is_some() || combinator.name.text == "_" {
            continue;
        }
        let end = usize::try_from(combinator.name.span.end).unwrap_or(usize::MAX);
        out.push_str(text.get(done..end).unwrap_or_default());
        // Writing to a `String` cannot fail.
        let _ = write!(out, "#{:08x}", of_builtin(combinator).unwrap_or(id));
        done = end;
    }
    out + text.get(done..).unwrap_or_default()
}

/// The id of a builtin, which the rules of the reference give in every schema.
fn of_builtin(combinator: &Combinator) -> Option<u32> {
    const BYTES: [&str; 2] = ["bytes", "secureBytes"];
    let is_builtin = BYTES.contains(&combinator.name.text.as_str());
    is_builtin.then(|| crc32(&canonical_text(combinator, Profile::Reference)))
}
