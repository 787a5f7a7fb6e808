//! A site to make.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::args::SiteFormat;
use crate::job::Job;

/// A site to make, from a configuration or from a command line.
#[derive(Debug, Default)]
pub(crate) struct SiteJob {
    /// The schema, and the choices about its Rust.
    pub(crate) job: Job,
    /// The output folder.
    pub(crate) out: PathBuf,
    pub(crate) format: SiteFormat,
    pub(crate) title: Option<String>,
    /// Earlier schemas, the oldest first.
    pub(crate) history: Vec<OsString>,
    pub(crate) playground: Option<PathBuf>,
}
