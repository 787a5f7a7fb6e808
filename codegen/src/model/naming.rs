//! Naming: the module and the name of each definition.
//!
//! Three modules stand at the root, each with a module for every namespace, nested as the namespaces are:
//!
//! * `types` has one Rust type for every TL type: an enum, or the struct of its only constructor;
//! * `variants` has the structs of the other constructors; those without fields are unit variants, and structs too where that is
//!   chosen;
//! * `functions` has the structs of functions.
//!
//! If several layers declare one name, all but the first get the number of their layer: `DecryptedMessageLayer17`.
//!
//! Names that differ in TL may be equal in Rust (`fooBar`, `foo_bar`): [`claims`](super::claims) assigns numbers,
//! independent of the order of the schema.

use std::iter;

use typewright_language::maps::{Key, Map, Names};
use typewright_language::schema::{CombinatorId, Kind, Repetition, Schema, TypeId};
use typewright_language::source::Diagnostics;

use super::claims::{Claim, Place, Scopes};
use super::items::{Ident, Path, camel};
use super::options::ModelOptions;

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

/// The Rust name of a schema's name before numbering and renaming: `auth::SignIn` for `auth.signIn`.
#[must_use]
pub fn item_name(tl_name: &str, options: &ModelOptions) -> String {
    let (namespaces, _) = tl_name.rsplit_once('.').unwrap_or_default();
    let namespaces = namespaces.split('.').filter(|namespace| !namespace.is_empty());
    let modules = namespaces.map(|namespace| Ident::module(namespace).to_string());
    modules.chain([options.type_name(tl_name, "Unnamed")]).collect::<Vec<_>>().join("::")
}

/// The Rust names of definitions of one kind, each with the one that the caller chose. Where two are equal, one has a
/// number, independent of their order.
#[must_use]
pub fn item_names<'a>(
    tl_names: impl IntoIterator<Item = (&'a str, Option<&'a Ident>)>,
    options: &ModelOptions,
) -> Vec<String> {
    let claims = tl_names.into_iter().map(|(tl_name, chosen)| Claim {
        module: namespaces(tl_name).collect(),
        tl_name: tl_name.to_owned(),
        wanted: chosen.map_or_else(|| options.type_name(tl_name, "Unnamed"), |name| name.unraw().to_owned()),
        renamed: chosen.is_some(),
    });
    let places = Scopes::default().settle(&claims.collect::<Vec<_>>(), &mut Diagnostics::new());
    let path = |Place { module, name }| Path::between(&[], &module, &name).to_string();
    places.into_iter().map(path).collect()
}

/// The modules of a name's namespaces.
fn namespaces(tl_name: &str) -> impl Iterator<Item = Ident> {
    // The last part is the name itself.
    let names = tl_name.split('.').count() - 1;
    tl_name.split('.').take(names).map(Ident::module)
}

