//! Files to inputs: everything that a run reads, read before it begins.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

#[cfg(feature = "convert")]
use crate::convert::tlo;
#[cfg(feature = "docs")]
use crate::pages::errors::{self, ErrorDatabase};
#[cfg(feature = "docs")]
use crate::pages::{self, PageSet};
use crate::pipeline::Inputs;
#[cfg(feature = "convert")]
use crate::source::{Diagnostic, Span};
use crate::source::{Diagnostics, FileId, SourceMap, decode};

/// What is to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) schemas: Vec<SchemaInput>,
    /// A folder of documentation pages.
    #[cfg(feature = "docs")]
    pub(crate) docs: Option<PathBuf>,
    /// Error databases; what one says comes before what the next one says.
    #[cfg(feature = "docs")]
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
        #[cfg(feature = "docs")]
        let schemas = schemas.chain(&self.docs).chain(&self.errors);
        schemas.map(PathBuf::as_path)
    }

    /// Reads everything. An error names all files that can't be read, a line each; what is wrong in a page or a database
    /// goes to the diagnostics.
    pub(crate) fn read(self, diagnostics: &mut Diagnostics) -> Result<Inputs, String> {
        let mut reading = Reading { sources: SourceMap::new(), unreadable: Vec::new(), diagnostics };
        let schemas = self.schemas.into_iter().filter_map(|schema| match schema {
            SchemaInput::Text { name, text } => Some(reading.sources.add(name, text)),
            SchemaInput::Bytes { name, bytes } => reading.schema(Path::new(&name), &bytes),
            SchemaInput::Path(path) => {
                let bytes = reading.bytes(&path, SourceMap::MAX_FILE_LEN)?;
                reading.schema(&path, &bytes)
            }
        });
        let mut inputs = Inputs { schemas: schemas.collect(), ..Inputs::default() };
        #[cfg(feature = "docs")]
        {
            inputs.pages = self.docs.map(|folder| reading.pages(&folder)).unwrap_or_default();
            inputs.errors = reading.errors(&self.errors);
        }
        inputs.sources = reading.sources;
        if reading.unreadable.is_empty() { Ok(inputs) } else { Err(reading.unreadable.join("\n")) }
    }
}

struct Reading<'d> {
    sources: SourceMap,
    unreadable: Vec<String>,
    #[cfg_attr(not(feature = "docs"), expect(dead_code, reason = "schemas are read later"))]
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
    fn schema(&mut self, path: &Path, bytes: &[u8]) -> Option<FileId> {
        #[cfg(feature = "convert")]
        if tlo::is_tlo(bytes) {
            return Some(self.tlo(path, bytes));
        }
        #[cfg(not(feature = "convert"))]
        if path.extension().is_some_and(|extension| extension == "json" || extension == "tlo") {
            self.refuse(path, &"JSON and `.tlo` need the feature `convert` of typewright");
            return None;
        }
        let text = self.text(path, bytes)?;
        Some(self.sources.add(path.display().to_string(), text))
    }

    #[cfg(feature = "convert")]
    fn tlo(&mut self, path: &Path, bytes: &[u8]) -> FileId {
        let name = path.display().to_string();
        let (text, fault) = match tlo::decompile(bytes) {
            Ok(text) => (text, None),
            Err(fault) => (String::new(), Some(fault)),
        };
        let file = self.sources.add(name, text);
        let start = Span { file, ..Span::default() };
        fault.into_iter().for_each(|fault| self.diagnostics.push(Diagnostic::error(start, fault)));
        file
    }

    fn text(&mut self, path: &Path, bytes: &[u8]) -> Option<String> {
        decode(bytes).map(str::to_owned).map_err(|error| self.refuse(path, &error)).ok()
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

#[cfg(all(test, not(feature = "convert")))]
mod tests {
    use crate::Builder;

    #[test]
    fn other_forms_name_their_feature() {
        for name in ["schema.json", "schema.tlo"] {
            let error = Builder::new().schema_bytes(name, "{}").generate().err().map(|error| error.to_string());
            let expected =
                format!("error: can't read {name}: JSON and `.tlo` need the feature `convert` of typewright");
            assert_eq!(error, Some(expected));
        }
    }
}
