//! The form of a value in JSON, with the type of each field in its place.

use typewright::model::{JsonObject, JsonPresence};
use typewright_language::schema::Combinator;

pub(super) fn skeleton(object: &JsonObject, combinator: &Combinator) -> String {
    let tag = (!object.tag.is_empty()).then(|| (format!("\"{}\": \"{}\"", object.tag, object.name), ""));
    let fields = object.fields.iter().map(|field| {
        let note = match field.presence {
            JsonPresence::Required => "",
            JsonPresence::Defaulted | JsonPresence::Flag | JsonPresence::Optional | JsonPresence::Mask => {
                " // may be absent"
            }
        };
        (format!("\"{}\": {}", field.key, ty(combinator, &field.key)), note)
    });
    let entries: Vec<_> = tag.into_iter().chain(fields).collect();
    let last = entries.len().saturating_sub(1);
    let line = |(index, (entry, note)): (usize, &(String, &str))| {
        format!("  {entry}{}{note}\n", if index == last { "" } else { "," })
    };
    format!("{{\n{}}}", entries.iter().enumerate().map(line).collect::<String>())
}

/// The type of the field that has this label.
fn ty<'c>(combinator: &'c Combinator, label: &str) -> &'c str {
    let index = combinator.fields.iter().position(|field| field.label == label);
    index.map_or("", |index| combinator.declaration.part(&combinator.declaration.field(index).ty))
}
