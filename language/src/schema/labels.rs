//! Names for fields that have none.

use std::iter;

use crate::maps::Names;
use crate::syntax::ast::Field;

/// Labels each of `fields` for JSON and messages: with its name, or `field_2` for the second if it has none. A field
/// that is named `field_2` keeps that, and the one without a name becomes `field_2_2`.
pub(super) fn labels(fields: &[Field]) -> Vec<String> {
    let mut named = Names::default();
    if fields.iter().any(|field| name(field).is_none()) {
        fields.iter().filter_map(name).for_each(|name| _ = named.add(name));
    }
    let label = |(number, field): (usize, &Field)| match name(field) {
        Some(name) => name.to_owned(),
        None => {
            let base = format!("field_{number}");
            let numbered = (2..).map(|next: u32| format!("{base}_{next}"));
            let mut free = iter::once(base.clone()).chain(numbered).filter(|label| !named.contains(label));
            free.next().unwrap_or_default()
        }
    };
    (1..).zip(fields).map(label).collect()
}

/// The name of a field; `_` is none.
fn name(field: &Field) -> Option<&str> {
    field.name.as_ref().map(|name| name.text.as_str()).filter(|name| *name != "_")
}
