//! The upper staircase: a schema to Rust.

use std::path::Path;

use typewright_language::inputs::Inputs;
use typewright_language::options::ReadOptions;
use typewright_language::read::read;
use typewright_language::schema::Schema;
use typewright_language::source::Diagnostics;
use typewright_language::{Error, Summary};

use crate::model::{self, Base, Model, ModelOptions};
use crate::output::disk::{self, Written};
use crate::output::{self, Bindings, OutputOptions};

/// Every choice about the Rust that is generated.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names, types and derives.
    pub model: ModelOptions,
    /// Bindings to share types with.
    pub base: Option<Base>,
    /// Files and their layout.
    pub output: OutputOptions,
}

/// Generated Rust.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The Rust files.
    pub bindings: Bindings,
    /// Numbers about their schema.
    pub summary: Summary,
}

impl Generated {
    /// Writes the files below `dir`: all of them, or none where one can't be written. Unchanged files are not touched,
    /// and files that only an earlier run made are removed.
    ///
    /// # Errors
    /// The file that can't be written, and why.
    pub fn write(&self, dir: &Path) -> Result<Written, Error> {
        disk::write(dir, &self.bindings).map_err(|error| Error::misuse(error.to_string()))
    }
}

/// Text to Rust: all floors. None after an error, which is in `diagnostics`.
pub fn generate(
    inputs: &Inputs,
    reading: &ReadOptions,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Generated> {
    let schema = read(inputs, reading, diagnostics)?;
    let model = build(&schema, options, diagnostics)?;
    Some(Generated { bindings: output::print(&model, &options.output), summary: Summary::new(&schema) })
}

/// Text to the base bindings at `path`. Options that match nothing there may match something in the other bindings.
pub fn base(
    path: model::Path,
    inputs: &Inputs,
    reading: &ReadOptions,
    options: &ModelOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Base> {
    let schema = read(inputs, reading, diagnostics)?;
    let model = model::build(&schema, options, diagnostics);
    (!diagnostics.has_errors()).then_some(Base { path, schema, model })
}

/// Meaning to Rust items.
fn build(schema: &Schema, options: &Options, diagnostics: &mut Diagnostics) -> Option<Model> {
    let schemas: Vec<_> = [schema].into_iter().chain(options.base.iter().map(|base| &base.schema)).collect();
    let chosen = model::check_rules(&schemas, &options.model, diagnostics);
    let mut model = model::build(schema, &options.model, diagnostics);
    if let Some(base) = &options.base {
        model::share(&mut model, base);
    }
    (chosen && !diagnostics.has_errors()).then_some(model)
}
