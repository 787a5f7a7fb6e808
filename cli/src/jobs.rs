//! The schemas that a command works on: those that it names, or all of the configuration.

use std::path::{Path, PathBuf};

use crate::args::ReadingArgs;
use crate::config;
use crate::exit::Outcome;
use crate::job::Job;

/// One job for the schemas of the command line, or those of the configuration. `instead` is the advice of the error
/// without a configuration.
pub(crate) fn jobs(
    schemas: &[PathBuf],
    reading: &ReadingArgs,
    config: Option<&Path>,
    instead: &str,
) -> Result<Vec<Job>, Outcome> {
    match schemas {
        [] => config::read_all(config, instead),
        _ => Ok(vec![Job::named(schemas, reading)?]),
    }
}
