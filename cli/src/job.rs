//! One set of bindings to make, from a configuration or from a command line.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use typewright::{Builder, Layout};
use typewright_language::Reader;

use crate::args::ReadingArgs;
use crate::levels::Levels;
use crate::rust_options::RustOptions;
use crate::schemas::with_reading;

/// One set of bindings to make.
#[derive(Debug, Default)]
pub(crate) struct Job {
    /// What the configuration or the command line calls the output.
    pub(crate) name: String,
    pub(crate) schemas: Vec<PathBuf>,
    pub(crate) out: PathBuf,
    pub(crate) reading: ReadingArgs,
    pub(crate) levels: Levels,
    pub(crate) derives: Option<Vec<String>>,
    pub(crate) registry: bool,
    pub(crate) rust: RustOptions,
    pub(crate) base: Option<BaseConfig>,
    pub(crate) format: bool,
}

/// The bindings that others share types with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BaseConfig {
    /// The module that they are in.
    pub(crate) path: String,
    pub(crate) schemas: Vec<PathBuf>,
    #[serde(default)]
    pub(crate) only: Vec<String>,
    #[serde(default)]
    pub(crate) opaque: Vec<String>,
}

/// Where the files of a job go.
pub(crate) enum Target {
    Stdout,
    Folder(PathBuf),
}

impl Job {
    pub(crate) fn target(&self) -> Target {
        match self.out.extension() {
            _ if self.out.as_os_str() == "-" => Target::Stdout,
            Some(extension) if extension == "rs" => {
                Target::Folder(self.out.parent().unwrap_or(Path::new("")).to_path_buf())
            }
            _ => Target::Folder(self.out.clone()),
        }
    }

    /// Its schemas, and the part of them that is kept.
    pub(crate) fn reader(&self) -> Reader {
        let reader = with_reading(Reader::new().schemas(&self.schemas), &self.reading);
        self.levels.iter().fold(reader, |reader, (lint, level)| reader.level(*lint, *level))
    }

    pub(crate) fn builder(&self) -> Builder {
        let one_file = self.out.as_os_str() == "-" || self.out.extension().is_some_and(|extension| extension == "rs");
        let mut builder = Builder::from(self.reader())
            .format(self.format)
            .registry(self.registry)
            .layout(if one_file { Layout::File } else { Layout::Tree });
        if let (true, Some(stem)) = (one_file, self.out.file_stem()) {
            builder = builder.name(stem.to_string_lossy());
        }
        if let Some(derives) = &self.derives {
            builder = builder.derives(derives);
        }
        if let Some(BaseConfig { path, schemas, only, opaque }) = &self.base {
            builder = builder.base(path, Builder::new().schemas(schemas).only(only).opaque(opaque));
        }
        self.rust.apply(builder)
    }
}

pub(crate) fn names(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" ")
}
