//! Reads schemas, and shows errors and lints in the format asked for.

use typewright_language::source::{Diagnostic, Level, Lint, SourceMap};
use typewright_language::{Reader, Report};
use typewright_tools::reconcile::Fit;
use typewright_tools::session::{Checked, check};

use super::found::Found;
use super::{github, json, sarif};
use crate::args::{CheckArgs, CheckFormat};
use crate::config;
use crate::exit::{Outcome, count};
use crate::levels;
use crate::schemas::{read_schema, with_reading};
use crate::severity::level_name;

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Outcome> {
    if args.list_lints {
        return Ok(Outcome { out: list(), ..Outcome::default() });
    }
    let reader = with_reading(Reader::new().schemas(&args.schemas), &args.reading);
    let levels = levels::chosen(config::read_rules(args.config.as_deref())?.lints, args)?;
    let reader = levels.into_iter().fold(reader, |reader, (lint, level)| reader.level(lint, level));
    let old = args.against.as_deref().map(|old| {
        let reader = args.reading.profile.map_or_else(Reader::new, |profile| Reader::new().profile(profile.into()));
        read_schema(old, reader)
    });
    let old = old.transpose()?.map(|report| report.value);
    let least = if args.notes { Level::Note } else { Level::Warning };
    match (args.format, check(reader, old.as_ref())) {
        (CheckFormat::Text, report) => {
            let report = report?;
            Ok(Outcome { out: summary(args, &report), err: report.frames(least, true), ..Outcome::default() })
        }
        (format, Ok(report)) => Ok(for_machines(format, report.sources(), &report.diagnostics(), least)),
        (format, Err(error)) => match error.diagnostics().filter(|_| !error.is_misuse()) {
            Some((sources, diagnostics)) => {
                Ok(Outcome { failed: true, ..for_machines(format, sources, &diagnostics, least) })
            }
            None => Err(error.into()),
        },
    }
}

fn for_machines(format: CheckFormat, sources: &SourceMap, diagnostics: &[&Diagnostic], least: Level) -> Outcome {
    let shown = diagnostics.iter().filter(|diagnostic| diagnostic.level <= least);
    let found: Vec<_> = shown.map(|diagnostic| Found::locate(sources, diagnostic)).collect();
    let out = match format {
        CheckFormat::Github => github::render(&found),
        CheckFormat::Sarif => sarif::render(&found),
        CheckFormat::Json | CheckFormat::Text => json::render(&found),
    };
    Outcome { out, ..Outcome::default() }
}

/// Every lint in a line.
fn list() -> String {
    let line = |lint: Lint| {
        let level = lint.level().map_or("off", level_name);
        format!("{}  {level:7}  {:18}  {}\n", lint.id(), lint.name(), lint.about().summary)
    };
    Lint::ALL.map(line).concat()
}

fn summary(args: &CheckArgs, report: &Report<Checked>) -> String {
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
    out
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
