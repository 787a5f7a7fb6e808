//! One set of bindings to make or to look at, from a configuration or from a command line.

use std::path::{Path, PathBuf};

use typewright::model::ModelOptions;
use typewright::{Builder, Layout};
use typewright_language::Reader;

use crate::args::ReadingArgs;
use crate::exit::Outcome;
use crate::levels::Levels;
use crate::rust_options::RustOptions;
use crate::schemas::{Schemas, check_reading, with_reading};

/// One set of bindings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Job {
    /// Its index in the configuration; none for a job of the command line.
    pub(crate) index: Option<usize>,
    /// The name of the output in the configuration or on the command line.
    pub(crate) name: String,
    pub(crate) schemas: Schemas,
    pub(crate) out: PathBuf,
    pub(crate) reading: ReadingArgs,
    pub(crate) levels: Levels,
    pub(crate) derives: Option<Vec<String>>,
    pub(crate) registry: bool,
    pub(crate) rust: RustOptions,
    pub(crate) base: Option<Base>,
    pub(crate) format: bool,
    /// The command that renews the output, for its header; `typewright generate` if a configuration does.
    pub(crate) command: Option<String>,
}

/// The bindings that others share types with.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    /// The module that they are in.
    pub(crate) path: String,
    pub(crate) schemas: Schemas,
    pub(crate) only: Vec<String>,
    pub(crate) opaque: Vec<String>,
    pub(crate) sizes: Vec<String>,
}

/// The destination of the files of a job.
pub(crate) enum Target {
    Stdout,
    Folder(PathBuf),
}

impl Job {
    /// The schemas of a command line, with its choices about reading.
    pub(crate) fn named(schemas: &[PathBuf], reading: &ReadingArgs) -> Result<Self, Outcome> {
        match (Schemas::named(schemas), check_reading(reading)) {
            (Ok(schemas), Ok(())) => Ok(Self { schemas, reading: reading.clone(), ..Self::default() }),
            (Err(schemas), Err(reading)) => Err(schemas.and(reading)),
            (Err(wrong), Ok(())) | (Ok(_), Err(wrong)) => Err(wrong),
        }
    }

    pub(crate) fn target(&self) -> Target {
        match self.out.extension() {
            _ if self.out.as_os_str() == "-" => Target::Stdout,
            Some(extension) if extension == "rs" => {
                Target::Folder(self.out.parent().unwrap_or(Path::new("")).to_path_buf())
            }
            _ => Target::Folder(self.out.clone()),
        }
    }

    /// Reads the schemas.
    pub(crate) fn reader(&self) -> Reader {
        self.choose(self.schemas.reader())
    }

    /// The choices about reading, without the schemas.
    pub(crate) fn choices(&self) -> Reader {
        self.choose(Reader::new())
    }

    /// The choices about Rust.
    pub(crate) fn model_options(&self) -> ModelOptions {
        self.rust.apply(Builder::new()).model_options().clone()
    }

    /// Types that Rust declares may be missing in the schemas.
    fn choose(&self, reader: Reader) -> Reader {
        let reader = with_reading(reader, &self.reading).external(self.rust.extern_types());
        self.levels.iter().fold(reader, |reader, (lint, level)| reader.level(*lint, *level))
    }

    /// Makes the bindings.
    pub(crate) fn builder(&self) -> Builder {
        let one_file = self.out.as_os_str() == "-" || self.out.extension().is_some_and(|extension| extension == "rs");
        let layout = if one_file { Layout::File } else { Layout::Tree };
        let mut builder = Builder::from(self.reader())
            .format(self.format)
            .registry(self.registry)
            .command(self.command.as_deref().unwrap_or("typewright generate"))
            .layout(layout);
        if let (true, Some(stem)) = (one_file, self.out.file_stem()) {
            builder = builder.name(stem.to_string_lossy());
        }
        if let Some(derives) = &self.derives {
            builder = builder.derives(derives);
        }
        if let Some(Base { path, schemas, only, opaque, sizes }) = &self.base {
            builder = builder.base(path, Builder::from(schemas.reader().only(only).opaque(opaque).sizes(sizes)));
        }
        self.rust.apply(builder)
    }

    /// Takes back every choice for a name or a pattern, or by a text. Returns whether there was one.
    pub(crate) fn take_back(&mut self, text: &str) -> bool {
        let ReadingArgs { only, opaque, unknown, sizes, .. } = &mut self.reading;
        let of_base = self.base.iter_mut().flat_map(|base| [&mut base.only, &mut base.opaque, &mut base.sizes]);
        let lists = [only, opaque, unknown, sizes].into_iter().chain(&mut self.derives).chain(of_base);
        let taken: usize = lists.map(|list| take_from(list, text)).sum();
        self.rust.take_back(text) || taken > 0
    }
}

/// Removes a text from a list, and returns how often it was there.
fn take_from(list: &mut Vec<String>, text: &str) -> usize {
    let before = list.len();
    list.retain(|here| here != text);
    before - list.len()
}
