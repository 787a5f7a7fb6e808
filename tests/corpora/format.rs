//! Published schemas in their one layout: read as before, with the ids they had, and the same when laid out again.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use typewright_language::schema::Profile;
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_tools::format::{canonical, format};

pub(crate) fn check(schemas: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut lines = 0;
    for path in schemas {
        let text = fs::read_to_string(path)?;
        let once = laid_out(&text)?;
        if laid_out(&once)? != once {
            return Err(format!("{}: not the same when laid out again", path.display()).into());
        }
        for profile in [Profile::Reference, Profile::Telegram] {
            if ids(&text, profile) != ids(&once, profile) {
                return Err(format!("{}: other ids", path.display()).into());
            }
        }
        lines += text.lines().count();
    }
    Ok(format!("{} schemas of {lines} lines", schemas.len()))
}

fn laid_out(text: &str) -> Result<String, String> {
    let mut sources = SourceMap::new();
    let id = sources.add("corpus", text);
    let mut diagnostics = Diagnostics::new();
    format(&sources, id, &mut diagnostics).ok_or_else(|| render(&sources, &diagnostics.sorted(), false))
}

fn ids(text: &str, profile: Profile) -> Option<String> {
    let mut sources = SourceMap::new();
    let id = sources.add("corpus", text);
    canonical(&sources, id, Some(profile), &mut Diagnostics::new())
}
