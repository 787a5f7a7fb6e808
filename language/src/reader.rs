//! The front door: files and texts to a schema.

use std::path::{Path, PathBuf};

use crate::inputs::{Inputs, Request, Source};
use crate::options::ReadOptions;
use crate::read::read;
use crate::report::{Error, Report};
use crate::schema::{Profile, Schema};
use crate::source::{Diagnostics, Level, Lint};

/// Reads schemas, and the documentation that belongs to them.
///
/// ```no_run
/// let schema = typewright_language::Reader::new().schema("schema/calls.tl").docs("docs").read()?.value;
/// println!("layer {:?}, {} types", schema.layer, schema.types.len());
/// # Ok::<(), typewright_language::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a reader does nothing until `read` is called"]
pub struct Reader {
    request: Request,
    options: ReadOptions,
}

impl Reader {
    /// A reader without schemas, with the defaults of every option.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a schema file: TL or, with the feature `forms`, JSON or `.tlo`. Several files make one schema: names are
    /// resolved across all of them.
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.schemas.push(Source::Path(path.into()));
        self
    }

    /// Adds several schema files.
    pub fn schemas<P: Into<PathBuf>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        self.request.schemas.extend(paths.into_iter().map(|path| Source::Path(path.into())));
        self
    }

    /// Adds a schema in memory; `name` stands for it in messages.
    pub fn schema_text(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.schema_bytes(name, text.into())
    }

    /// Adds a schema in memory, in any form.
    pub fn schema_bytes(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.request.schemas.push(Source::Memory(name.into(), bytes.into()));
        self
    }

    /// Adds a folder of documentation pages, its folders included. Pages describe what the schema declares: names,
    /// types and optionality come from the schema alone. Needs the feature `docs`.
    pub fn docs(mut self, folder: impl Into<PathBuf>) -> Self {
        self.request.docs.push(Source::Path(folder.into()));
        self
    }

    /// Adds a documentation page in memory. Needs the feature `docs`.
    pub fn page(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.request.docs.push(Source::Memory(name.into(), bytes.into()));
        self
    }

    /// Adds an error database, or all that a folder holds (`.json`, `.csv`, `.tsv`), in the order of their paths. Earlier databases
    /// win over later ones, and every database over pages. Needs the feature `docs`.
    pub fn errors(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.errors.push(Source::Path(path.into()));
        self
    }

    /// Adds an error database in memory. Needs the feature `docs`.
    pub fn errors_bytes(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.request.errors.push(Source::Memory(name.into(), bytes.into()));
        self
    }

    /// The rules that compute missing ids. Default: Telegram's if at least 90 % of the written ids follow them,
    /// otherwise those of the reference.
    pub fn profile(mut self, profile: Profile) -> Self {
        self.options.lower.profile = Some(profile);
        self
    }

    /// The layer, for schemas that do not state it in a comment.
    pub fn layer(mut self, layer: u32) -> Self {
        self.options.lower.layer = Some(layer);
        self
    }

    /// Keeps only these names and their dependencies: functions, constructors and types, each with all types that it
    /// reaches. `auth.*` is every name below `auth`, `*` is every name. A type keeps all of its constructors, since any
    /// of them may be sent. Default: everything.
    pub fn only<S: Into<String>>(mut self, patterns: impl IntoIterator<Item = S>) -> Self {
        self.options.only.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Keeps values of these types as bytes: `Object` takes the place of each, and [`only`](Self::only) leaves out
    /// definitions that only such a type needs. The type need not be declared. It must come last wherever it stands,
    /// since nothing marks the end of its bytes.
    pub fn opaque<S: Into<String>>(mut self, types: impl IntoIterator<Item = S>) -> Self {
        self.options.lower.opaque.extend(types.into_iter().map(Into::into));
        self
    }

    /// Fields that are the size of the `Object` behind them: `message.length` of `message length:int body:Object = Message`. The size
    /// is computed and checked, and such an `Object` need not come last. An `int` called `bytes` is one without being chosen.
    pub fn sizes<S: Into<String>>(mut self, fields: impl IntoIterator<Item = S>) -> Self {
        self.options.lower.sizes.extend(fields.into_iter().map(Into::into));
        self
    }

    /// Types that are declared elsewhere, in Rust: the schema need not declare them.
    pub fn external<S: Into<String>>(mut self, types: impl IntoIterator<Item = S>) -> Self {
        self.options.lower.external.extend(types.into_iter().map(Into::into));
        self
    }

    /// Keeps constructors of these types that the schema lacks: the enum gets a variant `Unknown` with their bytes, so
    /// that one new constructor does not make a whole response unreadable. Such a type must come last wherever it
    /// stands, as with [`opaque`](Self::opaque).
    pub fn unknown<S: Into<String>>(mut self, types: impl IntoIterator<Item = S>) -> Self {
        self.options.unknown.extend(types.into_iter().map(Into::into));
        self
    }

    /// Declares that the wire marks the end of every value, as JSON does and bytes do not. Then
    /// [`opaque`](Self::opaque) and [`unknown`](Self::unknown) types may stand anywhere. Default: `false`.
    pub fn self_delimiting(mut self, self_delimiting: bool) -> Self {
        self.options.self_delimiting = self_delimiting;
        self
    }

    /// The level of a lint; `None` silences it. Comments in a schema (`// typewright: allow(TL003)`) silence a lint for
    /// one declaration.
    pub fn level(mut self, lint: Lint, level: Option<Level>) -> Self {
        self.options.levels.set(lint, level);
        self
    }

    /// Reads the schemas and their documentation.
    ///
    /// # Errors
    /// All mistakes in the schemas, or the files that can't be read.
    pub fn read(self) -> Result<Report<Schema>, Error> {
        self.run(read)
    }

    /// Every path that the result depends on.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.request.paths()
    }

    /// The choices so far.
    #[doc(hidden)]
    #[must_use]
    pub fn options(&self) -> &ReadOptions {
        &self.options
    }

    /// The file name of the first schema, without folders and extension.
    #[doc(hidden)]
    #[must_use]
    pub fn stem(&self) -> Option<String> {
        let first = self.request.schemas.first()?;
        let path = match first {
            Source::Path(path) => path.as_path(),
            Source::Memory(name, _) => Path::new(name),
        };
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned())
    }

    /// Reads all inputs, then does some work on them.
    ///
    /// # Errors
    /// The files that can't be read, or the errors of the work.
    #[doc(hidden)]
    pub fn run<T>(
        self,
        work: impl FnOnce(&Inputs, &ReadOptions, &mut Diagnostics) -> Option<T>,
    ) -> Result<Report<T>, Error> {
        let mut diagnostics = Diagnostics::new();
        let inputs = self.request.read(&mut diagnostics).map_err(Error::misuse)?;
        let value = work(&inputs, &self.options, &mut diagnostics);
        Report::new(value, inputs.sources, diagnostics)
    }
}
