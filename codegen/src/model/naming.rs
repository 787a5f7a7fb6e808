//! Naming: the module and the name of each definition.
//!
//! Three modules stand at the root, each with a module for every namespace, nested as the namespaces are:
//!
//! * `types` has one Rust type for every TL type: an enum, or the struct of its only constructor;
//! * `variants` has the structs of the other constructors, except those without fields, which are unit variants;
//! * `functions` has the structs of functions.
//!
//! If several layers declare one name, all but the first get the number of their layer: `DecryptedMessageLayer17`.
//!
//! Names that differ in TL may be equal in Rust (`fooBar`, `foo_bar`). Within a module the first keeps its name, and the
//! later ones get a number, in the order of the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use typewright_language::maps::{Key, Map, Names};
use typewright_language::schema::{Combinator, CombinatorId, Kind, Repetition, Rules, Schema, TypeId};

use super::items::{Ident, Path, Scope, camel, snake};
use super::options::ModelOptions;

/// A module and a name in it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The path of the module from the root.
    pub module: Vec<Ident>,
    /// The name.
    pub name: Ident,
}

/// The places of a struct and of its form.
#[derive(Clone, Debug)]
pub(super) struct StructAndForm {
    pub item: Place,
    pub form: Place,
}

/// A combinator, and the number of a repetition in it.
#[derive(Clone, Copy, Debug)]
struct RepetitionId(CombinatorId, u32);

impl Key for RepetitionId {
    fn number(self) -> u64 {
        self.0.number() << 32 | u64::from(self.1)
    }
}

/// A name of the schema as Rust has it, before a number tells it from an equal one: `auth::SignIn` of `auth.signIn`.
#[must_use]
pub fn item_name(tl_name: &str) -> String {
    let (namespaces, _) = tl_name.rsplit_once('.').unwrap_or_default();
    let namespaces = namespaces.split('.').filter(|namespace| !namespace.is_empty());
    let modules = namespaces.map(|namespace| Ident::module(namespace).to_string());
    modules.chain([camel(tl_name, "Unnamed")]).collect::<Vec<_>>().join("::")
}

/// The names of definitions of one kind as Rust has them by default: where two are equal, the later one has a number.
#[must_use]
pub fn item_names<'a>(tl_names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut scopes: BTreeMap<String, Scope> = BTreeMap::new();
    let claimed = tl_names.into_iter().map(|tl_name| {
        let name = item_name(tl_name);
        let (module, last) = name.rsplit_once("::").unwrap_or(("", &name));
        let claimed = scopes.entry(module.to_owned()).or_default().claim(last);
        if module.is_empty() { claimed.to_string() } else { format!("{module}::{claimed}") }
    });
    claimed.collect()
}

/// The names of fields of one declaration as Rust has them by default; those without one by their number.
#[must_use]
pub fn field_names<'a>(tl_names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let (mut scope, numbered) = (Scope::default(), (1..).zip(tl_names));
    numbered.map(|(number, name)| scope.claim(&snake(name, &format!("field_{number}"))).to_string()).collect()
}

/// The name of a field as Rust has it, before a number tells it from an equal one.
#[must_use]
pub fn field_name(tl_name: &str) -> String {
    snake(tl_name, "field")
}

/// The place of every definition.
#[derive(Default)]
pub(super) struct Naming {
    types: Vec<Place>,
    /// None for unit variants.
    combinators: Vec<Option<Place>>,
    /// The enum of each function that has errors of its own.
    errors: Map<CombinatorId, Place>,
    /// The form of each type that has parameters, and of each of its constructors.
    type_forms: Map<TypeId, Place>,
    forms: Map<CombinatorId, Place>,
    /// The structs for the elements of repetitions.
    elements: Map<RepetitionId, StructAndForm>,
    /// The enums of functions, by the path of their module.
    calls: Names<Place>,
    /// The types that the caller wrote.
    extern_types: Map<TypeId, Path>,
    /// The layers of combinators whose name an earlier layer has too.
    later: Map<CombinatorId, u32>,
    /// The places by the schema's names; a function's name comes before a constructor's.
    names: Names<Place>,
    /// The names of all items of all modules.
    taken: Names<()>,
}

