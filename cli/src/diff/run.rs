//! Compares two schemas, and shows the changes in the format asked for.

use typewright_tools::compare::compare;

use super::input::read_both;
use super::policy::Policy;
use super::report::Report;
use super::{github, json, markdown, text};
use crate::args::{DiffArgs, DiffFormat};
use crate::config;
use crate::exit::Outcome;
use crate::severity::Severity;

pub(crate) fn run(args: &DiffArgs) -> Result<Outcome, Outcome> {
    let policy = Policy::new(config::read_rules(args.config.as_deref())?, &args.fail_on);
    let (old, new) = read_both(args)?;
    let comparison = compare(&old.schema.value, &new.schema.value);
    let report = Report::new(&comparison, &old, &new, &policy);
    let out = match args.format {
        DiffFormat::Text => text::render(&report),
        DiffFormat::Json => json::render(&report),
        DiffFormat::Markdown => markdown::render(&report),
        DiffFormat::Github => github::render(&report),
    };
    Ok(Outcome { out, failed: report.count(Severity::Error) > 0, ..Outcome::default() })
}
