//! Schemas with pages and error databases.

use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, fs};

use typewright::emit::emit;
use typewright::model::{ModelOptions, build};
use typewright::output::{Layout, OutputOptions, print};
use typewright::pages::errors::{ErrorDatabase, merge, read_errors};
use typewright::pages::{PageSet, read_page};
use typewright::schema::{LowerOptions, Schema, document, lower};
use typewright::source::{Diagnostics, SourceMap, render};
use typewright::syntax;

/// A file of the project.
#[must_use]
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// What a schema is documented with.
#[derive(Default)]
pub struct Documented {
    sources: SourceMap,
    diagnostics: Diagnostics,
    tl: Vec<typewright::source::FileId>,
    pages: PageSet,
    errors: ErrorDatabase,
}

impl Documented {
    /// The schema of a text.
    #[must_use]
    pub fn tl(text: &str) -> Self {
        let mut documented = Self::default();
        documented.tl.push(documented.sources.add("test.tl", text));
        documented
    }

    /// Adds a page.
    #[must_use]
    pub fn page(mut self, name: &str, text: &str) -> Self {
        if let Some(page) = read_page(name, text.as_bytes(), &mut self.sources, &mut self.diagnostics) {
            self.pages.insert(page, &mut self.diagnostics);
        }
        self
    }

    /// Adds every page of a folder of the project.
    #[must_use]
    pub fn pages(mut self, folder: &str) -> Self {
        let paths = fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = paths.collect();
        paths.sort();
        for path in paths {
            self = self.page(&path.display().to_string(), &fs::read_to_string(&path).unwrap());
        }
        self
    }

    /// Adds an error database.
    #[must_use]
    pub fn errors(mut self, name: &str, text: &str) -> Self {
        let database = read_errors(name, text.as_bytes(), &mut self.sources, &mut self.diagnostics).unwrap();
        self.errors = merge(vec![self.errors, database]);
        self
    }

    /// Everything joined.
    #[must_use]
    pub fn schema(mut self) -> Schema {
        let files: Vec<_> = self.tl.iter().map(|id| syntax::parse(&self.sources, *id, &mut self.diagnostics)).collect();
        let mut schema = lower(&files, &self.sources, LowerOptions::default(), &mut self.diagnostics)
            .unwrap_or_else(|| panic!("{}", render(&self.sources, &self.diagnostics.sorted(), false)));
        document(&mut schema, &self.pages, self.errors, &self.sources);
        schema
    }

    /// The Rust, a file a module.
    #[must_use]
    pub fn rust(self) -> BTreeMap<String, String> {
        let model = build(&self.schema(), &ModelOptions::default(), &mut Diagnostics::new());
        let options = OutputOptions { layout: Layout::Tree, format: true, ..OutputOptions::default() };
        print(&emit(&model), &options).into_iter().collect()
    }
}
