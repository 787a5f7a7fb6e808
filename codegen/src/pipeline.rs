//! The staircase: the one function that walks all floors.

#[cfg(feature = "convert")]
use crate::convert;
#[cfg(feature = "tools")]
use crate::convert::{Converted, Form};
use crate::findings::{self, Looked};
#[cfg(feature = "tools")]
use crate::lint;
#[cfg(feature = "layers")]
use crate::model::Base;
use crate::model::{self, Model, ModelOptions};
use crate::output::{self, Bindings, OutputOptions};
#[cfg(feature = "docs")]
use crate::pages::{PageSet, errors::ErrorDatabase};
#[cfg(feature = "tools")]
use crate::schema::Sizes;
#[cfg(feature = "tools")]
use crate::schema::reconcile::{Reconciliation, reconcile};
use crate::schema::{self, Docs, Kind, LowerOptions, Profile, Schema, Selection};
use crate::source::{Diagnostics, FileId, SourceMap};
#[cfg(not(feature = "convert"))]
use crate::syntax;
use crate::syntax::ast::File;

/// Every choice that a run takes.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How the schema is read.
    pub lower: LowerOptions,
    /// What is kept of it: see [`Selection::only`].
    pub only: Vec<String>,
    /// What is kept of types that grow: see [`Selection::unknown`].
    pub unknown: Vec<String>,
    /// How it becomes Rust.
    pub model: ModelOptions,
    /// The bindings that these share types with.
    #[cfg(feature = "layers")]
    pub base: Option<Base>,
    /// How the Rust is laid out.
    pub output: OutputOptions,
    /// How much lints matter.
    pub levels: findings::Levels,
    /// The schema that this one used to be, to be held against it.
    #[cfg(feature = "tools")]
    pub against: Option<Schema>,
}

impl Options {
    fn selection(&self) -> Selection<'_> {
        Selection { only: &self.only, opaque: &self.lower.opaque, unknown: &self.unknown }
    }
}

/// What a run made.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The Rust files.
    pub bindings: Bindings,
    /// What they hold.
    pub summary: Summary,
}

/// What a schema holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The layer, if anything states it.
    pub layer: Option<u32>,
    /// The rules by which missing ids were computed.
    pub profile: Profile,
    /// Declared types, without builtins.
    pub types: usize,
    /// Constructors, without builtins.
    pub constructors: usize,
    /// Functions.
    pub functions: usize,
    /// What is known of them.
    pub coverage: Coverage,
}

/// How much of a schema is documented. Sources change their form now and then; what a reader then loses shows here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Types, constructors and functions with a description.
    pub described_definitions: usize,
    /// Fields with a description.
    pub described_fields: usize,
    /// Functions with errors of their own.
    pub functions_with_errors: usize,
    /// Functions of which it is known who may call them.
    pub functions_with_availability: usize,
    /// Errors, each once.
    pub errors: usize,
}

impl Coverage {
    fn of(schema: &Schema) -> Self {
        let described = |docs: &Docs| !docs.text.is_empty();
        let types = schema.types.iter().filter(|ty| described(&ty.docs)).count();
        let combinators = schema.combinators.iter().filter(|combinator| described(&combinator.docs)).count();
        let fields = schema.combinators.iter().flat_map(|combinator| &combinator.fields);
        let calls = schema.documentation.calls.values();
        Self {
            described_definitions: types + combinators,
            described_fields: fields.filter(|field| described(&field.docs)).count(),
            functions_with_errors: calls.clone().filter(|facts| !facts.own_errors().is_empty()).count(),
            functions_with_availability: calls.filter(|facts| facts.says_who_may_call()).count(),
            errors: schema.documentation.errors.len(),
        }
    }
}

/// Everything that a run reads.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Every file.
    pub sources: SourceMap,
    /// The schemas among them.
    pub schemas: Vec<FileId>,
    /// Documentation pages.
    #[cfg(feature = "docs")]
    pub pages: PageSet,
    /// What is known of errors besides what pages say.
    #[cfg(feature = "docs")]
    pub errors: ErrorDatabase,
}

/// Text to meaning: the lower floors. None where an error stopped it; `diagnostics` says which.
pub fn read(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let whole = read_whole(inputs, options, diagnostics)?;
    schema::select(whole, options.selection(), diagnostics)
}

/// All that the inputs hold, before anything is left out.
fn read_whole(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let files = parse(inputs, diagnostics);
    let schema = lower(inputs, &files, &options.lower, diagnostics)?;
    findings::settle(&files, &inputs.sources, &options.levels, Looked::InPassing, diagnostics);
    (!diagnostics.has_errors()).then_some(schema)
}

