//! Compares two schemas, and shows the changes in the chosen format.

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
    let outcome = match args.format {
        DiffFormat::Text => Outcome { out: text::render(&report), ..Outcome::default() },
        DiffFormat::Json => Outcome::data(json::render(&report)),
        DiffFormat::Markdown => Outcome::data(markdown::render(&report)),
        DiffFormat::Github => Outcome::data(github::render(&report)),
    };
    Ok(Outcome { failed: report.count(Severity::Error) > 0, ..outcome })
}
