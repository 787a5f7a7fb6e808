//! Schemas with pages and error databases.

use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, fs};

use typewright::model::{ModelOptions, build};
use typewright::output::{Layout, OutputOptions, print};
use typewright_language::pages::document;
use typewright_language::pages::errors::{ErrorDatabase, merge, read_errors};
use typewright_language::pages::{PageSet, read_page};
use typewright_language::schema::{LowerOptions, Schema, lower};
use typewright_language::source::{Diagnostic, Diagnostics, SourceMap, render};
use typewright_language::syntax;
use typewright_tools::reconcile::reconcile;

/// A file of the project.
#[must_use]
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The pages and databases of a schema.
#[derive(Default)]
pub struct Documented {
    sources: SourceMap,
    diagnostics: Diagnostics,
    tl: Vec<typewright_language::source::FileId>,
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

    /// The findings about the pages beside the schema, a line each; then the fit of each page. Definitions without a
    /// page are left out.
    #[must_use]
    pub fn reconciled(mut self) -> String {
        let schema = self.lower();
        self.diagnostics = Diagnostics::new();
        let fit = reconcile(&schema, &self.pages, &self.errors, &mut self.diagnostics);
        let line = |diagnostic: &&Diagnostic| {
            let page = self.sources.text(diagnostic.primary.span);
            let schema = diagnostic.secondary.first().map_or("", |label| self.sources.text(label.span));
            format!("{:?} at `{page}` beside `{schema}`: {}\n", diagnostic.level, diagnostic.message)
        };
        let said = self.diagnostics.sorted();
        let of_pages = said.iter().filter(|diagnostic| !self.tl.contains(&diagnostic.primary.span.file));
        let lines: String = of_pages.map(line).collect();
        let agreeing = fit.methods.agreeing + fit.constructors.agreeing;
        format!("{lines}{agreeing} of {} agree", self.pages.len())
    }

    fn lower(&mut self) -> Schema {
        let files: Vec<_> = self.tl.iter().map(|id| syntax::parse(&self.sources, *id, &mut self.diagnostics)).collect();
        lower(&files, &self.sources, LowerOptions::default(), &mut self.diagnostics)
            .unwrap_or_else(|| panic!("{}", render(&self.sources, &self.diagnostics.sorted(), false)))
    }

    /// Everything joined.
    #[must_use]
    pub fn schema(mut self) -> Schema {
        let mut schema = self.lower();
        document(&mut schema, &self.pages, self.errors, &self.sources);
        schema
    }

    /// The Rust, a file a module.
    #[must_use]
    pub fn rust(self) -> BTreeMap<String, String> {
        let model = build(&self.schema(), &ModelOptions::default(), &mut Diagnostics::new());
        let options = OutputOptions { layout: Layout::Tree, format: true, ..OutputOptions::default() };
        print(&model, &options).into_iter().collect()
    }
}
