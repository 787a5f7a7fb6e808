//! `typewright explain`: everything known about a name.

mod markdown;
mod run;
mod terminal;

pub(crate) use run::run;
