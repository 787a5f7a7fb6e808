//! Questions about the schemas of a [`Reader`].

use typewright::Builder;
use typewright::model::{Ident, Rules};
use typewright_language::findings::{self, Looked};
use typewright_language::forms::{self, Converted, Form};
use typewright_language::inputs::Inputs;
use typewright_language::options::ReadOptions;
use typewright_language::read::{lower, parse, read_whole};
use typewright_language::schema::{self, Schema};
use typewright_language::select::select;
use typewright_language::source::{Diagnostic, Diagnostics, Level, Span, count};
use typewright_language::{Error, Reader, Report, Summary};

use crate::lint;
use crate::reconcile::{Reconciliation, reconcile};
use crate::weigh::{self, Sizes};

/// The result of [`check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Numbers about the schema.
    pub summary: Summary,
    /// The comparison with its pages, if there are any.
    pub pages: Option<Reconciliation>,
    /// The layer that an error database states.
    pub database_layer: Option<u32>,
}

/// Reads the schemas, compares pages with them, and runs every [lint](crate::lint). With `against`, the schema of an
/// earlier version, lints also report changes that break its users. Names that a [`Builder`] chooses do not clash.
///
/// # Errors
/// All mistakes in the schemas, or the files that can't be read.
pub fn check(builder: impl Into<Builder>, against: Option<&Schema>) -> Result<Report<Checked>, Error> {
    let builder = builder.into();
    let renames = builder.model_options().renames.clone();
    builder.reader().run(|inputs, options, diagnostics| find(inputs, options, &renames, against, diagnostics))
}

/// The numbers of a check in a line: `3 types, 7 constructors, 2 functions; 1 warning, 0 notes`.
#[must_use]
pub fn counted(report: &Report<Checked>) -> String {
    let Summary { types, constructors, functions, .. } = report.value.summary;
    format!(
        "{}, {}, {}; {}, {}",
        count(types, "type"),
        count(constructors, "constructor"),
        count(functions, "function"),
        count(report.count(Level::Warning), "warning"),
        count(report.count(Level::Note), "note"),
    )
}

/// Pages are about all of a schema, even where a part of it is kept.
fn find(
    inputs: &Inputs,
    options: &ReadOptions,
    renames: &Rules<Ident>,
    against: Option<&Schema>,
    diagnostics: &mut Diagnostics,
) -> Option<Checked> {
    let files = parse(inputs, diagnostics);
    let whole = lower(inputs, &files, &options.lower, diagnostics);
    let errors = inputs.documents.errors();
    let pages = whole.as_ref().filter(|_| !inputs.documents.pages.is_empty());
    let pages = pages.map(|whole| reconcile(whole, &inputs.documents.pages, &errors, diagnostics));
    if let Some(whole) = &whole {
        lint::check(&files, whole, renames, against, diagnostics);
    }
    findings::settle(&files, &inputs.sources, &options.levels, Looked::Everywhere, diagnostics);
    let schema = select(whole?, options.selection(), diagnostics)?;
    (!diagnostics.has_errors()).then(|| Checked { summary: Summary::new(&schema), pages, database_layer: errors.layer })
}

/// The part of the schemas that is kept, and the part that each name of [`Reader::only`] pulls in.
///
/// # Errors
/// All mistakes in the schemas, or the files that can't be read.
pub fn weigh(reader: Reader) -> Result<Report<Sizes>, Error> {
    reader.run(|inputs, options, diagnostics| {
        let whole = read_whole(inputs, options, diagnostics)?;
        weigh::weigh(&whole, options.selection(), diagnostics)
    })
}

/// Writes the schemas, all together, in another form: all of them or the part that [`Reader::only`] keeps.
///
/// # Errors
/// All mistakes in the schemas, constructs that the other form cannot express, or the files that can't be read.
pub fn convert(reader: Reader, form: Form) -> Result<Report<Converted>, Error> {
    reader.run(|inputs, options, diagnostics| {
        let mut files = parse(inputs, diagnostics);
        let whole = schema::lower(&files, &inputs.sources, options.lower.clone(), diagnostics)?;
        let profile = whole.profile;
        if !options.only.is_empty() {
            let part = select(whole.clone(), options.selection(), diagnostics)?;
            forms::keep(&mut files, &whole, &part);
        }
        let converted = forms::write(&files, profile, form, diagnostics)?;
        match unreadable(&converted, options) {
            None => Some(converted),
            Some(why) => {
                let file = inputs.schemas.first().copied().unwrap_or_default();
                let why = format!("the other form cannot hold this schema: reading it again gives \"{why}\"");
                diagnostics.push(Diagnostic::error(Span { file, ..Span::default() }, why));
                None
            }
        }
    })
}

/// The first mistake in a converted schema, which none should have.
fn unreadable(converted: &Converted, options: &ReadOptions) -> Option<String> {
    let reader = Reader::new().schema_bytes("converted", converted.bytes.clone());
    let reader = reader.opaque(&options.lower.opaque).external(&options.lower.external);
    let error = reader.read().err()?;
    let (_, found) = error.diagnostics()?;
    found.into_iter().find(|it| it.level == Level::Error).map(|it| it.message.clone())
}
