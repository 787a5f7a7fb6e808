//! `typewright decode` and `typewright encode`: bytes and values by a schema alone.

mod asked;
mod gzip;
mod hex;
mod input;
mod json;
mod run;
mod spelling;
mod tree;

pub(crate) use run::{run_decode, run_encode};
