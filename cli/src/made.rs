//! Bindings that are made, but not written.

use std::time::{Duration, Instant};

use typewright::Generated;
use typewright_language::{Error, Report};

use crate::job::Job;

/// The bindings of a job, still in memory.
pub(crate) struct Made<'a> {
    pub(crate) job: &'a Job,
    pub(crate) report: Report<Generated>,
    pub(crate) time: Duration,
}

/// Makes the bindings of a job.
pub(crate) fn make(job: &Job) -> Result<Made<'_>, Error> {
    let start = Instant::now();
    Ok(Made { job, report: job.builder().generate()?, time: start.elapsed() })
}
