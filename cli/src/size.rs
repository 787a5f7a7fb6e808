//! `typewright generate --explain-size`: the kept part of a schema, and the names that pull it in.

use typewright_language::Report;
use typewright_language::source::Level;
use typewright_tools::session::weigh;
use typewright_tools::weigh::{Counts, Sizes, Weight};

use crate::exit::{Outcome, count};
use crate::frames;
use crate::job::Job;

pub(crate) fn explain(jobs: &[Job]) -> Result<Outcome, Outcome> {
    let reports = jobs.iter().map(|job| Ok((job, weigh(job.reader())?))).collect::<Result<Vec<_>, Outcome>>()?;
    let mut outcome = Outcome::default();
    for (job, report) in &reports {
        if !outcome.out.is_empty() {
            outcome.out.push('\n');
        }
        outcome.err.push_str(&frames::of_report(report, Level::Warning));
        outcome.out.push_str(&text(job, report));
    }
    Ok(outcome)
}

fn text(job: &Job, report: &Report<Sizes>) -> String {
    let Sizes { whole, kept, root_count, roots, types } = &report.value;
    let mut out = format!("{}: {} kept", job.schemas.names(), counts(kept));
    if kept != whole {
        out.push_str(&format!(", of {}", counts(whole)));
    }
    out.push('\n');
    out.push_str(&table("root", roots));
    if *root_count > roots.len() {
        out.push_str(&format!("and {} that pull in less alone\n", count(root_count - roots.len(), "root")));
    }
    out.push_str(&table("type", types));
    out
}

fn counts(counts: &Counts) -> String {
    let Counts { functions, types, constructors } = *counts;
    [count(functions, "function"), count(types, "type"), count(constructors, "constructor")].join(", ")
}

/// The widest column of names: a longer name, which a schema may have, pushes its line to the right alone.
const MAX_WIDTH: usize = 80;

/// A line for each weight, with the number that it reaches in all and the number that only it reaches. Empty if there
/// are none.
fn table(what: &str, weights: &[Weight]) -> String {
    let Some(width) = weights.iter().map(|weight| weight.name.len()).max() else { return String::new() };
    let width = width.clamp(what.len(), MAX_WIDTH);
    let mut out = format!("\n{:width$}  {:>20}  {:>20}\n", "", "in all", "alone");
    out.push_str(&format!("{what:width$}{0}{0}\n", "   types constructors"));
    for Weight { name, all, alone } in weights {
        out.push_str(&format!("{name:width$}{}{}\n", numbers(all), numbers(alone)));
    }
    out
}

fn numbers(counts: &Counts) -> String {
    format!("  {:>6} {:>12}", counts.types, counts.constructors)
}
