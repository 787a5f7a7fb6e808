//! The front door for build scripts, and for everything else that has schemas in files.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{env, error, fmt};

#[cfg(feature = "tools")]
use crate::convert::{Converted, Form};
use crate::inputs::{Request, SchemaInput};
#[cfg(feature = "layers")]
use crate::model::Base;
use crate::model::{BytesType, Json, StringType};
use crate::output::disk::{self, Written};
use crate::output::{Layout, Visibility};
#[cfg(feature = "tools")]
use crate::pipeline::Checked;
use crate::pipeline::{self, Generated, Inputs, Options};
#[cfg(feature = "tools")]
use crate::schema::Sizes;
use crate::schema::{Profile, Schema};
use crate::source::{Diagnostic, Diagnostics, Level, Lint, SourceMap, Span, render};

/// Reads schemas and generates Rust.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), typewright::Error> {
///     typewright::Builder::new().schema("schema/calls.tl").compile()
/// }
/// ```
///
/// and in the crate: `typewright_runtime::include_bindings!("calls");`
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until `compile`, `generate` or `check` is called"]
pub struct Builder {
    inputs: Request,
    out_dir: Option<PathBuf>,
    name: Option<String>,
    options: Options,
    /// The bindings to share types with, and the module that they are in.
    #[cfg(feature = "layers")]
    base: Option<(String, Box<Self>)>,
    /// What has been asked for that is not Rust.
    mistakes: Vec<String>,
}

