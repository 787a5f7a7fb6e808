//! Definitions by themselves: the digits of ids, empty repetitions, descriptions.

use typewright_language::schema::{Combinator, Schema};
use typewright_language::source::{Diagnostic, Diagnostics, Lint};
use typewright_language::syntax::ast::{self, FieldType, File, Item};

pub(in crate::lint) fn check(files: &[File], schema: &Schema, diagnostics: &mut Diagnostics) {
    let combinators = files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        Item::Combinator(combinator) => Some(combinator),
        _ => None,
    });
    for combinator in combinators {
        id_digits(combinator, diagnostics);
        empty_repetitions(&combinator.fields, diagnostics);
    }
    undocumented(schema, diagnostics);
}

fn id_digits(ast::Combinator { name, id, .. }: &ast::Combinator, diagnostics: &mut Diagnostics) {
    let Some(id) = id else { return };
    if id.digits < 8 {
        let message = format!("the id of `{}` has {} digits of 8", name.text, id.digits);
        diagnostics.push(Diagnostic::lint(Lint::IdShort, id.span, message).write(format!("#{:08x}", id.value)));
    }
    if id.value == 0 {
        let message = format!("the id of `{}` is 0", name.text);
        diagnostics
            .push(Diagnostic::lint(Lint::IdZero, id.span, message).remove("remove the id: typewright computes it"));
    }
}

fn empty_repetitions(fields: &[ast::Field], diagnostics: &mut Diagnostics) {
    for field in fields {
        let FieldType::Repetition(repetition) = &field.ty else { continue };
        if repetition.fields.is_empty() {
            diagnostics.push(
                Diagnostic::lint(Lint::RepetitionEmpty, repetition.span, "the repetition repeats no field")
                    .help("write the repeated type in the brackets, as in `n*[int]`"),
            );
        }
        empty_repetitions(&repetition.fields, diagnostics);
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
