//! Floor 4, beside the emitter: what is worth saying of a schema that is right.
//!
//! The floors below find some of it on their way: a [`Lint`] names what they found. [`check`] looks for the rest, a module a family:
//! `masks`, `names`, `types`, and `compatibility` with an earlier schema. [`settle`] then decides what each finding matters:
//! [`Levels`] say so for all of them, and comments (`// typewright: allow(TL013)`) for one declaration or one file.
//! [`About`] explains each.

mod about;
mod allow;
mod compatibility;
mod levels;
mod masks;
mod names;
mod types;

pub use about::About;
pub use levels::Levels;

use crate::schema::{Combinator, Schema};
use crate::source::{Diagnostic, Diagnostics, Lint, SourceMap};
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

/// Gives each finding its level, and drops those that nobody wants.
pub fn settle(files: &[File], sources: &SourceMap, levels: &Levels, diagnostics: &mut Diagnostics) {
    allow::apply(files, sources, diagnostics);
    diagnostics.retain(|finding| match finding.lint {
        None => true,
        Some(lint) => levels.of(lint).map(|level| finding.level = level).is_some(),
    });
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
