//! The floor `pages` without the feature `docs`: nothing can be added, and the error says why.

use crate::schema::Schema;
use crate::source::{Diagnostics, SourceMap};

/// Documentation pages and error databases: always empty.
#[derive(Clone, Debug, Default)]
pub struct Documents;

impl Documents {
    /// The longest page that is read, in bytes.
    pub const MAX_PAGE_LEN: usize = 0;

    /// Returns whether pages and databases can be read.
    ///
    /// # Errors
    /// The feature that is missing.
    pub fn available() -> Result<(), &'static str> {
        Err("documentation pages and error databases need the feature `docs` of typewright")
    }

    /// Adds nothing: see [`available`](Self::available).
    pub fn add_page(&mut self, _: &str, _: &[u8], _: &mut SourceMap, _: &mut Diagnostics) {}

    /// Adds nothing: see [`available`](Self::available).
    pub fn add_database(&mut self, _: &str, _: &[u8], _: &mut SourceMap, _: &mut Diagnostics) {}

    /// Leaves the schema as it is.
    pub fn describe(&self, _: &mut Schema, _: &SourceMap) {}
}
