//! What is looked for, a module a family.

mod compatibility;
mod masks;
mod names;
mod types;

use crate::schema::{Combinator, Schema};
use crate::source::{Diagnostic, Diagnostics, Lint};
use crate::syntax::ast::{self, File};

/// Looks for everything that the floors below have not looked for. `against` is the schema that this one used to be.
pub fn check(files: &[File], schema: &Schema, against: Option<&Schema>, diagnostics: &mut Diagnostics) {
    short_ids(files, diagnostics);
    masks::check(schema, diagnostics);
    names::check(schema, diagnostics);
    types::check(files, schema, diagnostics);
    undocumented(schema, diagnostics);
    if let Some(old) = against {
        compatibility::check(old, schema, diagnostics);
    }
}

fn short_ids(files: &[File], diagnostics: &mut Diagnostics) {
    let combinators = files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Combinator(combinator) => Some(combinator),
        _ => None,
    });
    for ast::Combinator { name, id, .. } in combinators {
        if let Some(id) = id.filter(|id| id.digits < 8) {
            let message = format!("the id of `{}` has {} digits of 8", name.text, id.digits);
            diagnostics
                .push(Diagnostic::lint(Lint::IdShort, id.span, message).help(format!("write #{:08x}", id.value)));
        }
    }
}

fn undocumented(schema: &Schema, diagnostics: &mut Diagnostics) {
    for Combinator { name, name_span, docs, .. } in &schema.combinators {
        if docs.text.is_empty() {
            diagnostics.push(
                Diagnostic::lint(Lint::Undocumented, *name_span, format!("nothing describes `{name}`"))
                    .help("write a `//` comment above it"),
            );
        }
    }
}
