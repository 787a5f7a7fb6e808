//! Renames of variants and fields that clash with other variants and fields, each an error.
//!
//! `claims` reports those of types, structs and functions.

use typewright_language::schema::{Combinator, Field};
use typewright_language::source::Diagnostics;

use super::claims::clash;
use super::field_names::wanted_field_name;
use super::options::ModelOptions;
use super::variant_names;
use super::view::View;

/// Reports renames that clash.
pub(super) fn check(view: View<'_>, diagnostics: &mut Diagnostics) {
    if view.options.renames.is_empty() {
        return;
    }
    for ty in &view.schema.types {
        let wanted = variant_names::wanted(ty, view);
        let named =
            wanted.iter().map(|wanted| Named { tl: &wanted.tl_name, rust: &wanted.name, renamed: wanted.renamed });
        report(&named.collect::<Vec<_>>(), diagnostics);
    }
    for combinator in &view.schema.combinators {
        check_fields(combinator, &combinator.fields, view.options, diagnostics);
    }
}

/// A variant or a field.
struct Named<'a> {
    tl: &'a str,
    rust: &'a str,
    renamed: bool,
}

/// Reports each chosen name that another variant or field has.
fn report(names: &[Named<'_>], diagnostics: &mut Diagnostics) {
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.renamed) {
        // If two renames clash with each other, the second is the mistake.
        let other = names
            .iter()
            .enumerate()
            .find(|(other, it)| *other != index && it.rust == name.rust && (!it.renamed || *other < index));
        if let Some((_, other)) = other {
            diagnostics.push(clash(name.tl, name.rust, Some(other.tl)));
        }
    }
}

/// The fields of a combinator or of a repetition in it.
fn check_fields(combinator: &Combinator, fields: &[Field], options: &ModelOptions, diagnostics: &mut Diagnostics) {
    let named = (1..).zip(fields).map(|(number, field)| {
        let tl = format!("{}.{}", combinator.name, field.name.as_deref().unwrap_or_default());
        let renamed = options.renames.field(combinator, field).is_some();
        (tl, wanted_field_name(number, field, options.field_name(combinator, field)), renamed)
    });
    let named: Vec<_> = named.collect();
    if named.iter().any(|(_, _, renamed)| *renamed) {
        let named = named.iter().map(|(tl, rust, renamed)| Named { tl, rust, renamed: *renamed });
        report(&named.collect::<Vec<_>>(), diagnostics);
    }
    let repetitions = fields.iter().filter_map(|field| field.ty.as_repetition());
    repetitions.for_each(|repetition| check_fields(combinator, &repetition.fields, options, diagnostics));
}
