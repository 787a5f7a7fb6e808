//! Trees to a schema in another form.

use super::form::Form;
use super::losses::Losses;
use super::{json, tl, tlo, unfit};
use crate::schema::Profile;
use crate::source::Diagnostics;
use crate::syntax::ast::File;

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
    unfit::check(files, form, diagnostics);
    let bytes = match form {
        Form::Tl => tl::write(files).into_bytes(),
        Form::Tlo(version) => tlo::compile(files, profile, version, diagnostics)?,
        Form::Json => json::write(files, profile).into_bytes(),
    };
    (!diagnostics.has_errors()).then(|| Converted { bytes, losses: Losses::count(files, form) })
}
