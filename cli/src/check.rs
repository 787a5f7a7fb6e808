//! `typewright check`: what is wrong with schemas.

use typewright::Builder;
use typewright::source::Level;

use crate::args::{CheckArgs, ReadingArgs};
use crate::outcome::{Outcome, count};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Outcome> {
    let report = with_reading(Builder::new().schemas(&args.schemas), &args.reading).check()?;
    let summary = &report.value;
    let out = format!(
        "{}: {}, {}, {}; {}, {}\n",
        count(args.schemas.len(), "file"),
        count(summary.types, "type"),
        count(summary.constructors, "constructor"),
        count(summary.functions, "function"),
        count(report.count(Level::Warning), "warning"),
        count(report.count(Level::Note), "note"),
    );
    Ok(Outcome { out, err: report.frames(Level::Note, true), ..Outcome::default() })
}

/// A builder that reads as the command line says.
pub(crate) fn with_reading(mut builder: Builder, reading: &ReadingArgs) -> Builder {
    if let Some(profile) = reading.profile {
        builder = builder.profile(profile.into());
    }
    if let Some(layer) = reading.layer {
        builder = builder.layer(layer);
    }
    if let Some(docs) = &reading.docs {
        builder = builder.docs(docs);
    }
    reading.errors.iter().fold(builder, Builder::errors)
}
