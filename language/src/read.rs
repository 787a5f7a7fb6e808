//! The lower staircase: text to a schema.

use crate::findings::{self, Looked};
use crate::forms;
use crate::inputs::Inputs;
use crate::options::ReadOptions;
use crate::schema::{self, LowerOptions, Schema};
use crate::select::select;
use crate::source::Diagnostics;
use crate::syntax::ast::File;

/// Text to the part of a schema that is kept. None after an error, which is in `diagnostics`.
pub fn read(inputs: &Inputs, options: &ReadOptions, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let whole = read_whole(inputs, options, diagnostics)?;
    select(whole, options.selection(), diagnostics)
}

/// Text to a whole schema, before selection.
pub fn read_whole(inputs: &Inputs, options: &ReadOptions, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let files = parse(inputs, diagnostics);
    let schema = lower(inputs, &files, &options.lower, diagnostics)?;
    findings::settle(&files, &inputs.sources, &options.levels, Looked::InPassing, diagnostics);
    (!diagnostics.has_errors()).then_some(schema)
}

/// Text to trees.
pub fn parse(inputs: &Inputs, diagnostics: &mut Diagnostics) -> Vec<File> {
    inputs.schemas.iter().map(|id| forms::parse(&inputs.sources, *id, diagnostics)).collect()
}

/// Trees to a schema with its documentation.
pub fn lower(inputs: &Inputs, files: &[File], options: &LowerOptions, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let mut schema = schema::lower(files, &inputs.sources, options.clone(), diagnostics)?;
    inputs.documents.describe(&mut schema, &inputs.sources);
    (!diagnostics.has_errors()).then_some(schema)
}
