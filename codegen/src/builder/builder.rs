//! The builder, and its two endings: files for Cargo, or a value.

use std::env;
use std::path::PathBuf;

use typewright_language::{Error, Reader, Report};

use super::{conflicts, destination};
use crate::cargo;
use crate::generate::{self, Generated, Options};
use crate::model::{ModelOptions, Path};
use crate::output::Layout;

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
///
/// Each choice is a method. Outside a build script [`generate`](Self::generate) returns the text:
///
/// ```
/// use typewright::Builder;
///
/// let tl = "user id:long name:string = User; ---functions--- getUser id:long = User; ping = Bool;";
/// let report = Builder::new()
///     .schema_text("users.tl", tl)
///     .only(["getUser"]) // and what it needs
///     .derive("user", ["Eq", "Hash"])
///     .rename("getUser", "Fetch")
///     .generate()?;
/// let rust: String = report.value.bindings.into_values().collect();
/// assert!(rust.contains("pub struct Fetch") && !rust.contains("Ping"));
/// # Ok::<(), typewright::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until `compile` or `generate` is called"]
pub struct Builder {
    pub(super) reader: Reader,
    pub(super) out_dir: Option<PathBuf>,
    pub(super) name: Option<String>,
    pub(super) options: Options,
    /// The module of other bindings and their builder. The generated bindings share types with them.
    pub(super) base: Option<(String, Box<Self>)>,
    /// Choices that do not parse as Rust.
    pub(super) mistakes: Vec<String>,
}

/// The same schemas, with the defaults of every choice about Rust.
impl From<Reader> for Builder {
    fn from(reader: Reader) -> Self {
        Self { reader, ..Self::default() }
    }
}

impl Builder {
    /// A builder without schemas, with the defaults of every option.
    pub fn new() -> Self {
        Self::default()
    }

    /// The folder that [`compile`](Self::compile) writes to. Default: `$OUT_DIR`.
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// The name of the file that [`compile`](Self::compile) writes, without `.rs`. Default: that of the first schema.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The choices about Rust items.
    #[doc(hidden)]
    #[must_use]
    pub fn model_options(&self) -> &ModelOptions {
        &self.options.model
    }

    /// The reader of the schemas, without the choices about Rust.
    pub fn reader(self) -> Reader {
        self.reader
    }

    /// Generates and writes; for build scripts.
    ///
    /// Prints `cargo::rerun-if-changed` for each input, `cargo::warning` for each warning, and the variable that
    /// `include_bindings!` reads. Files are written only when their text changes.
    ///
    /// # Errors
    /// All mistakes in the schemas, the files that can't be read or written, or a file that this process has written
    /// already. A failed run writes nothing.
    pub fn compile(self) -> Result<(), Error> {
        let paths = self.reader.paths().chain(self.base.iter().flat_map(|(_, base)| base.reader.paths()));
        for path in paths {
            cargo::tell("rerun-if-changed", path.display());
        }
        let dir = match (&self.out_dir, env::var_os("OUT_DIR")) {
            (Some(dir), _) => dir.clone(),
            (None, Some(dir)) => dir.into(),
            (None, None) => return Err(Error::misuse("OUT_DIR is not set: outside a build script, call `out_dir`")),
        };
        let (name, is_file) = (self.file_name(), self.options.output.layout == Layout::File);
        destination::check_name(&name)?;
        let root = dir.join(if is_file { format!("{name}.rs") } else { self.options.output.root.clone() });
        destination::claim(&root)?;
        let report = self.generate()?;
        report.warnings().for_each(|warning| cargo::tell("warning", warning));
        report.value.write(&dir)?;
        if is_file {
            destination::announce(&name, &root);
        }
        Ok(())
    }

    /// Generates Rust in memory; writes no file.
    ///
    /// # Errors
    /// All mistakes in the schemas, choices that contradict each other, or the files that can't be read.
    pub fn generate(mut self) -> Result<Report<Generated>, Error> {
        self.share()?;
        self.mistakes.extend(conflicts::find(&self.options, self.reader.options()));
        if !self.mistakes.is_empty() {
            return Err(Error::misuse(self.mistakes.join("\n")));
        }
        if self.options.output.layout == Layout::File {
            self.options.output.root = format!("{}.rs", self.file_name());
        }
        let Self { reader, options, .. } = self;
        reader.run(|inputs, reading, diagnostics| generate::generate(inputs, reading, &options, diagnostics))
    }

    /// Models the base bindings.
    fn share(&mut self) -> Result<(), Error> {
        let Some((path, base)) = self.base.take() else { return Ok(()) };
        let path: Path = self.parse("base", [path]).pop().unwrap_or_default();
        let options = &self.options.model;
        let base = base
            .reader
            .external(options.extern_types.patterns())
            .run(|inputs, reading, diagnostics| generate::base(path.clone(), inputs, reading, options, diagnostics))?;
        self.options.base = Some(base.value);
        Ok(())
    }

    /// The stem of the root file: the chosen name, or that of the first schema.
    fn file_name(&self) -> String {
        self.name.clone().or_else(|| self.reader.stem()).unwrap_or_else(|| "bindings".to_owned())
    }
}
