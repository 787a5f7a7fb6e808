//! Names of variants.

use typewright_language::maps::{Names, order_of_names};
use typewright_language::schema::{Combinator, Type};

use super::compat::VariantNames;
use super::items::{Ident, Scope, camel};
use super::options::ModelOptions;
use super::view::View;

/// The names of a type's variants, in the order of its constructors.
///
/// The name of the type is left out where it comes first: `phoneCallRequested` of `PhoneCall` is `Requested`. Where
/// that leaves nothing, a digit or `Self`, and where two variants would get one name, all of the constructor's name
/// stays; then its namespaces come in front; then a number tells them apart, in the order of the names in the schema.
///
/// With [`VariantNames::LastWord`] the last word stays first, where nothing, digits or `Self` are left.
///
/// A rename by the caller comes before all of these: one of the variant alone before one of the constructor.
pub(super) fn variant_names(ty: &Type, view: View<'_>) -> Vec<Ident> {
    let prefix = view.options.type_name(&ty.name, "");
    let constructors = ty.constructors.iter().filter_map(|id| Some((*id, view.schema.combinator(*id)?)));
    let candidates = constructors.map(|(id, constructor)| {
        let suffix = view.naming.layer_suffix(id);
        variant_candidates(ty, &prefix, constructor, view.options).map(|name| name + &suffix)
    });
    let candidates: Vec<[String; 3]> = candidates.collect();
    let mut chosen = vec![0; candidates.len()];
    let name = |index: usize, choice: usize| {
        candidates.get(index).and_then(|names| names.get(choice)).map_or("", String::as_str)
    };
    loop {
        let mut holders: Names<usize> = Names::default();
        for (index, choice) in chosen.iter().enumerate() {
            holders.change(name(index, *choice), |count| *count += 1);
        }
        let mut changed = false;
        for (index, choice) in chosen.iter_mut().enumerate() {
            if *choice < 2 && holders.get(name(index, *choice)) > Some(&1) {
                *choice += 1;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let tl_names = ty.constructors.iter().filter_map(|id| Some(view.schema.combinator(*id)?.name.as_str()));
    let tl_names: Vec<_> = tl_names.collect();
    let mut scope = Scope::default();
    let mut names = vec![None; chosen.len()];
    for index in order_of_names(&tl_names) {
        if let (Some(slot), Some(choice)) = (names.get_mut(index), chosen.get(index)) {
            *slot = Some(scope.claim(name(index, *choice)));
        }
    }
    names.into_iter().flatten().collect()
}

/// The name that a variant gets if no other one wants it.
pub(super) struct Wanted {
    pub tl_name: String,
    pub name: String,
    /// `true` if the caller chose it.
    pub renamed: bool,
}

/// The wanted names of a type's variants, if the caller chose any of them.
pub(super) fn wanted(ty: &Type, view: View<'_>) -> Vec<Wanted> {
    let constructors = ty.constructors.iter().filter_map(|id| Some((*id, view.schema.combinator(*id)?)));
    let is_renamed = |constructor: &Combinator| renamed(ty, constructor, view.options).is_some();
    if !constructors.clone().any(|(_, constructor)| is_renamed(constructor)) {
        return Vec::new();
    }
    let prefix = view.options.type_name(&ty.name, "");
    let wanted = constructors.map(|(id, constructor)| {
        let [first, ..] = variant_candidates(ty, &prefix, constructor, view.options);
        Wanted {
            tl_name: constructor.name.clone(),
            name: first + &view.naming.layer_suffix(id),
            renamed: is_renamed(constructor),
        }
    });
    wanted.collect()
}

/// The candidates for a name, best first: without the type's name, in full, with namespaces.
fn variant_candidates(ty: &Type, prefix: &str, constructor: &Combinator, options: &ModelOptions) -> [String; 3] {
    let tl_name = constructor.name.as_str();
    if let Some(name) = renamed(ty, constructor, options) {
        return [name.unraw(), name.unraw(), name.unraw()].map(str::to_owned);
    }
    let full = options.type_name(tl_name, "Unnamed");
    let joined = options.type_name(&tl_name.replace('.', "_"), "Unnamed");
    let short = match options.variant_names {
        VariantNames::Whole => stripped(&full, prefix),
        VariantNames::LastWord => stripped_to_a_word(&full, prefix),
    };
    [short.to_owned(), full, joined]
}

/// The name that the caller chose: for the variant alone (`InputUser::inputUserSelf`), or for the constructor.
fn renamed<'a>(ty: &Type, constructor: &Combinator, options: &'a ModelOptions) -> Option<&'a Ident> {
    let alone = options.renames.exact(&format!("{}::{}", ty.name, constructor.name));
    alone.or_else(|| options.renames.exact(&constructor.name))
}

/// The name of a constructor as a variant of its type, if no other variant has the same.
#[must_use]
pub fn variant_name(ty: &str, constructor: &str) -> String {
    stripped(&camel(constructor, "Unnamed"), &camel(ty, "")).to_owned()
}

/// The name without that of its type, but of nothing, digits or `Self` the last word of what is cut off.
fn stripped_to_a_word<'a>(full: &'a str, prefix: &str) -> &'a str {
    let Some(rest) = full.strip_prefix(prefix) else { return full };
    let start = match rest {
        "Self" => last_word(prefix),
        _ if rest.chars().all(|letter| letter.is_ascii_digit()) => last_word(full),
        _ => prefix.len(),
    };
    full.get(start..).filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase())).unwrap_or(full)
}

/// The start of the last word of a name in Rust's case; 0 if it is the only one.
fn last_word(name: &str) -> usize {
    name.rfind(|letter: char| letter.is_ascii_uppercase()).unwrap_or(0)
}

/// The name without that of its type, if the rest is a name.
fn stripped<'a>(full: &'a str, prefix: &str) -> &'a str {
    match full.strip_prefix(prefix) {
        Some(rest) if rest != "Self" && rest.starts_with(|first: char| first.is_ascii_uppercase()) => rest,
        _ => full,
    }
}
