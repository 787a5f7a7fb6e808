//! Where each definition lives, and what it is called there.
//!
//! Three modules at the root, each with a module for every namespace, nested as the namespaces are:
//!
//! * `types` has one Rust type for every TL type: an enum, or the struct of its only constructor;
//! * `variants` has the structs of the other constructors, but for those without fields, which are unit variants;
//! * `functions` has the structs of functions.
//!
//! What several layers declare under one name says from which it is, but for the first: `DecryptedMessageLayer17`.
//!
//! Names that differ in TL may be equal in Rust (`fooBar`, `foo_bar`). Within a module the first keeps its name, and the
//! later ones get a number, in the order of the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::ModelOptions;
use super::ident::{Ident, Scope, camel};
use super::nouns::Path;
use super::rules::Rules;
use typewright_language::maps::{Map, Names};
use typewright_language::schema::{Combinator, CombinatorId, Field, FieldType, Kind, Repetition, Schema, Type, TypeId};

/// A module and a name in it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// From the root.
    pub module: Vec<Ident>,
    /// The name.
    pub name: Ident,
}

/// The place of every definition.
#[derive(Default)]
pub(super) struct Places {
    types: Vec<Place>,
    /// None for constructors without fields in types of several.
    combinators: Vec<Option<Place>>,
    /// The enum of each function that has errors of its own.
    errors: Map<CombinatorId, Place>,
    /// The form of each type that has parameters, and of each of its constructors.
    type_forms: Map<TypeId, Place>,
    forms: Map<CombinatorId, Place>,
    /// The structs of what is repeated, in the order in which a combinator has them, and their forms.
    repeated: Map<CombinatorId, Vec<(Place, Place)>>,
    /// The types that the caller has written.
    extern_types: Map<TypeId, Path>,
    /// The layers of those that an earlier layer has under the same name.
    later: Map<CombinatorId, u32>,
    /// What the schema's names stand for; a function's name comes before a constructor's.
    names: Names<Place>,
    /// Every name of an item, wherever it is.
    taken: Names<()>,
}

