//! `typewright check`: what is wrong with schemas.

use typewright::Builder;
use typewright::pipeline::Checked;
use typewright::schema::reconcile::Fit;
use typewright::source::Level;

use crate::args::{CheckArgs, ReadingArgs};
use crate::outcome::{Outcome, count};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Outcome> {
    let report = with_reading(Builder::new().schemas(&args.schemas), &args.reading).check()?;
    let Checked { summary, pages, database_layer } = &report.value;
    let mut out = format!(
        "{}: {}, {}, {}; {}, {}\n",
        count(args.schemas.len(), "file"),
        count(summary.types, "type"),
        count(summary.constructors, "constructor"),
        count(summary.functions, "function"),
        count(report.count(Level::Warning), "warning"),
        count(report.count(Level::Note), "note"),
    );
    if let Some(pages) = pages {
        out.push_str(&fit("methods", &pages.methods));
        out.push_str(&fit("constructors", &pages.constructors));
    }
    if let (Some(schema), Some(database)) = (summary.layer, *database_layer)
        && schema != database
    {
        out.push_str(&format!("the error database is of layer {database}, the schema of layer {schema}\n"));
    }
    let least = if args.notes { Level::Note } else { Level::Warning };
    Ok(Outcome { out, err: report.frames(least, true), ..Outcome::default() })
}

/// How many pages agree with the schema, and which do not.
fn fit(noun: &str, fit: &Fit) -> String {
    let Fit { agreeing, contradicting, unknown, of_other_layers, missing } = fit;
    let all = agreeing + contradicting.len() + unknown.len();
    let mut out = format!("{agreeing} of {all} pages of {noun} agree with the schema\n");
    let lists = [
        ("contradict it", contradicting),
        ("are not in it", unknown),
        ("have no page", missing),
        ("more are of layers that it does not have", of_other_layers),
    ];
    for (what, names) in lists.iter().filter(|(_, names)| !names.is_empty()) {
        out.push_str(&format!("  {} {what}: {}\n", names.len(), names.join(", ")));
    }
    out
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
    let builder = builder.only(&reading.only).opaque(&reading.opaque).unknown(&reading.unknown);
    reading.errors.iter().fold(builder, Builder::errors)
}
