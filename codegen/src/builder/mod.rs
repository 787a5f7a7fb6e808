//! The public builder, for build scripts and other callers that have schemas.

#[expect(clippy::module_inception, reason = "the file holds the noun that the folder is named for")]
mod builder;
mod conflicts;
mod destination;
mod reading;
mod rust;

pub use builder::Builder;
