//! Beside the model: a schema in its other forms, the official JSON and `.tlo`.
//!
//! Both are inputs as well. JSON is text, and [`parse`] reads it where a TL file could stand. A `.tlo` holds numbers in place
//! of names; [`tlo::decompile`] makes TL of it, which is what diagnostics then show.

mod json;
mod losses;
pub mod tlo;

pub use losses::Losses;

use crate::schema::Profile;
use crate::source::{Diagnostics, FileId, SourceMap};
use crate::syntax;
use crate::syntax::ast::{File, Item, Section};

/// A form of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The schema language itself.
    Tl,
    /// The official JSON.
    Json,
    /// Compiled.
    Tlo(tlo::Version),
}

/// A schema in another form.
#[derive(Clone, Debug)]
pub struct Converted {
    /// Text, or the bytes of a `.tlo`.
    pub bytes: Vec<u8>,
    /// What the other form cannot say.
    pub losses: Losses,
}

/// Reads a file of a map, which holds TL or JSON.
#[must_use]
pub fn parse(sources: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> File {
    if is_json(sources.get(id).map_or("", |file| file.text())) {
        return json::read(sources, id, diagnostics);
    }
    syntax::parse(sources, id, diagnostics)
}

/// No TL begins with a brace.
fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[', '"'])
}

/// Writes trees that make a schema in another form. None where that form has no way to say it: the diagnostics say where.
pub fn write(files: &[File], profile: Profile, form: Form, diagnostics: &mut Diagnostics) -> Option<Converted> {
    let bytes = match form {
        Form::Tl => tl(files).into_bytes(),
        Form::Tlo(version) => tlo::compile(files, profile, version, diagnostics)?,
        Form::Json => json::write(files, profile).into_bytes(),
    };
    Some(Converted { bytes, losses: Losses::of(files, form) })
}

/// Trees as canonical TL; each but the first begins with a mark where the one before it ended among functions.
fn tl(files: &[File]) -> String {
    let mut text = String::new();
    let mut section = Section::Types;
    for file in files {
        for item in &file.items {
            let wanted = match item {
                Item::Section(_) => continue,
                Item::Combinator(combinator) if !combinator.fat_arrow => combinator.section,
                Item::Builtin(_) | Item::Constraint(_) | Item::Partial(_) => Section::Types,
                Item::Combinator(_) | Item::Layer(_) => section,
            };
            if wanted != section {
                text.push_str(&format!("{wanted}\n"));
                section = wanted;
            }
            text.push_str(&format!("{item}\n"));
        }
    }
    text
}
