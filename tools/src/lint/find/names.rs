//! Names that are too similar.

use std::collections::BTreeMap;

use typewright::model::{Ident, ModelOptions, field_names, item_name, item_names, variant_name, wanted_field_name};
use typewright_language::schema::{Combinator, Field, Kind, Schema, Type};
use typewright_language::source::{Diagnostic, Diagnostics, Lint, Span};

pub(in crate::lint) fn check(schema: &Schema, rust: &ModelOptions, diagnostics: &mut Diagnostics) {
    let clashes = &one_in_rust(schema, rust, diagnostics);
    let named = |kind: fn(&Combinator) -> bool| {
        let combinators = schema.combinators.iter().filter(move |combinator| kind(combinator));
        combinators.map(|combinator| (combinator.name.as_str(), combinator.name_span))
    };
    // Constructors of several layers share a name on purpose, and functions have a namespace of their own.
    differ_by_case(named(|combinator| combinator.kind != Kind::Function), clashes, diagnostics);
    differ_by_case(named(|combinator| combinator.kind == Kind::Function), clashes, diagnostics);
    differ_by_case(schema.types.iter().map(|ty| (ty.name.as_str(), ty.span)), clashes, diagnostics);
    clashing_variants(schema, rust, clashes, diagnostics);
}

/// The places of definitions that are one in Rust, with the name that they have there. Nothing else is said of their names.
#[derive(Default)]
struct Clashes(BTreeMap<Span, String>);

impl Clashes {
    fn have(&self, one: Span, other: Span) -> bool {
        self.0.get(&one).is_some_and(|name| self.0.get(&other) == Some(name))
    }
}

/// Something that gets a name in Rust.
struct Named {
    /// As messages call it.
    shown: String,
    span: Span,
    /// The name that it has if no other one has it.
    wanted: String,
    /// The name that it has.
    rust: String,
    /// `true` if the caller chose it.
    renamed: bool,
}

/// Reports definitions and fields of one name in Rust, where all but one have a number.
fn one_in_rust(schema: &Schema, rust: &ModelOptions, diagnostics: &mut Diagnostics) -> Clashes {
    let mut clashes = Clashes::default();
    let is_struct = |combinator: &&Combinator| match schema.owner(combinator) {
        Some(ty) => ty.constructors.len() > 1 && !combinator.fields.is_empty(),
        None => false,
    };
    let named = |combinator: &'_ Combinator| (combinator.name.clone(), combinator.name_span);
    let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function);
    let chosen = |name: &str| rust.renames.exact(name);
    report(&definitions(functions.map(named), rust, chosen), &mut clashes, diagnostics);
    report(
        &definitions(schema.combinators.iter().filter(is_struct).map(named), rust, chosen),
        &mut clashes,
        diagnostics,
    );
    let types = schema.types.iter().map(|ty| (ty.name.clone(), ty.span));
    let structs: BTreeMap<_, _> =
        schema.types.iter().filter_map(|ty| Some((ty.name.as_str(), only(schema, ty)?))).collect();
    // A rename of an only constructor names the struct of its type.
    let chosen = |name: &str| structs.get(name).and_then(|it| rust.renames.exact(it)).or(rust.renames.exact(name));
    report(&definitions(types, rust, chosen), &mut clashes, diagnostics);
    for combinator in &schema.combinators {
        fields_in_rust(combinator, &combinator.fields, rust, &mut clashes, diagnostics);
    }
    clashes
}

/// The name of a type's only constructor.
fn only<'s>(schema: &'s Schema, ty: &Type) -> Option<&'s str> {
    let [id] = ty.constructors.as_slice() else { return None };
    schema.combinator(*id).map(|constructor| constructor.name.as_str())
}

/// Definitions of one kind. Of those that several layers have the first counts: the others have the number of their layer.
fn definitions<'r>(
    names: impl Iterator<Item = (String, Span)>,
    rust: &ModelOptions,
    chosen: impl Fn(&str) -> Option<&'r Ident>,
) -> Vec<Named> {
    let mut seen = BTreeMap::new();
    let mut names: Vec<_> = names.collect();
    names.retain(|(name, span)| seen.insert(name.clone(), *span).is_none());
    let found = item_names(names.iter().map(|(name, _)| (name.as_str(), chosen(name))), rust);
    let named = names.iter().zip(found).map(|((name, span), found)| Named {
        shown: format!("`{name}`"),
        span: *span,
        wanted: item_name(name, rust),
        rust: found,
        renamed: chosen(name).is_some(),
    });
    named.collect()
}

