//! Names that are too similar.

use std::collections::BTreeMap;

use typewright::model::{field_name, item_name, variant_name};
use typewright_language::schema::{Combinator, Field, Kind, Schema};
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
    one_in_rust(schema, diagnostics);
}

/// Definitions and fields with equal names in Rust, where all but the first get a number.
fn one_in_rust(schema: &Schema, diagnostics: &mut Diagnostics) {
    let is_struct = |combinator: &Combinator| match schema.owner(combinator) {
        Some(ty) => ty.constructors.len() > 1 && !combinator.fields.is_empty(),
        None => false,
    };
    let named = |combinator: &'_ Combinator| (combinator.name.clone(), combinator.name_span);
    let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function);
    equal(functions.map(named), item_name, diagnostics);
    equal(schema.types.iter().map(|ty| (ty.name.clone(), ty.span)), item_name, diagnostics);
    equal(schema.combinators.iter().filter(|it| is_struct(it)).map(named), item_name, diagnostics);
    schema.combinators.iter().for_each(|combinator| fields_in_rust(&combinator.fields, diagnostics));
}

/// The fields of a declaration, and those of each repetition in it.
fn fields_in_rust(fields: &[Field], diagnostics: &mut Diagnostics) {
    let named = fields.iter().filter_map(|field| Some((field.name.clone()?, field.span)));
    equal(named, field_name, diagnostics);
    fields.iter().filter_map(|field| field.ty.as_repetition()).for_each(|it| fields_in_rust(&it.fields, diagnostics));
}

/// Reports different names that `rust` makes equal.
fn equal(names: impl Iterator<Item = (String, Span)>, rust: fn(&str) -> String, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for (name, span) in names {
        let key = rust(&name);
        let (first, place) = seen.entry(key.clone()).or_insert_with(|| (name.clone(), span));
        if *first != name {
            let message = format!("`{first}` and `{name}` are both `{key}` in Rust");
            diagnostics.push(
                Diagnostic::lint(Lint::NameOrder, span, message)
                    .also(*place, "the first keeps the name")
                    .label("gets a number")
                    .help("give one of them another name, in the schema or with `rename`"),
            );
        }
    }
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
