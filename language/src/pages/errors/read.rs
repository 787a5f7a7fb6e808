//! Bytes to an [`ErrorDatabase`], whatever its format.

use super::{ErrorDatabase, csv, json};
use crate::pages::input;
use crate::source::{Diagnostics, SourceMap, after_mark};

/// Reads an error database.
///
/// | format | told by | shape |
/// |---|---|---|
/// | the official list | `errors` | code → name → methods, no methods for any method; descriptions, who may call what |
/// | v4 | `result`, lists by code and name | code → name → methods; `human_result` |
/// | v3 | `result`, objects by code and method | code → method → names; `human_result` |
/// | v2 | objects by method | method → list of code, name, description |
/// | mtcute's | `errors`, objects by name | name → code and description; `throws`: method → names; or a list of errors |
/// | Telethon's | no JSON | CSV with the columns `name,codes,description` |
/// | Pyrogram's | no JSON | TSV with the columns `id` and `message`; the file name begins with the code |
///
/// Tables and lists of errors name no methods. If no other source does either, any function may raise each of their
/// errors; otherwise they only supply descriptions and names of parameters.
///
/// Messages show `name`. Returns none after an error that leaves nothing to read: a file that is too long or not UTF-8,
/// invalid JSON, or an unknown shape. Errors in single records are pushed too, and the other records are returned.
pub fn read_errors(
    name: &str,
    bytes: &[u8],
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<ErrorDatabase> {
    let file = input::add(name, bytes, SourceMap::MAX_FILE_LEN, sources, diagnostics)?;
    let text = sources.get(file)?.text();
    let (_, content) = after_mark(text);
    if content.trim_start().starts_with(['{', '[']) {
        json::read(text, file, diagnostics)
    } else {
        csv::read(name, text, file, diagnostics)
    }
}
