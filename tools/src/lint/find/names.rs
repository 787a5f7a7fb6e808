//! Names that are too similar.

use std::collections::BTreeMap;

use typewright::model::variant_name;
use typewright_language::schema::{Combinator, Kind, Schema};
use typewright_language::source::{Diagnostic, Diagnostics, Lint, Span};

pub(in crate::lint) fn check(schema: &Schema, diagnostics: &mut Diagnostics) {
    let named = |kind: fn(&Combinator) -> bool| {
        let combinators = schema.combinators.iter().filter(move |combinator| kind(combinator));
        combinators.map(|combinator| (combinator.name.as_str(), combinator.name_span))
    };
    // Constructors of several layers share a name on purpose, and functions have a namespace of their own.
    differ_by_case(named(|combinator| combinator.kind != Kind::Function), diagnostics);
    differ_by_case(named(|combinator| combinator.kind == Kind::Function), diagnostics);
    differ_by_case(schema.types.iter().map(|ty| (ty.name.as_str(), ty.span)), diagnostics);
    clashing_variants(schema, diagnostics);
}

fn differ_by_case<'a>(names: impl Iterator<Item = (&'a str, Span)>, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for (name, span) in names {
        let (first, place) = *seen.entry(name.to_ascii_lowercase()).or_insert((name, span));
        if first != name {
            let message = format!("`{name}` and `{first}` differ only by case");
            diagnostics.push(Diagnostic::lint(Lint::NameCase, span, message).also(place, "the other one"));
        }
    }
}

/// Constructors of a type whose variants would get the same name without the name of the type.
fn clashing_variants(schema: &Schema, diagnostics: &mut Diagnostics) {
    for ty in schema.types.iter().filter(|ty| ty.constructors.len() > 1) {
        let mut seen: BTreeMap<(String, Option<u32>), &Combinator> = BTreeMap::new();
        for constructor in ty.constructors.iter().filter_map(|id| schema.combinator(*id)) {
            let variant = variant_name(&ty.name, &constructor.name);
            let first = *seen.entry((variant.clone(), constructor.layer)).or_insert(constructor);
            if first.name != constructor.name {
                let message = format!("`{}` and `{}` would both be `{variant}` in Rust", first.name, constructor.name);
                diagnostics.push(
                    Diagnostic::lint(Lint::VariantClash, constructor.name_span, message)
                        .also(first.name_span, "the other one")
                        .remark("both variants keep their full names"),
                );
            }
        }
    }
}