/// The fields of a declaration, and those of each repetition in it.
fn fields_in_rust(
    combinator: &Combinator,
    fields: &[Field],
    rust: &ModelOptions,
    clashes: &mut Clashes,
    diagnostics: &mut Diagnostics,
) {
    let chosen = |field: &Field| rust.field_name(combinator, field);
    let found = field_names(fields, chosen);
    let named = (1..).zip(fields).zip(found).filter_map(|((number, field), found)| {
        let name = field.name.as_ref();
        Some(Named {
            shown: name.map_or_else(|| format!("field {number}, which has no name,"), |name| format!("`{name}`")),
            span: field.span,
            wanted: wanted_field_name(number, field, chosen(field)),
            rust: found?.unraw().to_owned(),
            renamed: rust.renames.field(combinator, field).is_some(),
        })
    });
    report(&named.collect::<Vec<_>>(), clashes, diagnostics);
    for repetition in fields.iter().filter_map(|field| field.ty.as_repetition()) {
        fields_in_rust(combinator, &repetition.fields, rust, clashes, diagnostics);
    }
}

/// Reports each whose name another one has. One that the caller renamed is an error where Rust is generated.
fn report(all: &[Named], clashes: &mut Clashes, diagnostics: &mut Diagnostics) {
    let holders: BTreeMap<_, _> = all.iter().map(|named| (named.rust.as_str(), named)).collect();
    for named in all.iter().filter(|named| named.rust != named.wanted && !named.renamed) {
        let Named { shown, span, wanted, rust, .. } = named;
        let Some(holder) = holders.get(wanted.as_str()) else { continue };
        let message = format!("{} and {shown} are both `{wanted}` in Rust", holder.shown);
        diagnostics.push(
            Diagnostic::lint(Lint::NameOrder, *span, message)
                .also(holder.span, "it keeps the name")
                .label(format!("it becomes `{rust}`"))
                .help("give one of them another name, in the schema or with `rename`"),
        );
        for span in [*span, holder.span] {
            clashes.0.insert(span, wanted.clone());
        }
    }
}

fn differ_by_case<'a>(names: impl Iterator<Item = (&'a str, Span)>, clashes: &Clashes, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for (name, span) in names {
        let (first, place) = *seen.entry(name.to_ascii_lowercase()).or_insert((name, span));
        if first != name && !clashes.have(span, place) {
            let message = format!("`{name}` and `{first}` differ only by case");
            diagnostics.push(Diagnostic::lint(Lint::NameCase, span, message).also(place, "the other one"));
        }
    }
}

/// Constructors of a type whose variants would get the same name without the name of the type.
fn clashing_variants(schema: &Schema, rust: &ModelOptions, clashes: &Clashes, diagnostics: &mut Diagnostics) {
    for ty in schema.types.iter().filter(|ty| ty.constructors.len() > 1) {
        let mut seen: BTreeMap<(String, Option<u32>), &Combinator> = BTreeMap::new();
        let constructors = ty.constructors.iter().filter_map(|id| schema.combinator(*id));
        for constructor in constructors.filter(|constructor| rust.renames.exact(&constructor.name).is_none()) {
            let variant = variant_name(&ty.name, &constructor.name);
            let first = *seen.entry((variant.clone(), constructor.layer)).or_insert(constructor);
            if first.name != constructor.name && !clashes.have(first.name_span, constructor.name_span) {
                let message = format!("`{}` and `{}` would both be `{variant}` in Rust", first.name, constructor.name);
                diagnostics.push(
                    Diagnostic::lint(Lint::VariantClash, constructor.name_span, message)
                        .also(first.name_span, "the other one")
                        .remark(told_apart(&first.name, &constructor.name)),
                );
            }
        }
    }
}

/// How two variants are told apart.
fn told_apart(one: &str, other: &str) -> &'static str {
    let [whole, other_whole] = [one, other].map(|name| variant_name("", name));
    let [joined, other_joined] = [one, other].map(|name| variant_name("", &name.replace('.', "_")));
    if whole != other_whole {
        "both variants keep their full names"
    } else if joined != other_joined {
        "both variants keep their namespaces"
    } else {
        "the one whose name comes first in the order of bytes keeps the name, the other one gets a number"
    }
}
