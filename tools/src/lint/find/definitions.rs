//! Definitions by themselves: the digits of ids, and descriptions.

use typewright_language::schema::{Combinator, Schema};
use typewright_language::source::{Diagnostic, Diagnostics, Lint};
use typewright_language::syntax::ast::{self, File, Item};

pub(in crate::lint) fn check(files: &[File], schema: &Schema, diagnostics: &mut Diagnostics) {
    short_ids(files, diagnostics);
    undocumented(schema, diagnostics);
}

fn short_ids(files: &[File], diagnostics: &mut Diagnostics) {
    let combinators = files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        Item::Combinator(combinator) => Some(combinator),
        _ => None,
    });
    for ast::Combinator { name, id, .. } in combinators {
        if let Some(id) = id.filter(|id| id.digits < 8) {
            let message = format!("the id of `{}` has {} digits of 8", name.text, id.digits);
            diagnostics
                .push(Diagnostic::lint(Lint::IdShort, id.span, message).help(format!("write `#{:08x}`", id.value)));
        }
    }
}

fn undocumented(schema: &Schema, diagnostics: &mut Diagnostics) {
    for Combinator { name, name_span, docs, .. } in &schema.combinators {
        if docs.text.is_empty() {
            diagnostics.push(
                Diagnostic::lint(Lint::Undocumented, *name_span, format!("`{name}` has no description"))
                    .help("write a `//` comment above it"),
            );
        }
    }
}
