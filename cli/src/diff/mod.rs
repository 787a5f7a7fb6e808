//! `typewright diff`: what changed between two schemas.

mod git;
mod github;
mod input;
mod json;
mod markdown;
mod marks;
mod policy;
mod report;
mod text;

use typewright::compare::compare;

use crate::args::{DiffArgs, DiffFormat};
use crate::config::{self, Severity};
use crate::outcome::Outcome;
pub(crate) use github::escaped;
use input::read_both;
pub(crate) use input::read_schema;
use policy::Policy;
use report::Report;

pub(crate) fn run(args: &DiffArgs) -> Result<Outcome, Outcome> {
    let policy = Policy::of(config::read_rules(args.config.as_deref())?.diff, &args.fail_on)?;
    let (old, new) = read_both(args)?;
    let comparison = compare(&old.schema.value, &new.schema.value);
    let report = Report::of(&comparison, &old, &new, &policy);
    let out = match args.format {
        DiffFormat::Text => text::render(&report),
        DiffFormat::Json => json::render(&report),
        DiffFormat::Markdown => markdown::render(&report),
        DiffFormat::Github => github::render(&report),
    };
    Ok(Outcome { out, failed: report.count(Severity::Error) > 0, ..Outcome::default() })
}
