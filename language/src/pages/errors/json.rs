//! JSON databases, told apart by their shape.

use super::json_reader::Reader;
use super::{ErrorDatabase, by_name};
use crate::source::{Diagnostics, FileId, json};

/// Reads a database by its shape.
pub(super) fn read(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<ErrorDatabase> {
    let root = json::read(text, file, diagnostics)?;
    let mut reader = Reader::new(diagnostics);
    if let Some(items) = root.items() {
        items.into_iter().for_each(|item| reader.named_error(None, item));
        return Some(ErrorDatabase { records: reader.finish(), ..ErrorDatabase::default() });
    }
    let members = reader.members(root, "an object, an error database")?;
    let named = |wanted: &str| members.iter().any(|(key, _)| key.string().is_some_and(|key| key == wanted));
    let mut database = ErrorDatabase::default();
    if by_name::is_meant(&members) {
        reader.by_name(members, &mut database);
    } else if named("errors") || named("result") {
        reader.envelope(members, &mut database);
    } else {
        reader.by_method(members);
    }
    database.records = reader.finish();
    Some(database)
}