impl Builder {
    /// A builder without schemas, with the defaults of every option.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a schema file. Several files make one schema: names are resolved across all of them.
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.schemas.push(SchemaInput::Path(path.into()));
        self
    }

    /// Adds several schema files.
    pub fn schemas<P: Into<PathBuf>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        self.inputs.schemas.extend(paths.into_iter().map(|path| SchemaInput::Path(path.into())));
        self
    }

    /// Adds a schema that is not in a file; `name` stands for it in messages.
    pub fn schema_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.inputs.schemas.push(SchemaInput::Text { name: name.into(), text: text.into() });
        self
    }

    /// Adds a schema that is not in a file, in any form: TL or, with the feature `convert`, JSON or `.tlo`.
    pub fn schema_bytes(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.inputs.schemas.push(SchemaInput::Bytes { name: name.into(), bytes: bytes.into() });
        self
    }

    /// A folder of documentation pages, its folders included: what they say goes into the documentation of what is
    /// generated. Names, types and what may be absent are the schema's alone. Needs the feature `docs`.
    #[cfg(feature = "docs")]
    pub fn docs(mut self, folder: impl Into<PathBuf>) -> Self {
        self.inputs.docs = Some(folder.into());
        self
    }

    /// Adds an error database: functions get enums of the errors that they raise, and say who may call them. Where two
    /// databases describe an error, the one that was added first is believed; pages come last. Needs the feature `docs`.
    #[cfg(feature = "docs")]
    pub fn errors(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.errors.push(path.into());
        self
    }

    /// Where [`compile`](Self::compile) writes: `$OUT_DIR` unless set.
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// The name of the file that [`compile`](Self::compile) writes, without `.rs`: that of the first schema unless set.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The rules by which ids that are not written are computed. Unless set they are found out: those of Telegram where at
    /// least 90 % of the written ids follow them, else those of the reference.
    pub fn profile(mut self, profile: Profile) -> Self {
        self.options.lower.profile = Some(profile);
        self
    }

    /// The layer, for schemas that do not state it in a comment.
    pub fn layer(mut self, layer: u32) -> Self {
        self.options.lower.layer = Some(layer);
        self
    }

    /// Keeps only what these names need: functions, constructors and types, each with all types that it reaches. `auth.*` is
    /// every name below `auth`, `*` is every name. Of a type that is kept, all constructors are: any of them may be
    /// sent. Everything is kept unless set.
    pub fn only<S: Into<String>>(mut self, patterns: impl IntoIterator<Item = S>) -> Self {
        self.options.only.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Keeps values of these types as bytes: `Object` takes the place of each, and what the type alone needs is left out
    /// with [`only`](Self::only). Such a type need not be declared. It has to be the last thing wherever it stands, since
    /// nothing says where its bytes end.
    pub fn opaque<S: Into<String>>(mut self, types: impl IntoIterator<Item = S>) -> Self {
        self.options.lower.opaque.extend(types.into_iter().map(Into::into));
        self
    }

    /// Keeps constructors of these types that the schema does not have: the enum gets a variant `Unknown` with their bytes, so
    /// that one new constructor does not make all of an answer unreadable. Such a type has to be the last thing wherever it
    /// stands, as with [`opaque`](Self::opaque).
    pub fn unknown<S: Into<String>>(mut self, types: impl IntoIterator<Item = S>) -> Self {
        self.options.unknown.extend(types.into_iter().map(Into::into));
        self
    }

    /// What every generated type derives, by path: `Clone`, `Debug` and `PartialEq` unless set.
    pub fn derives<S: AsRef<str>>(mut self, derives: impl IntoIterator<Item = S>) -> Self {
        self.options.model.derives = self.parse("derive", derives);
        self
    }

    /// What generated types derive besides where a pattern matches: the name of a type, constructor or function
    /// (`phone.requestCall`), a namespace (`phone.*`) or `*`.
    pub fn derive<S: AsRef<str>>(mut self, pattern: impl Into<String>, derives: impl IntoIterator<Item = S>) -> Self {
        let derives = self.parse("derive", derives);
        self.options.model.extra_derives.push(pattern, derives);
        self
    }

    /// An attribute of what a pattern matches, as for [`derive`](Self::derive), or of a field (`user.first_name`):
    /// `#[serde(default)]`.
    pub fn attribute(mut self, pattern: impl Into<String>, attribute: &str) -> Self {
        let pattern = pattern.into();
        for attribute in self.parse("attribute", [attribute]) {
            self.options.model.attributes.push(pattern.clone(), attribute);
        }
        self
    }

    /// A macro that is called with each struct and enum that a pattern matches, as for [`derive`](Self::derive), and with
    /// its name in the schema: `crate::describe!(RequestCall, "phone.requestCall");`. It can implement traits of one's own.
    /// Types with types as parameters are left out.
    pub fn hook(mut self, pattern: impl Into<String>, path: &str) -> Self {
        let pattern = pattern.into();
        for path in self.parse("hook", [path]) {
            self.options.model.hooks.push(pattern.clone(), path);
        }
        self
    }

    /// A type of one's own, by path, in place of a type of the schema. It has to implement the runtime's `Encode` and
    /// `Decode`, `Combinator` and `DecodeBare` too where it is used bare, and whatever is derived.
    pub fn extern_type(mut self, name: impl Into<String>, path: &str) -> Self {
        let name = name.into();
        for path in self.parse("extern type", [path]) {
            self.options.model.extern_types.push(name.clone(), path);
        }
        self
    }

    /// What Rust calls a type, constructor, function or field (`user.first_name`).
    pub fn rename(mut self, name: impl Into<String>, rust: &str) -> Self {
        let name = name.into();
        for rust in self.parse("rename", [rust]) {
            self.options.model.renames.push(name.clone(), rust);
        }
        self
    }

    /// Who sees what is generated: everyone unless set.
    pub fn visibility(mut self, visibility: Visibility) -> Self {
        self.options.output.visibility = visibility;
        self
    }

    /// What of these is Rust; the others are reported when something is generated.
    fn parse<T, S: AsRef<str>>(&mut self, what: &str, texts: impl IntoIterator<Item = S>) -> Vec<T>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let mut parsed = Vec::new();
        for text in texts {
            match text.as_ref().parse() {
                Ok(value) => parsed.push(value),
                Err(error) => self.mistakes.push(format!("{what} `{}`: {error}", text.as_ref())),
            }
        }
        parsed
    }

    /// The fields of functions, by name, that a caller's generator draws: an `int` or a `long` among them is not asked for by
    /// `new` but drawn by `randomized`. `random_id` unless set.
    pub fn random<S: Into<String>>(mut self, fields: impl IntoIterator<Item = S>) -> Self {
        self.options.model.random.clear();
        self.options.model.random.extend(fields.into_iter().map(Into::into));
        self
    }

    /// What a `string` is where a pattern matches: the name of a constructor or function, one of their fields
    /// (`user.first_name`), a namespace (`phone.*`) or `*`. The longest pattern decides; `String` where none matches.
    pub fn strings(mut self, pattern: impl Into<String>, string: StringType) -> Self {
        self.options.model.strings.push(pattern, string);
        self
    }

    /// What `bytes` are where a pattern matches, as for [`strings`](Self::strings); `Vec<u8>` where none does.
    pub fn bytes(mut self, pattern: impl Into<String>, bytes: BytesType) -> Self {
        self.options.model.bytes.push(pattern, bytes);
        self
    }

    /// Types that borrow: a `string` is `&'a str`, `bytes` are `&'a [u8]`, and what holds them has a lifetime (`User<'a>`).
    /// Nothing is copied when a value is read, and it lives no longer than the bytes that it was read from.
    pub fn borrowed(self) -> Self {
        self.strings("*", StringType::Borrowed).bytes("*", BytesType::Borrowed)
    }

    /// Gives all that is generated a form in JSON. Needs the feature `json` of the runtime; its feature `serde` adds serde's traits.
    pub fn json(mut self, json: Json) -> Self {
        self.options.model.json = Some(json);
        self
    }

    /// Gives [JSON](Self::json) to what a pattern matches, and to all that this needs, and to nothing else: `phone.requestCall`,
    /// `auth.*`.
    pub fn json_of(mut self, pattern: impl Into<String>) -> Self {
        self.options.model.json_of.push(pattern, ());
        self
    }

    /// Shares types with other bindings in the same program, those of another layer for one: what both have alike is
    /// there once, in the module `path` (`crate::layer_214`) that holds the others. The rest converts where it can, by `From`, or
    /// by `TryFrom` where a value may hold what the other layer does not know; the error names the field.
    ///
    /// `base` says what the other bindings are made of. Its choices of Rust do not count: they have to be those of this
    /// builder. Needs the feature `layers`.
    #[cfg(feature = "layers")]
    pub fn base(mut self, path: impl Into<String>, base: Self) -> Self {
        self.base = Some((path.into(), Box::new(base)));
        self
    }

    /// Whether functions can be read too, as servers and logs do. Off unless set, or there is a [`registry`](Self::registry):
    /// who calls a function writes it and reads the answer.
    pub fn decode_functions(mut self, decode: bool) -> Self {
        self.options.model.decode_functions = decode;
        self
    }

    /// Whether there is a module `registry` that finds constructors and functions by their ids, and reads and prints any
    /// value: for logs, dumps and tests. Off unless set, because then everything is compiled that can be read or printed.
    pub fn registry(mut self, registry: bool) -> Self {
        self.options.model.registry = registry;
        self
    }

    /// One file to include, or a tree of files to check in.
    pub fn layout(mut self, layout: Layout) -> Self {
        self.options.output.layout = layout;
        self
    }

    /// Whether the Rust is formatted. Off unless set: nobody reads what a build script makes, and formatting takes longer
    /// than everything else. Needs the feature `format`.
    #[cfg(feature = "format")]
    pub fn format(mut self, format: bool) -> Self {
        self.options.output.format = format;
        self
    }

    /// Generates and writes; for build scripts.
    ///
    /// Prints `cargo::rerun-if-changed` for each input and `cargo::warning` for each warning. Files are written
    /// only when their text changes.
    ///
    /// # Errors
    /// What is wrong with the schemas, or why a file can't be read or written. Nothing is written then.
    pub fn compile(self) -> Result<(), Error> {
        let paths = self.inputs.paths();
        #[cfg(feature = "layers")]
        let paths = paths.chain(self.base.iter().flat_map(|(_, base)| base.inputs.paths()));
        for path in paths {
            cargo(&format_args!("rerun-if-changed={}", path.display()));
        }
        let dir = match (&self.out_dir, env::var_os("OUT_DIR")) {
            (Some(dir), _) => dir.clone(),
            (None, Some(dir)) => dir.into(),
            (None, None) => return Err(Error::plain("OUT_DIR is not set: outside a build script, call `out_dir`")),
        };
        let report = self.generate()?;
        for warning in report.warnings() {
            cargo(&format_args!("warning={warning}"));
        }
        report.write(&dir)?;
        Ok(())
    }

    /// Generates, and touches no file.
    ///
    /// # Errors
    /// What is wrong with the schemas, or why a file can't be read.
    pub fn generate(mut self) -> Result<Report<Generated>, Error> {
        if self.options.model.json.is_none() && !self.options.model.json_of.is_empty() {
            return Err(Error::plain("what has JSON is chosen, but not which: choose `json` as well"));
        }
        #[cfg(feature = "layers")]
        if let Some((path, base)) = self.base.take() {
            let path = self.parse("base", [path]).pop().unwrap_or_default();
            let base = Self { options: Options { model: self.options.model.clone(), ..base.options }, ..*base };
            self.options.base = Some(Base { path, model: base.run(pipeline::model)?.value });
        }
        if self.options.output.layout == Layout::File {
            self.options.output.root = format!("{}.rs", self.file_name());
        }
        if !self.mistakes.is_empty() {
            return Err(Error::plain(self.mistakes.join("\n")));
        }
        let printable = self.options.model.derives.iter().any(|derive| derive.to_string().ends_with("Debug"));
        if self.options.model.registry && !printable {
            return Err(Error::plain("the registry prints values: add `Debug` to the derives"));
        }
        if self.options.model.registry && self.options.model.lends() {
            return Err(Error::plain("the registry owns what it reads: it cannot have types that borrow"));
        }
        if self.options.model.json.is_some() && self.options.model.lends() {
            return Err(Error::plain(
                "JSON cannot be borrowed from: what it escapes and encodes is not there as it is",
            ));
        }
        self.run(pipeline::generate)
    }

    /// Says how much a lint matters; none to hear nothing of it. Comments in a schema (`// typewright: allow(TL003)`) say so for a
    /// declaration.
    pub fn level(mut self, lint: Lint, level: Option<Level>) -> Self {
        self.options.levels.set(lint, level);
        self
    }

    /// The schema that this one used to be: [`check`](Self::check) says whom the changes break.
    #[cfg(feature = "tools")]
    pub fn against(mut self, old: Schema) -> Self {
        self.options.against = Some(old);
        self
    }

    /// Reads the schemas, holds pages against them, looks for what [`lint`](crate::lint) knows, and generates nothing.
    ///
    /// # Errors
    /// What is wrong with the schemas, or why a file can't be read.
    #[cfg(feature = "tools")]
    pub fn check(self) -> Result<Report<Checked>, Error> {
        self.run(pipeline::check)
    }

    /// Reads the schemas and what documents them.
    ///
    /// # Errors
    /// What is wrong with them, or why a file can't be read.
    pub fn read(self) -> Result<Report<Schema>, Error> {
        self.run(pipeline::read)
    }

    /// Says what is kept of the schemas, and which of the names that [`only`](Self::only) lists pulls in how much of it.
    ///
    /// # Errors
    /// What is wrong with the schemas, or why a file can't be read.
    #[cfg(feature = "tools")]
    pub fn weigh(self) -> Result<Report<Sizes>, Error> {
        self.run(pipeline::weigh)
    }

    /// Writes the schemas, all together, in another form.
    ///
    /// # Errors
    /// What is wrong with them, what the other form has no way to say, or why a file can't be read.
    #[cfg(feature = "tools")]
    pub fn convert(self, form: Form) -> Result<Report<Converted>, Error> {
        self.run(|inputs, options, diagnostics| pipeline::convert(inputs, options, form, diagnostics))
    }

    fn run<T>(self, work: impl FnOnce(&Inputs, &Options, &mut Diagnostics) -> Option<T>) -> Result<Report<T>, Error> {
        let mut diagnostics = Diagnostics::new();
        let inputs = self.inputs.read(&mut diagnostics).map_err(Error::plain)?;
        let value = work(&inputs, &self.options, &mut diagnostics);
        let sources = inputs.sources;
        match value {
            Some(value) => Ok(Report { value, sources, diagnostics }),
            None => Err(Error { kind: ErrorKind::Schema { sources, diagnostics } }),
        }
    }

    fn file_name(&self) -> String {
        let of_schema = self.inputs.schemas.first().map(|schema| match schema {
            SchemaInput::Path(path) => path.as_path(),
            SchemaInput::Text { name, .. } | SchemaInput::Bytes { name, .. } => Path::new(name),
        });
        let stem = of_schema.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        self.name.clone().or(stem).unwrap_or_else(|| "bindings".to_owned())
    }
}

