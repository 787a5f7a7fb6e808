//! Makes a site, and writes it or compares it with the files.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use typewright::model;
use typewright::output::disk::{self, Written};
use typewright_language::source::{Diagnostics, Level};
use typewright_language::{Reader, Report, Schema};
use typewright_tools::site::{Edition, Site, build};

use super::job::SiteJob;
use crate::args::SiteArgs;
use crate::config;
use crate::exit::{Outcome, count};
use crate::job::Job;
use crate::schemas::read_schema;
use crate::{files, frames, freshness};

/// The longest playground: a WebAssembly module in Base64 and the page around it.
const MAX_PLAYGROUND: u64 = 64 << 20;

pub(crate) fn run(args: &SiteArgs) -> Result<Outcome, Outcome> {
    let site = match &args.schemas[..] {
        [] => config::read_site(args.config.as_deref())?,
        schemas => SiteJob {
            job: Job::named(schemas, &args.reading)?,
            out: args.out.clone().unwrap_or_default(),
            format: args.format.unwrap_or_default(),
            title: args.title.clone(),
            history: args.history.clone(),
            playground: args.playground.clone(),
        },
    };
    let (report, pages) = make(&site)?;
    if args.check {
        return freshness::check(&[(site.out.clone(), &pages)], None, "pages");
    }
    let written = disk::write(&site.out, &pages).map_err(|error| Outcome::misuse(error.to_string()))?;
    let mut out = format!("{} -> {}: {}", site.job.schemas.names(), site.out.display(), count(pages.len(), "file"));
    let Written { changed, removed, .. } = written;
    out.push_str(&format!(" ({changed} changed, {removed} removed)\n"));
    Ok(Outcome { err: frames::of_report(&report, Level::Warning) + &out, ..Outcome::default() })
}

/// The files of a site, and the report about its schema.
fn make(site: &SiteJob) -> Result<(Report<Schema>, typewright::Bindings), Outcome> {
    let builder = site.job.builder();
    let options = builder.model_options().clone();
    let report = builder.reader().read()?;
    // A schema that cannot be generated yet is described without its Rust.
    let model = model::build(&report.value, &options, &mut Diagnostics::new());
    let earlier = history(&site.history)?;
    let earlier: Vec<_> = earlier.iter().map(|(name, schema)| edition(name, &schema.value, false)).collect();
    let name = report.value.files.first().cloned().unwrap_or_default();
    let playground = site.playground.as_deref().map(playground).transpose()?;
    let documented = site.job.reading.has_documentation();
    let pages = build(&Site {
        title: site.title.as_deref().unwrap_or(&name),
        edition: edition(&name, &report.value, documented),
        model: &model,
        earlier: &earlier,
        format: site.format.into(),
        playground: playground.as_deref(),
    });
    Ok((report, pages))
}

fn edition<'a>(name: &'a str, schema: &'a Schema, documented: bool) -> Edition<'a> {
    Edition { name, schema, documented }
}

/// The earlier schemas with their names, or the errors of all that can't be read.
fn history(names: &[OsString]) -> Result<Vec<(String, Report<Schema>)>, Outcome> {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for name in names {
        match read_schema(name, Reader::new()) {
            Ok(schema) => found.push((edition_name(name), schema)),
            Err(outcome) => wrong.push(outcome),
        }
    }
    wrong.into_iter().reduce(Outcome::and).map_or(Ok(found), Err)
}

/// The name without its folder, so that a site is the same on every machine; `git:REV:PATH` says more.
fn edition_name(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    let file = Path::new(&*name).file_name().filter(|_| !name.starts_with("git:"));
    file.map_or_else(|| name.to_string(), |file| file.to_string_lossy().into_owned())
}

fn playground(path: &Path) -> Result<String, Outcome> {
    let read = files::read(path, MAX_PLAYGROUND).and_then(files::text);
    read.map_err(|error| files::unreadable(path, &error))
}
