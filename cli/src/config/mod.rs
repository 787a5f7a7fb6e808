//! `typewright.toml`: found, read, and checked against the file system and the schemas.

mod blame;
mod file;
mod nouns;
mod outputs;
mod places;
mod read;
#[cfg(test)]
mod schema_tests;
mod site;

pub(crate) use blame::blame;
pub(crate) use file::ConfigFile;
pub(crate) use read::{Loaded, Rules, read, read_all, read_rules, refuse, show};
pub(crate) use site::read_site;
