//! `--type`: the type of bytes or of a value, in place of the one that they state.

use typewright_language::schema::Schema;
use typewright_tools::dynamic::{Asked, Functions};

use crate::args::WireSchemaArgs;
use crate::exit::Outcome;
use crate::job::Job;
use crate::jobs::jobs;

/// All schemas of the command line or the configuration as one, and the thing to decode or encode.
pub(super) fn schema(
    args: &WireSchemaArgs,
    ty: Option<&str>,
    functions: Functions,
) -> Result<(Schema, Asked), Outcome> {
    let mut job = merged(args)?;
    let report = job.reader().read()?;
    let Some(name) = ty.map(str::trim) else { return Ok((report.value, Asked::Any)) };
    if let Some(asked) = Asked::by_name(&report.value, name, functions).map_err(misuse)? {
        return Ok((report.value, asked));
    }
    match Asked::by_expression(&report, name) {
        // Types outside of the part that bindings keep can be asked for as well.
        Err(_) if !job.reading.only.is_empty() => {
            job.reading.only.clear();
            let whole = job.reader().read()?;
            let asked = Asked::by_expression(&whole, name).map_err(misuse)?;
            Ok((whole.value, asked))
        }
        asked => Ok((report.value, asked.map_err(misuse)?)),
    }
}

/// A `--type` that means nothing, told in full.
fn misuse(err: String) -> Outcome {
    Outcome { err, misused: true, ..Outcome::default() }
}

/// All schemas as one job, which reads them as the first job does.
fn merged(args: &WireSchemaArgs) -> Result<Job, Outcome> {
    let jobs = jobs(&args.schemas, &args.reading, args.config.as_deref(), "name a schema with --schema")?;
    let mut jobs = jobs.into_iter();
    let mut all = jobs.next().unwrap_or_default();
    jobs.for_each(|job| all.schemas.merge(job.schemas));
    Ok(all)
}
