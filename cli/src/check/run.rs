//! Reads schemas, and shows errors and lints in the chosen format.

use std::collections::BTreeSet;

use typewright_language::source::{Diagnostic, Level, Lint, SourceMap};
use typewright_language::{Error, Reader, Report};
use typewright_tools::reconcile::Fit;
use typewright_tools::session::{self, Checked};

use super::found::Found;
use super::{github, json, sarif};
use crate::args::{CheckArgs, CheckFormat};
use crate::exit::{Outcome, count};
use crate::job::Job;
use crate::schemas::read_schema;
use crate::severity::level_name;
use crate::{config, frames, levels};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Outcome> {
    if args.list_lints {
        return Ok(Outcome { out: list(), ..Outcome::default() });
    }
    let jobs = jobs(args)?;
    let reports = jobs.iter().map(|job| Ok((job, check(args, job)?))).collect::<Result<Vec<_>, Outcome>>()?;
    let least = if args.notes { Level::Note } else { Level::Warning };
    if let CheckFormat::Text = args.format {
        return for_reading(reports, least);
    }
    let mut found = Vec::new();
    for (_, report) in &reports {
        match report {
            Ok(report) => found.extend(locate(report.sources(), report.diagnostics(), least)),
            Err(error) => match error.diagnostics().filter(|_| !error.is_misuse()) {
                Some((sources, diagnostics)) => found.extend(locate(sources, diagnostics, least)),
                None => return Err(Outcome::misuse(error.to_string().trim_start_matches("error: "))),
            },
        }
    }
    // Several bindings may be made of one file.
    let mut said = BTreeSet::new();
    found.retain(|found| said.insert(found.key()));
    let failed = reports.iter().any(|(_, report)| report.is_err());
    Ok(Outcome { failed, ..for_machines(args.format, &found) })
}

/// The schemas of the command line or of the configuration, with the levels of both.
fn jobs(args: &CheckArgs) -> Result<Vec<Job>, Outcome> {
    let config = args.config.as_deref();
    let mut jobs = match args.schemas.as_slice() {
        [] => config::read_all(config, "name a schema")?,
        schemas => {
            let levels = config::read_rules(config)?.levels;
            vec![Job { levels, ..Job::named(schemas, &args.reading)? }]
        }
    };
    for job in &mut jobs {
        job.levels = levels::chosen(std::mem::take(&mut job.levels), &args.levels)?;
    }
    Ok(jobs)
}

fn check(args: &CheckArgs, job: &Job) -> Result<Result<Report<Checked>, Error>, Outcome> {
    let old = args.against.as_ref().map(|old| {
        let profile = job.reading.profile;
        let reader = profile.map_or_else(Reader::new, |profile| Reader::new().profile(profile.into()));
        read_schema(old, reader)
    });
    let old = old.transpose()?.map(|report| report.value);
    Ok(session::check(job.builder(), old.as_ref()))
}

/// Frames, and a summary of each schema without errors.
fn for_reading(reports: Vec<(&Job, Result<Report<Checked>, Error>)>, least: Level) -> Result<Outcome, Outcome> {
    let (mut outcome, mut failed) = (Outcome::default(), Vec::new());
    for (job, report) in reports {
        match report {
            Ok(report) => {
                outcome.err.push_str(&frames::of_report(&report, least));
                outcome.out.push_str(&summary(job, &report));
            }
            Err(error) => failed.push(Outcome::from(error)),
        }
    }
    match failed.into_iter().reduce(Outcome::and) {
        Some(failed) => Err(outcome.and(failed)),
        None => Ok(outcome),
    }
}

fn locate<'a>(sources: &'a SourceMap, diagnostics: Vec<&'a Diagnostic>, least: Level) -> Vec<Found<'a>> {
    let shown = diagnostics.into_iter().filter(|diagnostic| diagnostic.level <= least);
    shown.map(|diagnostic| Found::locate(sources, diagnostic)).collect()
}

fn for_machines(format: CheckFormat, found: &[Found<'_>]) -> Outcome {
    let out = match format {
        CheckFormat::Github => github::render(found),
        CheckFormat::Sarif => sarif::render(found),
        CheckFormat::Json | CheckFormat::Text => json::render(found),
    };
    Outcome::data(out)
}

/// Every lint in a line.
fn list() -> String {
    let line = |lint: Lint| {
        let level = lint.level().map_or("off", level_name);
        format!("{}  {level:7}  {:18}  {}\n", lint.id(), lint.name(), lint.about().summary)
    };
    Lint::ALL.map(line).concat()
}

fn summary(job: &Job, report: &Report<Checked>) -> String {
    let Checked { summary, pages, database_layer } = &report.value;
    let mut out = format!("{}: {}\n", count(job.schemas.len(), "file"), session::counted(report));
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

/// The number of pages that agree with the schema, and the names of the others.
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
