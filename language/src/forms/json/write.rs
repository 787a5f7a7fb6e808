//! A tree to JSON, a definition at a time and in the order of the schema.

use std::fmt::{Display, Write};

use crate::schema::{Profile, canonical_text, crc32};
use crate::syntax::ast::{Combinator, Field, FieldType, File, Item, Section};

/// The JSON of some trees that make a schema.
pub(in crate::forms) fn write(files: &[File], profile: Profile) -> String {
    let mut out = String::from("{\n");
    for (key, section) in [("constructors", Section::Types), ("methods", Section::Functions)] {
        let _ = write!(out, "    \"{key}\": [");
        let items = files.iter().flat_map(|file| &file.items);
        let combinators = items.filter_map(|item| if let Item::Combinator(it) = item { Some(it) } else { None });
        for (index, combinator) in combinators.filter(|combinator| combinator.section == section).enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            definition(&mut out, combinator, profile);
        }
        out.push_str(if section == Section::Types { "\n    ],\n" } else { "\n    ]\n" });
    }
    out.push_str("}\n");
    out
}

// Nothing that the syntax floor accepts needs an escape, and writing to a `String` cannot fail.
fn definition(out: &mut String, combinator: &Combinator, profile: Profile) {
    let id = combinator.id.map_or_else(|| crc32(&canonical_text(combinator, profile)), |id| id.value);
    let (key, result) = match combinator.section {
        Section::Types => ("predicate", spaced(combinator)),
        Section::Functions => ("method", combinator.result.to_string()),
    };
    let _ = writeln!(out, "        {{");
    let _ = writeln!(out, "            \"id\": \"{}\",", id.cast_signed());
    let _ = writeln!(out, "            \"{key}\": \"{}\",", combinator.name);
    let _ = write!(out, "            \"params\": [");
    let shown = if is_vector(combinator) { &[] } else { combinator.fields.as_slice() };
    for (index, field) in shown.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        let name = field.name.as_ref().map_or("", |name| name.text.as_str());
        let _ = write!(
            out,
            "                {{\n                    \"name\": \"{name}\",\n                    \"type\": \"{}\"\n                }}",
            Unnamed(field)
        );
    }
    out.push_str(if shown.is_empty() { "],\n" } else { "\n            ],\n" });
    let layer = combinator.layer.map_or_else(String::new, |layer| format!(",\n            \"layer\": {layer}"));
    let _ = write!(out, "            \"type\": \"{result}\"{layer}\n        }}");
}

/// `vector {t:Type} # [ t ] = Vector t`, which is there without its fields.
fn is_vector(combinator: &Combinator) -> bool {
    combinator.name.text == "vector" && combinator.result.name.text == "Vector"
}

/// `Vector t`: constructors' results are written without brackets.
fn spaced(combinator: &Combinator) -> String {
    let result = &combinator.result;
    result.args.iter().fold(result.name.text.clone(), |text, arg| format!("{text} {arg}"))
}

struct Unnamed<'a>(&'a Field);

impl Display for Unnamed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Field { condition, bang, ty, .. } = self.0;
        condition.iter().try_for_each(|condition| condition.fmt(f))?;
        f.write_str(if *bang { "!" } else { "" })?;
        match ty {
            FieldType::Expr(ty) => ty.fmt(f),
            FieldType::Repetition(repetition) => repetition.fmt(f),
        }
    }
}
