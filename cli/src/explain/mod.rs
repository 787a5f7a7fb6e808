//! `typewright explain`: everything known about a name.

mod ids;
mod run;
mod terminal;

pub(crate) use run::run;
