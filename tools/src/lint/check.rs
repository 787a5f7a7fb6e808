//! The lints that reading a schema does not find already.

use super::find::{compatibility, definitions, masks, names, types};
use typewright::model::ModelOptions;
use typewright_language::schema::Schema;
use typewright_language::source::Diagnostics;
use typewright_language::syntax::ast::File;

/// Runs the lints on a schema that was read without errors. `rust` has the names that were chosen for Rust, and `against` is
/// the schema's earlier state.
pub fn check(
    files: &[File],
    schema: &Schema,
    rust: &ModelOptions,
    against: Option<&Schema>,
    diagnostics: &mut Diagnostics,
) {
    definitions::check(files, schema, diagnostics);
    masks::check(schema, diagnostics);
    names::check(schema, rust, diagnostics);
    types::check(files, schema, diagnostics);
    if let Some(old) = against {
        compatibility::check(old, schema, diagnostics);
    }
}
