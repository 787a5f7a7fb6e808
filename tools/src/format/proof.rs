//! Proof that a layout keeps the meaning of a file: reading it again gives the same tree.

use typewright_language::schema::{Profile, canonical_text};
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_language::syntax::ast::{CommentKind, File, Item};
use typewright_language::syntax::{self, Docs};

/// Checks that `formatted` parses to the tree of `file`. The error names the change.
pub(super) fn same(sources: &SourceMap, file: &File, formatted: &str) -> Result<(), &'static str> {
    let mut again = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = again.add("formatted", formatted);
    let reread = syntax::parse(&again, id, &mut diagnostics);
    let old_text = sources.get(file.id).map_or("", |file| file.text());
    if diagnostics.has_errors() || reread.items.len() != file.items.len() {
        return Err("the declarations");
    }
    if comments(file).ne(comments(&reread)) {
        return Err("a comment");
    }
    for (old, new) in file.items.iter().zip(&reread.items) {
        if old.to_string() != new.to_string() {
            return Err("a declaration");
        }
        if ids(old) != ids(new) {
            return Err("an id");
        }
        if docs(file, old_text, old) != docs(&reread, formatted, new) {
            return Err("the documentation of a declaration");
        }
    }
    Ok(())
}

/// The comments of a file without the white space at the ends of their lines.
fn comments(file: &File) -> impl Iterator<Item = (CommentKind, bool, Vec<&str>)> {
    let lines = |text| str::split(text, '\n').map(str::trim_end).collect();
    file.comments.iter().map(move |comment| (comment.kind, comment.trailing, lines(&comment.text)))
}

/// The written id of a combinator, its computed id, and the text behind that.
fn ids(item: &Item) -> Option<[String; 3]> {
    let Item::Combinator(found) = item else { return None };
    let written = found.id.map_or_else(String::new, |id| format!("{} {}", id.value, id.digits));
    Some([written, canonical_text(found, Profile::Reference), canonical_text(found, Profile::Telegram)])
}

fn docs(file: &File, text: &str, item: &Item) -> Option<Docs> {
    if let Item::Combinator(found) = item { Some(syntax::docs(file, text, found)) } else { None }
}
