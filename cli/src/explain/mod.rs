//! `typewright explain`: everything known about a name.

mod markdown;
mod page;
mod run;
mod terminal;

pub(crate) use run::run;
