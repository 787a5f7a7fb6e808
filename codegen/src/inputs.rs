//! Files to inputs: everything that a run reads, read before it begins.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::convert::tlo;
use crate::pages::PageSet;
use crate::pages::errors::ErrorDatabase;
#[cfg(feature = "docs")]
use crate::pages::{self, errors};
use crate::pipeline::Inputs;
use crate::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};

/// What is to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) schemas: Vec<SchemaInput>,
    /// A folder of documentation pages.
    pub(crate) docs: Option<PathBuf>,
    /// Error databases; what one says comes before what the next one says.
    pub(crate) errors: Vec<PathBuf>,
}

#[derive(Clone, Debug)]
pub(crate) enum SchemaInput {
    Path(PathBuf),
    Text { name: String, text: String },
    Bytes { name: String, bytes: Vec<u8> },
}

impl Request {
    /// Every path that the outcome depends on.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        let schemas = self.schemas.iter().filter_map(|schema| match schema {
            SchemaInput::Path(path) => Some(path),
            SchemaInput::Text { .. } | SchemaInput::Bytes { .. } => None,
        });
        schemas.chain(&self.docs).chain(&self.errors).map(PathBuf::as_path)
    }

    /// Reads everything. An error names all files that can't be read, a line each; what is wrong in a page or a database
    /// goes to the diagnostics.
    pub(crate) fn read(self, diagnostics: &mut Diagnostics) -> Result<Inputs, String> {
        let mut reading = Reading { sources: SourceMap::new(), unreadable: Vec::new(), diagnostics };
        let schemas = self.schemas.into_iter().filter_map(|schema| match schema {
            SchemaInput::Text { name, text } => Some(reading.sources.add(name, text)),
            SchemaInput::Bytes { name, bytes } => reading.schema(Path::new(&name), bytes),
            SchemaInput::Path(path) => {
                let bytes = reading.bytes(&path, SourceMap::MAX_FILE_LEN)?;
                reading.schema(&path, bytes)
            }
        });
        let schemas = schemas.collect();
        let pages = self.docs.map(|folder| reading.pages(&folder)).unwrap_or_default();
        let errors = reading.errors(&self.errors);
        match reading.unreadable.as_slice() {
            [] => Ok(Inputs { sources: reading.sources, schemas, pages, errors }),
            unreadable => Err(unreadable.join("\n")),
        }
    }
}

struct Reading<'d> {
    sources: SourceMap,
    unreadable: Vec<String>,
    diagnostics: &'d mut Diagnostics,
}

impl Reading<'_> {
    fn refuse(&mut self, path: &Path, why: &dyn std::fmt::Display) {
        self.unreadable.push(format!("can't read {}: {why}", path.display()));
    }

    /// The bytes of a file that has at most `limit` of them.
    fn bytes(&mut self, path: &Path, limit: usize) -> Option<Vec<u8>> {
        read_file(path, limit).map_err(|error| self.refuse(path, &error)).ok()
    }

    /// TL or JSON as it is, `.tlo` as TL.
    fn schema(&mut self, path: &Path, bytes: Vec<u8>) -> Option<FileId> {
        let name = path.display().to_string();
        if !tlo::is_tlo(&bytes) {
            return self.text(path, bytes).map(|text| self.sources.add(name, text));
        }
        let (text, fault) = match tlo::decompile(&bytes) {
            Ok(text) => (text, None),
            Err(fault) => (String::new(), Some(fault)),
        };
        let file = self.sources.add(name, text);
        let start = Span { file, ..Span::default() };
        fault.into_iter().for_each(|fault| self.diagnostics.push(Diagnostic::error(start, fault)));
        Some(file)
    }

    fn text(&mut self, path: &Path, bytes: Vec<u8>) -> Option<String> {
        let not_text = |error: std::string::FromUtf8Error| {
            format!("it is not UTF-8 text (first at byte {})", error.utf8_error().valid_up_to())
        };
        String::from_utf8(bytes).map_err(|error| self.refuse(path, &not_text(error))).ok()
    }

    /// Every page in a folder and in those below it.
    #[cfg(feature = "docs")]
    fn pages(&mut self, folder: &Path) -> PageSet {
        let mut pages = PageSet::new();
        let found = markdown_files(folder).map_err(|error| self.refuse(folder, &error)).unwrap_or_default();
        for path in found {
            let Some(bytes) = self.bytes(&path, pages::MAX_PAGE_LEN) else { continue };
            let name = path.display().to_string();
            if let Some(page) = pages::read_page(&name, &bytes, &mut self.sources, self.diagnostics) {
                pages.insert(page, self.diagnostics);
            }
        }
        pages
    }

    #[cfg(feature = "docs")]
    fn errors(&mut self, paths: &[PathBuf]) -> ErrorDatabase {
        let read = |path: &PathBuf| {
            let bytes = self.bytes(path, SourceMap::MAX_FILE_LEN)?;
            errors::read_errors(&path.display().to_string(), &bytes, &mut self.sources, self.diagnostics)
        };
        let databases: Vec<_> = paths.iter().filter_map(read).collect();
        errors::merge(databases)
    }

    #[cfg(not(feature = "docs"))]
    fn pages(&mut self, folder: &Path) -> PageSet {
        self.refuse(folder, &"pages need the feature `docs`");
        PageSet::new()
    }

    #[cfg(not(feature = "docs"))]
    fn errors(&mut self, paths: &[PathBuf]) -> ErrorDatabase {
        paths.iter().for_each(|path| self.refuse(path, &"error databases need the feature `docs`"));
        ErrorDatabase::default()
    }
}

/// What a device or a pipe holds is not known before it is read: no more is read than the limit and a byte.
fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(io::Error::other("it is a directory; name the files in it"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(io::Error::other(format!("it is longer than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

/// The `.md` files in a folder and in those below it, in the order of their paths.
#[cfg(feature = "docs")]
fn markdown_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    /// Pages lie in `methods`, `constructors` and `types`; a link in a circle must not keep us.
    const MAX_DEPTH: usize = 8;

    let (mut found, mut folders) = (Vec::new(), vec![(folder.to_path_buf(), 0)]);
    while let Some((folder, depth)) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() && depth < MAX_DEPTH {
                folders.push((path, depth + 1));
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