impl Naming {
    pub(super) fn assign(schema: &Schema, options: &ModelOptions) -> Self {
        let mut scopes = Scopes { renames: &options.renames, modules: Names::default() };
        let mut extern_types = Map::default();
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            if let Some(path) = options.extern_types.exact(&ty.name) {
                extern_types.insert(id, path.clone());
            }
        }
        let types = (0..).map(TypeId).zip(&schema.types).map(|(id, ty)| {
            // A rename of an only constructor or of its type names the struct.
            let name = schema.single(id).map(|constructor| constructor.name.as_str());
            let name = name.filter(|name| options.renames.exact(name).is_some());
            scopes.place_as("types", &ty.name, "", name.unwrap_or(&ty.name))
        });
        let types: Vec<_> = types.collect();
        let later = later_layers(schema);
        let combinator = |(id, combinator): (CombinatorId, &Combinator)| match combinator.kind {
            Kind::Function => Some(scopes.place("functions", &combinator.name, &layer_suffix(&later, id))),
            Kind::Constructor(id) if extern_types.get(id).is_some() => None,
            Kind::Constructor(id) if schema.single(id).is_some() => types.get(id.0 as usize).cloned(),
            Kind::Constructor(_) if combinator.fields.is_empty() => None,
            Kind::Constructor(_) => Some(scopes.place("variants", &combinator.name, &layer_suffix(&later, id))),
        };
        let combinators: Vec<_> = (0..).map(CombinatorId).zip(&schema.combinators).map(combinator).collect();
        let failing = schema.documentation.calls.iter().filter(|(_, facts)| !facts.own_errors().is_empty());
        let mut errors = Map::default();
        for (id, function) in failing.filter_map(|(id, _)| Some((*id, schema.combinator(*id)?))) {
            errors.insert(id, scopes.place("functions", &function.name, "Error"));
        }
        let names = names(schema, &types, &combinators);
        let mut naming = Self { types, combinators, errors, names, extern_types, later, ..Self::default() };
        naming.place_forms(schema, &mut scopes);
        if options.calls {
            naming.place_calls(schema, &mut scopes);
        }
        let taken = scopes.modules.iter().flat_map(|(_, scope)| scope.names());
        taken.for_each(|name| naming.taken.insert(name, ()));
        naming
    }

    /// Places forms and the elements of repetitions after all other items, since the schema does not name them.
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
            combinator.walk_fields(&mut |field| {
                let Some(repetition) = field.ty.as_repetition().filter(|it| it.single().is_none()) else { return };
                let name = format!("{}{}", combinator.name, camel(field.name.as_deref().unwrap_or("item"), "Item"));
                let places =
                    StructAndForm { item: scopes.place(root, &name, ""), form: scopes.place(root, &name, "Form") };
                self.elements.insert(RepetitionId(id, repetition.number), places);
            });
        }
    }

    /// Places the enums of functions, one a namespace, after all that the schema names.
    fn place_calls(&mut self, schema: &Schema, scopes: &mut Scopes<'_>) {
        let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function);
        let mut namespaces = BTreeSet::from([""]);
        for function in functions {
            let ends = function.name.match_indices('.').filter_map(|(end, _)| function.name.get(..=end));
            namespaces.extend(ends);
        }
        for namespace in namespaces {
            let place = scopes.place_as("functions", &format!("{namespace}call"), "", "");
            self.calls.insert(&path(&place.module), place);
        }
    }

    /// The enum of the functions of a module.
    pub(super) fn calls(&self, module: &[Ident]) -> Option<&Place> {
        self.calls.get(&path(module))
    }

    /// The form of a type that has parameters.
    pub(super) fn type_form(&self, id: TypeId) -> Option<&Place> {
        self.type_forms.get(id)
    }

    /// The form of a constructor of a type that has parameters.
    pub(super) fn form(&self, id: CombinatorId) -> Option<&Place> {
        self.forms.get(id)
    }

    /// The struct for the elements of a repetition in a combinator; none if they are single values.
    pub(super) fn element(&self, id: CombinatorId, repetition: &Repetition) -> Option<&StructAndForm> {
        self.elements.get(RepetitionId(id, repetition.number))
    }

    /// A name that no item has: `wanted`, or that with a number behind it.
    pub(super) fn unused(&self, wanted: &str) -> Ident {
        let numbered = (2..).map(|number: u32| format!("{wanted}{number}"));
        let name = iter::once(wanted.to_owned()).chain(numbered).find(|name| self.taken.get(name).is_none());
        Ident::field(&name.unwrap_or_default())
    }

    /// The type that the caller wrote in place of one of the schema.
    pub(super) fn extern_type(&self, id: TypeId) -> Option<&Path> {
        self.extern_types.get(id)
    }

    /// The enum of a type, or the struct of its only constructor.
    pub(super) fn ty(&self, id: TypeId) -> Option<&Place> {
        self.types.get(id.0 as usize)
    }

    /// The struct of a constructor or a function.
    pub(super) fn combinator(&self, id: CombinatorId) -> Option<&Place> {
        self.combinators.get(id.0 as usize)?.as_ref()
    }

    /// The enum of a function's errors.
    pub(super) fn errors(&self, id: CombinatorId) -> Option<&Place> {
        self.errors.get(id)
    }

    /// The suffix of a combinator's Rust names: `Layer17` if an earlier layer declares the same name.
    pub(super) fn layer_suffix(&self, id: CombinatorId) -> String {
        layer_suffix(&self.later, id)
    }

    /// The place of the item that stands for a name of the schema.
    pub(super) fn named(&self, name: &str) -> Option<&Place> {
        self.names.get(name)
    }
}

/// The path of a module as text.
fn path(module: &[Ident]) -> String {
    module.iter().map(Ident::as_str).collect::<Vec<_>>().join("::")
}

/// The layers of constructors and functions whose name an earlier layer has too.
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

fn layer_suffix(later: &Map<CombinatorId, u32>, id: CombinatorId) -> String {
    later.get(id).map_or_else(String::new, |layer| format!("Layer{layer}"))
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
    /// Claims a name in the module `root`: the name of the schema in Rust's case, with `suffix` behind it.
    fn place(&mut self, root: &'static str, tl_name: &str, suffix: &str) -> Place {
        self.place_as(root, tl_name, suffix, tl_name)
    }

    /// The same, under the name that the caller chose for `renamed`, if there is one.
    fn place_as(&mut self, root: &'static str, tl_name: &str, suffix: &str, renamed: &str) -> Place {
        let namespaces = tl_name.rsplit_once('.').map(|(namespaces, _)| namespaces);
        let namespaces = namespaces.into_iter().flat_map(|names| names.split('.')).map(Ident::module);
        let module: Vec<_> = iter::once(Ident::root(root)).chain(namespaces).collect();
        let name = match self.renames.exact(renamed) {
            Some(name) => format!("{}{suffix}", name.unraw()),
            None => format!("{}{suffix}", camel(tl_name, "Unnamed")),
        };
        let path = path(&module);
        let name = match self.modules.get_mut(&path) {
            Some(scope) => scope.claim(&name),
            None => {
                let mut scope = Scope::for_module();
                let name = scope.claim(&name);
                self.modules.insert(&path, scope);
                name
            }
        };
        Place { module, name }
    }
}
