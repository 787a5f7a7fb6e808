//! `typewright check`: errors and lints of schemas.

mod found;
mod github;
mod json;
mod run;
mod sarif;

pub(crate) use run::run;
