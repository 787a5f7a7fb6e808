//! `typewright diff`: changes between two schemas.

mod github;
mod input;
mod json;
mod markdown;
mod marks;
mod policy;
mod report;
mod run;
mod text;

pub(crate) use run::run;
