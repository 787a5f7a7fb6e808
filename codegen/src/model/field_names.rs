//! The names of fields.
//!
//! Fields that differ in TL may be equal in Rust (`type`, `Type`). The first on the wire keeps the name and the others get numbers, where
//! definitions get them [by their names](super::claims): a field that older peers can skip comes last, and so renames no other
//! field. One that comes in between breaks the wire as well, and `diff` names the fields that it renames.

use typewright_language::schema::Field;

use super::items::{Ident, Scope, snake};

/// The names of the fields of a combinator or of a repetition in it; none of a size, which is no field in Rust. `chosen` returns the
/// name of a field that has another one than the schema gives it.
#[must_use]
pub fn field_names(fields: &[Field], chosen: impl Fn(&Field) -> Option<String>) -> Vec<Option<Ident>> {
    let mut scope = Scope::default();
    let mut names = Vec::with_capacity(fields.len());
    for (number, field) in (1..).zip(fields) {
        let is_size = fields.get(number).is_some_and(|behind| field.is_size_of(behind));
        names.push((!is_size).then(|| scope.claim(&wanted_field_name(number, field, chosen(field)))));
    }
    names
}

/// The name that a field gets if no other one has it: the `chosen` one, or that of the schema; `number` counts the fields from 1.
#[must_use]
pub fn wanted_field_name(number: usize, field: &Field, chosen: Option<String>) -> String {
    chosen.unwrap_or_else(|| snake(field.name.as_deref().unwrap_or_default(), &format!("field_{number}")))
}