/// The place of every definition.
#[derive(Default)]
pub(super) struct Naming {
    types: Vec<Place>,
    /// None for unit variants without a struct.
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
    pub(super) fn assign(schema: &Schema, options: &ModelOptions, diagnostics: &mut Diagnostics) -> Self {
        let mut naming = Self { later: later_layers(schema), ..Self::default() };
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            if let Some(path) = options.extern_types.exact(&ty.name) {
                naming.extern_types.insert(id, path.clone());
            }
        }
        let mut claims = Claims::new(options, diagnostics);
        naming.place_definitions(schema, &mut claims);
        naming.place_errors(schema, &mut claims);
        naming.place_forms(schema, &mut claims);
        if options.calls {
            naming.place_calls(schema, &mut claims);
        }
        naming.names = names(schema, &naming.types, &naming.combinators);
        claims.scopes.names().for_each(|name| naming.taken.insert(name, ()));
        naming
    }

    fn place_definitions(&mut self, schema: &Schema, claims: &mut Claims<'_>) {
        let options = claims.options;
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            // A rename of an only constructor or of its type names the struct.
            let name = options.single(schema, id).map(|constructor| constructor.name.as_str());
            let name = name.filter(|name| options.renames.exact(name).is_some());
            claims.add_as("types", &ty.name, "", name.unwrap_or(&ty.name));
        }
        self.types = claims.settle();
        let mut claiming = Vec::new();
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            let root = match combinator.kind {
                Kind::Function => "functions",
                Kind::Constructor(ty) if self.extern_types.get(ty).is_some() => continue,
                Kind::Constructor(ty) if options.single(schema, ty).is_some() => continue,
                // An unnamed constructor has no id, which a struct would write.
                Kind::Constructor(_)
                    if combinator.fields.is_empty() && (!options.empty_structs || combinator.name == "_") =>
                {
                    continue;
                }
                Kind::Constructor(_) => "variants",
            };
            claims.add(root, &combinator.name, &self.layer_suffix(id));
            claiming.push(id);
        }
        let mut own = Map::default();
        let places = claims.settle();
        claiming.into_iter().zip(places).for_each(|(id, place)| own.insert(id, place));
        let combinators =
            (0..).map(CombinatorId).zip(&schema.combinators).map(|(id, combinator)| match combinator.kind {
                Kind::Constructor(ty) if self.extern_types.get(ty).is_some() => None,
                Kind::Constructor(ty) if options.single(schema, ty).is_some() => self.types.get(ty.0 as usize).cloned(),
                _ => own.get(id).cloned(),
            });
        self.combinators = combinators.collect();
    }

    fn place_errors(&mut self, schema: &Schema, claims: &mut Claims<'_>) {
        let failing = schema.documentation.calls.iter().filter(|(_, facts)| !facts.own_errors().is_empty());
        let failing: Vec<_> = failing.filter_map(|(id, _)| Some((id, schema.combinator(id)?))).collect();
        failing.iter().for_each(|(_, function)| claims.add("functions", &function.name, "Error"));
        let places = claims.settle();
        failing.into_iter().zip(places).for_each(|((id, _), place)| self.errors.insert(id, place));
    }

    /// Places forms and the elements of repetitions after all other items, since the schema does not name them.
    fn place_forms(&mut self, schema: &Schema, claims: &mut Claims<'_>) {
        let options = claims.options;
        let (mut types, mut constructors, mut elements) = (Vec::new(), Vec::new(), Vec::new());
        for (id, ty) in (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| !ty.params.is_empty()) {
            claims.add("types", &ty.name, "Form");
            types.push(id);
        }
        let with_params = types.iter().filter_map(|id| schema.ty(*id)).filter(|ty| ty.constructors.len() > 1);
        for id in with_params.flat_map(|ty| &ty.constructors) {
            claims.add("variants", schema.combinator(*id).map_or("", |constructor| &constructor.name), "Form");
            constructors.push(*id);
        }
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            let root = match combinator.kind {
                Kind::Function => "functions",
                Kind::Constructor(ty) if options.single(schema, ty).is_some() => "types",
                Kind::Constructor(_) => "variants",
            };
            combinator.walk_fields(&mut |field| {
                let Some(repetition) = field.ty.as_repetition().filter(|it| it.single().is_none()) else { return };
                let name = format!("{}{}", combinator.name, camel(field.name.as_deref().unwrap_or("item"), "Item"));
                ["", "Form"].iter().for_each(|suffix| claims.add(root, &name, suffix));
                elements.push(RepetitionId(id, repetition.number));
            });
        }
        let mut places = claims.settle().into_iter();
        types.into_iter().zip(&mut places).for_each(|(id, form)| self.type_forms.insert(id, form));
        constructors.into_iter().zip(&mut places).for_each(|(id, form)| self.forms.insert(id, form));
        for id in elements {
            if let (Some(item), Some(form)) = (places.next(), places.next()) {
                self.elements.insert(id, StructAndForm { item, form });
            }
        }
    }

    /// Places the enums of functions, one a namespace, after all that the schema names.
    fn place_calls(&mut self, schema: &Schema, claims: &mut Claims<'_>) {
        let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function);
        let mut namespaces = Names::default();
        namespaces.add("");
        for function in functions {
            let ends = function.name.match_indices('.').filter_map(|(end, _)| function.name.get(..=end));
            ends.for_each(|namespace| _ = namespaces.add(namespace));
        }
        namespaces.names().for_each(|namespace| claims.add_as("functions", &format!("{namespace}call"), "", ""));
        for place in claims.settle() {
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

    /// The struct of a constructor or a function; none of a unit variant, unless its struct is chosen.
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
    let (mut constructors, mut functions) = (Names::default(), Names::default());
    let mut later = Map::default();
    for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
        let seen = if combinator.kind == Kind::Function { &mut functions } else { &mut constructors };
        let is_first = seen.add(&combinator.name);
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
    let mut names = Names::default();
    for (ty, place) in schema.types.iter().zip(types) {
        names.insert(&ty.name, place.clone());
    }
    // A function takes the name of a constructor.
    for functions in [false, true] {
        for (combinator, place) in schema.combinators.iter().zip(combinators) {
            if let Some(place) = place.as_ref().filter(|_| (combinator.kind == Kind::Function) == functions) {
                names.insert(&combinator.name, place.clone());
            }
        }
    }
    names
}

/// The claims of definitions, in the order in which their places are wanted, and the names that were settled before.
struct Claims<'a> {
    options: &'a ModelOptions,
    list: Vec<Claim>,
    scopes: Scopes,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Claims<'a> {
    fn new(options: &'a ModelOptions, diagnostics: &'a mut Diagnostics) -> Self {
        Self { options, list: Vec::new(), scopes: Scopes::default(), diagnostics }
    }

    /// The places of the claims since the last call.
    fn settle(&mut self) -> Vec<Place> {
        self.scopes.settle(&std::mem::take(&mut self.list), self.diagnostics)
    }

    /// Claims a name in the module `root`: the name of the schema in Rust's case, with `suffix` behind it.
    fn add(&mut self, root: &'static str, tl_name: &str, suffix: &str) {
        self.add_as(root, tl_name, suffix, tl_name);
    }

    /// The same, under the name that the caller chose for `renamed`, if there is one.
    fn add_as(&mut self, root: &'static str, tl_name: &str, suffix: &str, renamed: &str) {
        let chosen = self.options.renames.exact(renamed);
        let name = chosen.map_or_else(|| self.options.type_name(tl_name, "Unnamed"), |name| name.unraw().to_owned());
        let mut module = vec![Ident::root(root)];
        module.extend(namespaces(tl_name));
        self.list.push(Claim { module, tl_name: renamed.to_owned(), wanted: name + suffix, renamed: chosen.is_some() });
    }
}
