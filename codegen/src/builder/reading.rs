//! Choices about reading, passed on to the [`Reader`].

use std::path::PathBuf;

use typewright_language::{Level, Lint, Profile, Reader};

use super::Builder;

impl Builder {
    /// Adds a schema file: see [`Reader::schema`].
    pub fn schema(self, path: impl Into<PathBuf>) -> Self {
        self.reading(|reader| reader.schema(path))
    }

    /// Adds several schema files: see [`Reader::schemas`].
    pub fn schemas<P: Into<PathBuf>>(self, paths: impl IntoIterator<Item = P>) -> Self {
        self.reading(|reader| reader.schemas(paths))
    }

    /// Adds a schema in memory; `name` stands for it in messages.
    pub fn schema_text(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.reading(|reader| reader.schema_text(name, text))
    }

    /// Adds a schema in memory, in any form: TL or, with the feature `forms`, JSON or `.tlo`.
    pub fn schema_bytes(self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.reading(|reader| reader.schema_bytes(name, bytes))
    }

    /// Adds a folder of documentation pages: they become the documentation of the generated items. Needs the feature
    /// `docs`; see [`Reader::docs`].
    pub fn docs(self, folder: impl Into<PathBuf>) -> Self {
        self.reading(|reader| reader.docs(folder))
    }

    /// Adds an error database: functions get enums of their errors, and their permitted callers. Needs the feature
    /// `docs`; see [`Reader::errors`].
    pub fn errors(self, path: impl Into<PathBuf>) -> Self {
        self.reading(|reader| reader.errors(path))
    }

    /// The rules that compute missing ids: see [`Reader::profile`].
    pub fn profile(self, profile: Profile) -> Self {
        self.reading(|reader| reader.profile(profile))
    }

    /// The layer, for schemas that do not state it in a comment.
    pub fn layer(self, layer: u32) -> Self {
        self.reading(|reader| reader.layer(layer))
    }

    /// Keeps only these names and their dependencies: see [`Reader::only`].
    pub fn only<S: Into<String>>(self, patterns: impl IntoIterator<Item = S>) -> Self {
        self.reading(|reader| reader.only(patterns))
    }

    /// Keeps values of these types as bytes: see [`Reader::opaque`].
    pub fn opaque<S: Into<String>>(self, types: impl IntoIterator<Item = S>) -> Self {
        self.reading(|reader| reader.opaque(types))
    }

    /// Fields that are the size of the `Object` behind them: see [`Reader::sizes`].
    pub fn sizes<S: Into<String>>(self, fields: impl IntoIterator<Item = S>) -> Self {
        self.reading(|reader| reader.sizes(fields))
    }

    /// Keeps constructors of these types that the schema lacks: see [`Reader::unknown`].
    pub fn unknown<S: Into<String>>(self, types: impl IntoIterator<Item = S>) -> Self {
        self.reading(|reader| reader.unknown(types))
    }

    /// The level of a lint; `None` silences it: see [`Reader::level`].
    pub fn level(self, lint: Lint, level: Option<Level>) -> Self {
        self.reading(|reader| reader.level(lint, level))
    }

    pub(super) fn reading(mut self, choose: impl FnOnce(Reader) -> Reader) -> Self {
        self.reader = choose(self.reader);
        self
    }
}
