//! The front door for build scripts, and for every other caller that has schemas.

#[expect(clippy::module_inception, reason = "the file holds the noun that the folder is named for")]
mod builder;
mod conflicts;
mod destination;
mod reading;
mod rust;

pub use builder::Builder;