impl Places {
    pub(super) fn of(schema: &Schema, options: &ModelOptions) -> Self {
        let mut scopes = Scopes { renames: &options.renames, modules: Names::default() };
        let mut extern_types = Map::default();
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            if let Some(path) = options.extern_types.exact(&ty.name) {
                extern_types.insert(id, path.clone());
            }
        }
        let types = (0..).map(TypeId).zip(&schema.types).map(|(id, ty)| {
            // The struct of an only constructor is called as that or as its type.
            let name = schema.single(id).map(|constructor| constructor.name.as_str());
            let name = name.filter(|name| options.renames.exact(name).is_some());
            scopes.place_as("types", &ty.name, "", name.unwrap_or(&ty.name))
        });
        let types: Vec<_> = types.collect();
        let later = later_layers(schema);
        let combinator = |(id, combinator): (CombinatorId, &Combinator)| match combinator.kind {
            Kind::Function => Some(scopes.place("functions", &combinator.name, &suffix(&later, id))),
            Kind::Constructor(id) if extern_types.get(id).is_some() => None,
            Kind::Constructor(id) if schema.single(id).is_some() => types.get(id.0 as usize).cloned(),
            Kind::Constructor(_) if combinator.fields.is_empty() => None,
            Kind::Constructor(_) => Some(scopes.place("variants", &combinator.name, &suffix(&later, id))),
        };
        let combinators: Vec<_> = (0..).map(CombinatorId).zip(&schema.combinators).map(combinator).collect();
        let failing = schema.documentation.calls.iter().filter(|(_, facts)| !facts.own_errors().is_empty());
        let mut errors = Map::default();
        for (id, function) in failing.filter_map(|(id, _)| Some((*id, schema.combinator(*id)?))) {
            errors.insert(id, scopes.place("functions", &function.name, "Error"));
        }
        let names = names(schema, &types, &combinators);
        let mut places = Self { types, combinators, errors, names, extern_types, later, ..Self::default() };
        places.place_forms(schema, &mut scopes);
        let taken = scopes.modules.iter().flat_map(|(_, scope)| scope.names());
        taken.for_each(|name| places.taken.insert(name, ()));
        places
    }

    /// Places what has no name of its own in a schema: after all that has one.
    fn place_forms(&mut self, schema: &Schema, scopes: &mut Scopes<'_>) {
        let with_params = (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| !ty.params.is_empty());
        for (id, ty) in with_params {
            self.type_forms.insert(id, scopes.place("types", &ty.name, "Form"));
            for constructor in ty.constructors.iter().filter(|_| ty.constructors.len() > 1) {
                let name = schema.combinator(*constructor).map_or("", |constructor| constructor.name.as_str());
                self.forms.insert(*constructor, scopes.place("variants", name, "Form"));
            }
        }
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            let root = match combinator.kind {
                Kind::Function => "functions",
                Kind::Constructor(ty) if schema.single(ty).is_some() => "types",
                Kind::Constructor(_) => "variants",
            };
            let structs = repeated_structs(&combinator.fields).into_iter().map(|field| {
                let name = format!("{}{}", combinator.name, camel(field, "Item"));
                (scopes.place(root, &name, ""), scopes.place(root, &name, "Form"))
            });
            let structs: Vec<_> = structs.collect();
            if !structs.is_empty() {
                self.repeated.insert(id, structs);
            }
        }
    }

    /// The form of a type that has parameters.
    pub(super) fn type_form(&self, id: TypeId) -> Option<&Place> {
        self.type_forms.get(id)
    }

    /// The form of a constructor of a type that has parameters.
    pub(super) fn form(&self, id: CombinatorId) -> Option<&Place> {
        self.forms.get(id)
    }

    /// The structs of what a combinator repeats, and their forms.
    pub(super) fn repeated(&self, id: CombinatorId) -> &[(Place, Place)] {
        self.repeated.get(id).map_or(&[], Vec::as_slice)
    }

    /// `wanted`, or with a number behind it: a name that no item has.
    pub(super) fn unused(&self, wanted: &str) -> Ident {
        let numbered = (2..).map(|number: u32| format!("{wanted}{number}"));
        let name = iter::once(wanted.to_owned()).chain(numbered).find(|name| self.taken.get(name).is_none());
        Ident::field(&name.unwrap_or_default())
    }

    /// What the caller has written for a type.
    pub(super) fn extern_type(&self, id: TypeId) -> Option<&Path> {
        self.extern_types.get(id)
    }

    pub(super) fn ty(&self, id: TypeId) -> Option<&Place> {
        self.types.get(id.0 as usize)
    }

    pub(super) fn combinator(&self, id: CombinatorId) -> Option<&Place> {
        self.combinators.get(id.0 as usize)?.as_ref()
    }

    pub(super) fn errors(&self, id: CombinatorId) -> Option<&Place> {
        self.errors.get(id)
    }

    pub(super) fn named(&self, name: &str) -> Option<&Place> {
        self.names.get(name)
    }
}

/// The layers of the constructors and functions that an earlier layer has under the same name.
fn later_layers(schema: &Schema) -> Map<CombinatorId, u32> {
    let (mut constructors, mut functions) = (BTreeSet::new(), BTreeSet::new());
    let mut later = Map::default();
    for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
        let seen = if combinator.kind == Kind::Function { &mut functions } else { &mut constructors };
        let is_first = seen.insert(combinator.name.as_str());
        if let Some(layer) = combinator.layer.filter(|_| !is_first) {
            later.insert(id, layer);
        }
    }
    later
}

/// `Layer17` of what an earlier layer has under the same name.
fn suffix(later: &Map<CombinatorId, u32>, id: CombinatorId) -> String {
    later.get(id).map_or_else(String::new, |layer| format!("Layer{layer}"))
}

/// The names of the fields that repeat more than one value, in the order in which they are met from the outside in.
fn repeated_structs(fields: &[Field]) -> Vec<&str> {
    let mut found = Vec::new();
    for field in fields {
        if let FieldType::Repetition(repetition) = &field.ty {
            if !is_single(repetition) {
                found.push(field.name.as_deref().unwrap_or("item"));
            }
            found.extend(repeated_structs(&repetition.fields));
        }
    }
    found
}

/// Whether what is repeated is one value, so that it needs no struct.
pub(super) fn is_single(repetition: &Repetition) -> bool {
    matches!(repetition.fields.as_slice(), [only] if only.condition.is_none() && !matches!(only.ty, FieldType::Query(_)))
}

