//! Names of variants.

use std::collections::BTreeMap;

use typewright_language::schema::{Combinator, Rules, Type};

use super::items::{Ident, Scope, camel};
use super::view::View;

/// The names of a type's variants, in the order of its constructors.
///
/// The name of the type is left out where it comes first: `phoneCallRequested` of `PhoneCall` is `Requested`. Where
/// that leaves nothing, a digit or `Self`, and where two variants would get one name, all of the constructor's name
/// stays; then its namespaces come in front; then a number tells them apart, in the order of the names in the schema.
///
/// A rename by the caller comes before all of these.
pub(super) fn variant_names(ty: &Type, view: View<'_>) -> Vec<Ident> {
    let prefix = camel(&ty.name, "");
    let constructors = ty.constructors.iter().filter_map(|id| Some((*id, view.schema.combinator(*id)?)));
    let candidates = constructors.map(|(id, constructor)| {
        let suffix = view.naming.layer_suffix(id);
        variant_candidates(&prefix, constructor, &view.options.renames).map(|name| name + &suffix)
    });
    let candidates: Vec<[String; 3]> = candidates.collect();
    let mut chosen = vec![0; candidates.len()];
    let name = |index: usize, choice: usize| {
        candidates.get(index).and_then(|names| names.get(choice)).map_or("", String::as_str)
    };
    loop {
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, choice) in chosen.iter().enumerate() {
            *holders.entry(name(index, *choice)).or_default() += 1;
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
    let mut order: Vec<_> = tl_names.zip(chosen.iter().enumerate()).collect();
    order.sort();
    let mut scope = Scope::default();
    let claim = |(_, (index, choice)): (_, (usize, &usize))| (index, scope.claim(name(index, *choice)));
    let mut names: Vec<_> = order.into_iter().map(claim).collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
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
    let renames = &view.options.renames;
    let constructors = ty.constructors.iter().filter_map(|id| Some((*id, view.schema.combinator(*id)?)));
    let is_renamed = |constructor: &Combinator| renames.exact(&constructor.name).is_some();
    if !constructors.clone().any(|(_, constructor)| is_renamed(constructor)) {
        return Vec::new();
    }
    let prefix = camel(&ty.name, "");
    let wanted = constructors.map(|(id, constructor)| {
        let [first, ..] = variant_candidates(&prefix, constructor, renames);
        Wanted {
            tl_name: constructor.name.clone(),
            name: first + &view.naming.layer_suffix(id),
            renamed: is_renamed(constructor),
        }
    });
    wanted.collect()
}

/// The candidates for a name, best first: without the type's name, in full, with namespaces.
fn variant_candidates(prefix: &str, constructor: &Combinator, renames: &Rules<Ident>) -> [String; 3] {
    let tl_name = constructor.name.as_str();
    if let Some(name) = renames.exact(tl_name) {
        return [name.unraw(), name.unraw(), name.unraw()].map(str::to_owned);
    }
    let full = camel(tl_name, "Unnamed");
    let joined = camel(&tl_name.replace('.', "_"), "Unnamed");
    [stripped(&full, prefix).to_owned(), full, joined]
}

/// The name of a constructor as a variant of its type, if no other variant has the same.
#[must_use]
pub fn variant_name(ty: &str, constructor: &str) -> String {
    stripped(&camel(constructor, "Unnamed"), &camel(ty, "")).to_owned()
}

/// The name without that of its type, if the rest is a name.
fn stripped<'a>(full: &'a str, prefix: &str) -> &'a str {
    match full.strip_prefix(prefix) {
        Some(rest) if rest != "Self" && rest.starts_with(|first: char| first.is_ascii_uppercase()) => rest,
        _ => full,
    }
}