/// Speaks to Cargo, which listens to the standard output of build scripts.
#[expect(clippy::print_stdout, reason = "that is how a build script speaks to Cargo")]
fn cargo(instruction: &dyn fmt::Display) {
    println!("cargo::{instruction}");
}

/// What a run made, and what it had to say.
#[derive(Clone, Debug)]
pub struct Report<T> {
    /// What it made.
    pub value: T,
    sources: SourceMap,
    diagnostics: Diagnostics,
}

impl<T> Report<T> {
    /// How many warnings or notes there are.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.count(level)
    }

    /// The findings of `least` and above as frames, each of which ends its line: empty where there are none.
    #[must_use]
    pub fn frames(&self, least: Level, color: bool) -> String {
        frames(&self.sources, &self.diagnostics, least, color)
    }

    /// What there is to say, in the order of the files and places.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<&Diagnostic> {
        self.diagnostics.sorted()
    }

    /// The files that it was made from: what spans point into.
    #[must_use]
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// Each warning on a line: `schema.tl:3:7: ...`.
    fn warnings(&self) -> impl Iterator<Item = String> {
        let warnings = self.diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.level == Level::Warning);
        warnings.map(|diagnostic| {
            let span = diagnostic.primary.span;
            let place = self.sources.get(span.file).map_or_else(String::new, |file| {
                let at = file.line_column(span.start);
                format!("{}:{}:{}: ", file.name(), at.line, at.column)
            });
            format!("{place}{}", diagnostic.message)
        })
    }
}

