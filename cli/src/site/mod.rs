//! `typewright site`: a documentation site of a schema.

mod job;
mod run;

pub(crate) use job::SiteJob;
pub(crate) use run::run;