fn names(schema: &Schema, types: &[Place], combinators: &[Option<Place>]) -> Names<Place> {
    let types = schema.types.iter().map(|ty| &ty.name).zip(types);
    let (functions, constructors): (Vec<_>, Vec<_>) =
        schema.combinators.iter().zip(combinators).partition(|(combinator, _)| combinator.kind == Kind::Function);
    let combinators = constructors.into_iter().chain(functions);
    let combinators = combinators.filter_map(|(combinator, place)| Some((&combinator.name, place.as_ref()?)));
    let mut names = Names::default();
    types.chain(combinators).for_each(|(name, place)| names.insert(name, place.clone()));
    names
}

/// The names that are taken, by module.
struct Scopes<'a> {
    renames: &'a Rules<Ident>,
    /// By path: `types::phone`.
    modules: Names<Scope>,
}

impl Scopes<'_> {
    /// A name in the module `root`, made of a name of the schema with `suffix` behind it.
    fn place(&mut self, root: &'static str, tl_name: &str, suffix: &str) -> Place {
        self.place_as(root, tl_name, suffix, tl_name)
    }

    /// The same, called as the caller wants `renamed` to be.
    fn place_as(&mut self, root: &'static str, tl_name: &str, suffix: &str, renamed: &str) -> Place {
        let namespaces = tl_name.rsplit_once('.').map(|(namespaces, _)| namespaces);
        let namespaces = namespaces.into_iter().flat_map(|names| names.split('.')).map(Ident::module);
        let module: Vec<_> = iter::once(Ident::root(root)).chain(namespaces).collect();
        let name = match self.renames.exact(renamed) {
            Some(name) => format!("{}{suffix}", name.unraw()),
            None => format!("{}{suffix}", camel(tl_name, "Unnamed")),
        };
        let path = module.iter().map(Ident::as_str).collect::<Vec<_>>().join("::");
        let name = match self.modules.get_mut(&path) {
            Some(scope) => scope.claim(&name),
            None => {
                let mut scope = Scope::default();
                let name = scope.claim(&name);
                self.modules.insert(&path, scope);
                name
            }
        };
        Place { module, name }
    }
}

/// The names of a type's variants, in the order of its constructors.
///
/// The name of the type is left out where it comes first: `phoneCallRequested` of `PhoneCall` is `Requested`. Where that
/// leaves nothing, a digit or `Self`, and where two variants would get one name, all of the constructor's name stays;
/// then its namespaces come in front; then a number tells them apart.
///
/// What the caller calls it is what it is called.
pub(super) fn variant_names(schema: &Schema, ty: &Type, places: &Places, renames: &Rules<Ident>) -> Vec<Ident> {
    let prefix = camel(&ty.name, "");
    let constructors = ty.constructors.iter().filter_map(|id| Some((*id, schema.combinator(*id)?)));
    let candidates = constructors.map(|(id, constructor)| {
        let suffix = suffix(&places.later, id);
        variant_candidates(&prefix, constructor, renames).map(|name| name + &suffix)
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
    let mut scope = Scope::default();
    let names = chosen.iter().enumerate().map(|(index, choice)| name(index, *choice));
    names.map(|name| scope.claim(name)).collect()
}

/// Without the type's name, in full, with namespaces.
fn variant_candidates(prefix: &str, constructor: &Combinator, renames: &Rules<Ident>) -> [String; 3] {
    let tl_name = constructor.name.as_str();
    if let Some(name) = renames.exact(tl_name) {
        return [name.unraw(), name.unraw(), name.unraw()].map(str::to_owned);
    }
    let full = camel(tl_name, "Unnamed");
    let joined = camel(&tl_name.replace('.', "_"), "Unnamed");
    [stripped(&full, prefix).to_owned(), full, joined]
}

/// What a constructor is called as a variant of its type, unless another one would be called the same.
#[must_use]
pub fn variant_name(ty: &str, constructor: &str) -> String {
    stripped(&camel(constructor, "Unnamed"), &camel(ty, "")).to_owned()
}

/// Without the type's name, where that leaves a name.
fn stripped<'a>(full: &'a str, prefix: &str) -> &'a str {
    match full.strip_prefix(prefix) {
        Some(rest) if rest != "Self" && rest.starts_with(|first: char| first.is_ascii_uppercase()) => rest,
        _ => full,
    }
}
