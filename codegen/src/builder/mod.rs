//! The front door for build scripts, and for every other caller that has schemas.

mod builder;
mod conflicts;
mod reading;
mod rust;

pub use builder::Builder;
