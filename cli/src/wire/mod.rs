//! `typewright decode`, `encode` and `sample`: bytes and values by a schema alone.

mod asked;
mod input;
mod json;
mod run;
mod sample;

pub(crate) use run::{run_decode, run_encode};
pub(crate) use sample::run_sample;