impl Report<Generated> {
    /// Writes the files below `dir`: all of them or, where one can't be written, none. A file whose text is the same is
    /// not touched; files of an earlier run that are no longer made are removed.
    ///
    /// # Errors
    /// Which file can't be written, and why.
    pub fn write(&self, dir: &Path) -> Result<Written, Error> {
        disk::write(dir, &self.value.bindings).map_err(|error| Error::plain(error.to_string()))
    }
}

fn frames(sources: &SourceMap, diagnostics: &Diagnostics, least: Level, color: bool) -> String {
    let mut shown = diagnostics.sorted();
    shown.retain(|diagnostic| diagnostic.level <= least);
    let mut text = render(sources, &shown, color);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Why nothing was made. `Debug` shows the same frames as `Display`: a build script that returns it from `main` prints
/// them.
pub struct Error {
    kind: ErrorKind,
}

enum ErrorKind {
    Schema { sources: SourceMap, diagnostics: Diagnostics },
    Plain(String),
}

impl Error {
    fn plain(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Plain(message.into()) }
    }

    /// The findings as frames, in colour if asked for.
    #[must_use]
    pub fn frames(&self, color: bool) -> String {
        match &self.kind {
            ErrorKind::Schema { sources, diagnostics } => frames(sources, diagnostics, Level::Warning, color),
            ErrorKind::Plain(message) => message.lines().map(|line| format!("error: {line}\n")).collect(),
        }
    }

    /// What is wrong with the schemas, and the files that it points into; none if that is not why.
    #[must_use]
    pub fn diagnostics(&self) -> Option<(&SourceMap, Vec<&Diagnostic>)> {
        match &self.kind {
            ErrorKind::Schema { sources, diagnostics } => Some((sources, diagnostics.sorted())),
            ErrorKind::Plain(_) => None,
        }
    }

    /// Whether it was asked for wrongly: a file can't be read or written, or a name matches nothing. Nothing is wrong with
    /// the schemas then.
    #[must_use]
    pub fn is_misuse(&self) -> bool {
        match &self.kind {
            ErrorKind::Plain(_) => true,
            ErrorKind::Schema { diagnostics, .. } => {
                let mut errors = diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.level == Level::Error);
                errors.all(|error| error.primary.span == Span::NOWHERE)
            }
        }
    }

    /// How many errors there are.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.kind {
            ErrorKind::Schema { diagnostics, .. } => diagnostics.count(Level::Error),
            ErrorKind::Plain(message) => message.lines().count(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.frames(false).trim_end())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl error::Error for Error {}
