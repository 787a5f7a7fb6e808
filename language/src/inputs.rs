//! Inputs: all files and texts of a run, read before it begins.

use std::path::{Path, PathBuf};

use crate::files::{databases_in, files_in, read_file};
use crate::forms;
use crate::pages::Documents;
use crate::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};

/// Everything that a run reads.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Every file.
    pub sources: SourceMap,
    /// The schemas among them.
    pub schemas: Vec<FileId>,
    /// Documentation pages and error databases.
    pub documents: Documents,
}

/// Requested inputs that are not read yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) schemas: Vec<Source>,
    /// Documentation pages: folders, or pages in memory.
    pub(crate) docs: Vec<Source>,
    /// Error databases; earlier ones win.
    pub(crate) errors: Vec<Source>,
}

/// A place that an input comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Path(PathBuf),
    /// Bytes in memory; the name stands for them in messages.
    Memory(String, Vec<u8>),
}

impl Source {
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Memory(..) => None,
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Memory(name, _) => name.clone(),
        }
    }
}

impl Request {
    /// Every path that the outcome depends on.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.schemas.iter().chain(&self.docs).chain(&self.errors).filter_map(Source::path)
    }

    /// Reads everything. An error names all files that can't be read, a line each; mistakes in a page or a database go
    /// to the diagnostics.
    pub(crate) fn read(self, diagnostics: &mut Diagnostics) -> Result<Inputs, String> {
        let mut reading = Reading { inputs: Inputs::default(), unreadable: Vec::new(), diagnostics };
        self.schemas.into_iter().for_each(|schema| reading.schema(schema));
        self.docs.into_iter().for_each(|docs| reading.docs(docs));
        self.errors.into_iter().for_each(|database| reading.errors(database));
        if reading.unreadable.is_empty() { Ok(reading.inputs) } else { Err(reading.unreadable.join("\n")) }
    }
}

struct Reading<'d> {
    inputs: Inputs,
    unreadable: Vec<String>,
    diagnostics: &'d mut Diagnostics,
}

impl Reading<'_> {
    fn refuse(&mut self, name: &str, why: &dyn std::fmt::Display) {
        self.unreadable.push(format!("can't read {name}: {why}"));
    }

    /// The bytes of an input that has at most `limit` of them.
    fn bytes(&mut self, source: Source, limit: usize) -> Option<(String, Vec<u8>)> {
        let name = source.name();
        match source {
            Source::Memory(_, bytes) => Some((name, bytes)),
            Source::Path(path) => match read_file(&path, limit) {
                Ok(bytes) => Some((name, bytes)),
                Err(error) => {
                    self.refuse(&name, &error);
                    None
                }
            },
        }
    }

    /// A schema in any form. A form that has no text, `.tlo`, becomes TL: that is what diagnostics show.
    fn schema(&mut self, source: Source) {
        let Some((name, bytes)) = self.bytes(source, SourceMap::MAX_FILE_LEN) else { return };
        match forms::text(&name, bytes) {
            Ok((text, fault)) => {
                let file = self.inputs.sources.add(name, text);
                let start = Span { file, ..Span::default() };
                fault.into_iter().for_each(|fault| self.diagnostics.push(Diagnostic::error(start, fault)));
                self.inputs.schemas.push(file);
            }
            Err(why) => self.refuse(&name, &why),
        }
    }

    fn docs(&mut self, source: Source) {
        match source {
            Source::Path(folder) => match files_in(&folder, &["md"]) {
                Ok(pages) => pages.into_iter().for_each(|page| self.page(Source::Path(page))),
                Err(error) => self.refuse(&folder.display().to_string(), &error),
            },
            page @ Source::Memory(..) => self.page(page),
        }
    }

    fn page(&mut self, source: Source) {
        let Some((name, bytes)) = self.bytes(source, Documents::MAX_PAGE_LEN) else { return };
        let Inputs { documents, sources, .. } = &mut self.inputs;
        documents.add_page(&name, &bytes, sources, self.diagnostics);
    }

    fn errors(&mut self, source: Source) {
        match source {
            Source::Path(folder) if folder.is_dir() => match databases_in(&folder) {
                Ok(files) => files.into_iter().for_each(|file| self.database(Source::Path(file))),
                Err(error) => self.refuse(&folder.display().to_string(), &error),
            },
            file => self.database(file),
        }
    }

    fn database(&mut self, source: Source) {
        let Some((name, bytes)) = self.bytes(source, SourceMap::MAX_FILE_LEN) else { return };
        let Inputs { documents, sources, .. } = &mut self.inputs;
        documents.add_database(&name, &bytes, sources, self.diagnostics);
    }
}
