//! Trees to a schema in another form.

use super::form::Form;
use super::losses::Losses;
use super::{json, tlo};
use crate::schema::Profile;
use crate::source::Diagnostics;
use crate::syntax::ast::{File, Item, Section};

/// A schema in another form.
#[derive(Clone, Debug)]
pub struct Converted {
    /// Text, or the bytes of a `.tlo`.
    pub bytes: Vec<u8>,
    /// The constructs that the other form lacks.
    pub losses: Losses,
}

/// Writes trees that make a schema in another form. None after an error: a construct that the form lacks.
pub fn write(files: &[File], profile: Profile, form: Form, diagnostics: &mut Diagnostics) -> Option<Converted> {
    let bytes = match form {
        Form::Tl => tl(files).into_bytes(),
        Form::Tlo(version) => tlo::compile(files, profile, version, diagnostics)?,
        Form::Json => json::write(files, profile).into_bytes(),
    };
    Some(Converted { bytes, losses: Losses::count(files, form) })
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
