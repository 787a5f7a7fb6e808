//! All pages and error databases of a run.

use super::errors::{self, ErrorDatabase};
use super::{MAX_PAGE_LEN, PageSet, document, read_page};
use crate::schema::Schema;
use crate::source::{Diagnostics, SourceMap};

/// Documentation pages and error databases.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// The pages.
    pub pages: PageSet,
    /// The databases; earlier ones win.
    pub databases: Vec<ErrorDatabase>,
}

impl Documents {
    /// The longest page that is read, in bytes.
    pub const MAX_PAGE_LEN: usize = MAX_PAGE_LEN;

    /// Returns whether pages and databases can be read.
    ///
    /// # Errors
    /// None: the feature is on.
    pub fn available() -> Result<(), &'static str> {
        Ok(())
    }

    /// Reads a page and adds it; mistakes go to the diagnostics.
    pub fn add_page(&mut self, name: &str, bytes: &[u8], sources: &mut SourceMap, diagnostics: &mut Diagnostics) {
        if let Some(page) = read_page(name, bytes, sources, diagnostics) {
            self.pages.insert(page, diagnostics);
        }
    }

    /// Reads an error database and adds it; mistakes go to the diagnostics.
    pub fn add_database(&mut self, name: &str, bytes: &[u8], sources: &mut SourceMap, diagnostics: &mut Diagnostics) {
        self.databases.extend(errors::read_errors(name, bytes, sources, diagnostics));
    }

    /// All databases as one.
    #[must_use]
    pub fn errors(&self) -> ErrorDatabase {
        errors::merge(self.databases.iter().cloned())
    }

    /// Adds prose, availability and errors to a schema.
    pub fn describe(&self, schema: &mut Schema, sources: &SourceMap) {
        document(schema, &self.pages, self.errors(), sources);
    }
}