/// Text to trees.
fn parse(inputs: &Inputs, diagnostics: &mut Diagnostics) -> Vec<File> {
    #[cfg(feature = "convert")]
    let parse = convert::parse;
    #[cfg(not(feature = "convert"))]
    let parse = syntax::parse;
    inputs.schemas.iter().map(|id| parse(&inputs.sources, *id, diagnostics)).collect()
}

/// Trees to meaning, with all that documents them.
fn lower(inputs: &Inputs, files: &[File], options: &LowerOptions, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let schema = schema::lower(files, &inputs.sources, options.clone(), diagnostics)?;
    #[cfg(feature = "docs")]
    let schema = documented(schema, inputs);
    (!diagnostics.has_errors()).then_some(schema)
}

#[cfg(feature = "docs")]
fn documented(mut schema: Schema, inputs: &Inputs) -> Schema {
    schema::document(&mut schema, &inputs.pages, inputs.errors.clone(), &inputs.sources);
    schema
}

/// Text to another form of it: two floors up, to know that it is a schema, and down again.
#[cfg(feature = "tools")]
pub fn convert(inputs: &Inputs, options: &Options, form: Form, diagnostics: &mut Diagnostics) -> Option<Converted> {
    let files = parse(inputs, diagnostics);
    let schema = schema::lower(&files, &inputs.sources, options.lower.clone(), diagnostics)?;
    convert::write(&files, schema.profile, form, diagnostics)
}

/// What there is to say of a schema without generating anything.
#[cfg(feature = "tools")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What it holds.
    pub summary: Summary,
    /// How its pages fit, if there are any.
    pub pages: Option<Reconciliation>,
    /// The layer that an error database says it is about.
    pub database_layer: Option<u32>,
}

/// Text to findings: the lower floors, and pages held against the schema. Pages are about all of it.
#[cfg(feature = "tools")]
pub fn check(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<Checked> {
    let files = parse(inputs, diagnostics);
    let whole = lower(inputs, &files, &options.lower, diagnostics);
    let pages = whole.as_ref().filter(|_| !inputs.pages.is_empty());
    let pages = pages.map(|whole| reconcile(whole, &inputs.pages, &inputs.errors, diagnostics));
    if let Some(whole) = &whole {
        lint::check(&files, whole, options.against.as_ref(), diagnostics);
    }
    findings::settle(&files, &inputs.sources, &options.levels, Looked::Everywhere, diagnostics);
    let schema = schema::select(whole?, options.selection(), diagnostics)?;
    (!diagnostics.has_errors()).then(|| Checked {
        summary: summarise(&schema),
        pages,
        database_layer: inputs.errors.layer,
    })
}

/// Text to weights: what is kept of a schema, and what for.
#[cfg(feature = "tools")]
pub fn weigh(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<Sizes> {
    let whole = read_whole(inputs, options, diagnostics)?;
    schema::weigh(&whole, options.selection(), diagnostics)
}

/// Text to a model, and what that was made of: all floors but those that print.
fn read_model(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<(Schema, Model)> {
    let schema = read(inputs, options, diagnostics)?;
    #[cfg_attr(not(feature = "layers"), expect(unused_mut, reason = "nothing is shared"))]
    let mut model = model::build(&schema, &options.model, diagnostics);
    #[cfg(feature = "layers")]
    if let Some(base) = &options.base {
        model::share(&mut model, base);
    }
    (!diagnostics.has_errors()).then_some((schema, model))
}

/// Text to a model, for others to share types with.
#[cfg(feature = "layers")]
pub fn model(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<Model> {
    read_model(inputs, options, diagnostics).map(|(_, model)| model)
}

/// Text to Rust: all floors. None where an error stopped it; `diagnostics` says which.
pub fn generate(inputs: &Inputs, options: &Options, diagnostics: &mut Diagnostics) -> Option<Generated> {
    let (schema, model) = read_model(inputs, options, diagnostics)?;
    let bindings = output::print(&model, &options.output);
    Some(Generated { bindings, summary: summarise(&schema) })
}

/// Counts what a schema holds.
#[must_use]
pub fn summarise(schema: &Schema) -> Summary {
    let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function).count();
    Summary {
        layer: schema.layer,
        profile: schema.profile,
        types: schema.types.len(),
        constructors: schema.combinators.len() - functions,
        functions,
        coverage: Coverage::of(schema),
    }
}
