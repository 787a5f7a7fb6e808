//! `typewright new` and `typewright init`: a crate with bindings, or bindings for a crate.

mod crate_files;
mod manifest;
mod run;
mod sample;

pub(crate) use run::{init, new};
