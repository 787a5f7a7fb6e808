//! Where each definition lives, and what it is called there.
//!
//! Three modules at the root, each with a module for every namespace, nested as the namespaces are:
//!
//! * `types` has one Rust type for every TL type: an enum, or the struct of its only constructor;
//! * `variants` has the structs of the other constructors, but for those without fields, which are unit variants;
//! * `functions` has the structs of functions.
//!
//! Names that differ in TL may be equal in Rust (`fooBar`, `foo_bar`). Within a module the first keeps its name, and the
//! later ones get a number, in the order of the schema.

use std::collections::BTreeMap;
use std::iter;

use super::ident::{Ident, Scope, camel};
use crate::schema::{Combinator, CombinatorId, Kind, Schema, Type, TypeId};

/// A module and a name in it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// From the root.
    pub module: Vec<Ident>,
    /// The name.
    pub name: Ident,
}

/// The place of every definition.
pub(super) struct Places {
    types: Vec<Place>,
    /// None for constructors without fields in types of several.
    combinators: Vec<Option<Place>>,
    /// The enum of each function that has errors of its own.
    errors: BTreeMap<CombinatorId, Place>,
    /// What the schema's names stand for; a function's name comes before a constructor's.
    names: BTreeMap<String, Place>,
}

impl Places {
    pub(super) fn of(schema: &Schema) -> Self {
        let mut scopes = Scopes::default();
        let types: Vec<_> = schema.types.iter().map(|ty| scopes.place("types", &ty.name, "")).collect();
        let combinator = |combinator: &Combinator| match combinator.kind {
            Kind::Function => Some(scopes.place("functions", &combinator.name, "")),
            Kind::Constructor(id) if schema.single(id).is_some() => types.get(id.0 as usize).cloned(),
            Kind::Constructor(_) if combinator.fields.is_empty() => None,
            Kind::Constructor(_) => Some(scopes.place("variants", &combinator.name, "")),
        };
        let combinators: Vec<_> = schema.combinators.iter().map(combinator).collect();
        let failing = schema.documentation.calls.iter().filter(|(_, facts)| !facts.own_errors().is_empty());
        let failing = failing.filter_map(|(id, _)| Some((*id, schema.combinator(*id)?)));
        let errors = failing.map(|(id, function)| (id, scopes.place("functions", &function.name, "Error"))).collect();
        let names = names(schema, &types, &combinators);
        Self { types, combinators, errors, names }
    }

    pub(super) fn ty(&self, id: TypeId) -> Option<&Place> {
        self.types.get(id.0 as usize)
    }

    pub(super) fn combinator(&self, id: CombinatorId) -> Option<&Place> {
        self.combinators.get(id.0 as usize)?.as_ref()
    }

    pub(super) fn errors(&self, id: CombinatorId) -> Option<&Place> {
        self.errors.get(&id)
    }

    pub(super) fn named(&self, name: &str) -> Option<&Place> {
        self.names.get(name)
    }
}

fn names(schema: &Schema, types: &[Place], combinators: &[Option<Place>]) -> BTreeMap<String, Place> {
    let types = schema.types.iter().map(|ty| &ty.name).zip(types);
    let (functions, constructors): (Vec<_>, Vec<_>) =
        schema.combinators.iter().zip(combinators).partition(|(combinator, _)| combinator.kind == Kind::Function);
    let combinators = constructors.into_iter().chain(functions);
    let combinators = combinators.filter_map(|(combinator, place)| Some((&combinator.name, place.as_ref()?)));
    types.chain(combinators).map(|(name, place)| (name.clone(), place.clone())).collect()
}

/// The names that are taken, by module.
#[derive(Default)]
struct Scopes {
    modules: BTreeMap<Vec<Ident>, Scope>,
}

impl Scopes {
    /// A name in the module `root`, made of a name of the schema with `suffix` behind it.
    fn place(&mut self, root: &'static str, tl_name: &str, suffix: &str) -> Place {
        let namespaces = tl_name.rsplit_once('.').map(|(namespaces, _)| namespaces);
        let namespaces = namespaces.into_iter().flat_map(|names| names.split('.')).map(Ident::module);
        let module: Vec<_> = iter::once(Ident::root(root)).chain(namespaces).collect();
        let name = format!("{}{suffix}", camel(tl_name, "Unnamed"));
        let name = self.modules.entry(module.clone()).or_default().claim(&name);
        Place { module, name }
    }
}

/// The names of a type's variants, in the order of its constructors.
///
/// The name of the type is left out where it comes first: `phoneCallRequested` of `PhoneCall` is `Requested`. Where that
/// leaves nothing, a digit or `Self`, and where two variants would get one name, all of the constructor's name stays;
/// then its namespaces come in front; then a number tells them apart.
pub(super) fn variant_names(schema: &Schema, ty: &Type) -> Vec<Ident> {
    let prefix = camel(&ty.name, "");
    let constructors: Vec<_> = ty.constructors.iter().filter_map(|id| schema.combinator(*id)).collect();
    let candidates: Vec<[String; 3]> = constructors.iter().map(|c| variant_candidates(&prefix, &c.name)).collect();
    let mut chosen = vec![0; candidates.len()];
    let name = |index: usize, choice: usize| candidates.get(index).and_then(|names| names.get(choice));
    loop {
        let mut holders: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, choice) in chosen.iter().enumerate() {
            holders.entry(name(index, *choice)).or_default().push(index);
        }
        let clashing = holders.into_values().filter(|indices| indices.len() > 1).flatten();
        let mut changed = false;
        for index in clashing {
            if let Some(choice) = chosen.get_mut(index).filter(|choice| **choice < 2) {
                *choice += 1;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let mut scope = Scope::default();
    let names = chosen.iter().enumerate().filter_map(|(index, choice)| name(index, *choice));
    names.map(|name| scope.claim(name)).collect()
}

/// Without the type's name, in full, with namespaces.
fn variant_candidates(prefix: &str, tl_name: &str) -> [String; 3] {
    let full = camel(tl_name, "Unnamed");
    let joined = camel(&tl_name.replace('.', "_"), "Unnamed");
    let stripped = match full.strip_prefix(prefix) {
        Some(rest) if rest != "Self" && rest.starts_with(|first: char| first.is_ascii_uppercase()) => rest,
        _ => &full,
    };
    [stripped.to_owned(), full.clone(), joined]
}
