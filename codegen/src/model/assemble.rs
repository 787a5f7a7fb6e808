//! Definitions to items, items to modules.

use super::ModelOptions;
use super::body::{Body, Repeated};
use super::docs;
use super::errors::Errors;
use super::ident::{Ident, Scope};
use super::json::InJson;
use super::json_plan::{Json, JsonEnum};
use super::nouns::{
    Answer, Attribute, Availability, Call, Dependence, Enum, ErrorEnum, Item, Lang, Model, Module, Path, Payload,
    PayloadForm, Presence, Struct, Variant,
};
use super::params::Params;
use super::places::{Place, Places, variant_names};
use super::registry;
use super::sizes::Sizes;
use super::texts::{Lending, Texts};
use super::types::View;
use typewright_language::maps::Names;
use typewright_language::schema::{CallFacts, Combinator, CombinatorId, Kind, Schema, Type, TypeExpr, TypeId};

/// The model of a schema that `support` has found nothing in.
pub(super) fn assemble(schema: &Schema, options: &ModelOptions) -> Model {
    let places = &Places::of(schema, options);
    let params = &Params::of(schema, places);
    let lending = &Lending::of(schema, options);
    let sizes = &Sizes::of(schema, places);
    let json = &InJson::new(schema, options);
    let view = View { schema, places, params, lending, sizes, json, module: &[] };
    let items = Items { options, root: view, errors: Errors::of(view) };
    let mut root = Tree::default();
    for (combinator, id) in schema.combinators.iter().zip((0..).map(CombinatorId)) {
        if let Kind::Constructor(ty) = combinator.kind
            && schema.ty(ty).is_some_and(|ty| ty.constructors.first() == Some(&id))
        {
            items.push_enum(ty, &mut root);
        }
        if let Some(place) = places.combinator(id) {
            items.push_struct(combinator, id, place, &mut root);
        }
        if let Some(place) = places.errors(id) {
            root.insert(&place.module, Item::ErrorEnum(items.error_enum(combinator, id, place)));
        }
    }
    let empty = schema.types.iter().zip((0..).map(TypeId)).filter(|(ty, _)| ty.constructors.is_empty());
    empty.for_each(|(_, id)| items.push_enum(id, &mut root));
    let common = items.errors.common_enum().map(Item::ErrorEnum);
    let known = items.errors.known().map(Item::KnownError);
    common.into_iter().chain(known).for_each(|item| root.insert(&Errors::module(), item));
    if options.registry {
        let module = registry::module();
        let registry = registry::of(view.at(&module));
        root.insert(&module, Item::Registry(registry));
    }
    Model { modules: root.into_modules(0) }
}

struct Items<'a> {
    options: &'a ModelOptions,
    /// The view from the root.
    root: View<'a>,
    errors: Errors<'a>,
}

impl Items<'_> {
    fn view<'b>(&'b self, place: &'b Place) -> View<'b> {
        self.root.at(&place.module)
    }

    /// Adds the struct of a combinator, and those of what it repeats.
    fn push_struct(&self, combinator: &Combinator, id: CombinatorId, place: &Place, root: &mut Tree) {
        let view = self.view(place);
        let mut body = Body::of((id, combinator), self.options, view, &place.name);
        body.plan.min_size = view.sizes.min_bare(id);
        let json = view.json.combinator(id);
        self.push_repeated(&mut body, json, root);
        let call = (combinator.kind == Kind::Function).then(|| self.call(combinator, id, &mut body, view));
        let single = match combinator.kind {
            Kind::Constructor(ty) => self.root.schema.single(ty).and(self.root.schema.ty(ty)),
            Kind::Function => None,
        };
        let owner = single.map_or("", |ty| ty.name.as_str());
        let mut item = self.structure(place, body, &[&combinator.name, owner]);
        item.docs = self.struct_docs(combinator, call.as_ref(), view);
        item.tl_name = combinator.name.clone();
        item.id = combinator.id;
        item.recursive = single.is_some_and(|ty| ty.recursion.is_some());
        let asked = item.fields.iter().any(|field| field.presence == Presence::Always);
        item.new = item.new || (call.is_some() && asked);
        item.decodable = call.is_none() || self.options.decode_functions || self.options.registry;
        item.call = call;
        item.dependence = self.dependence(combinator, id);
        if !item.generics.is_empty() || item.dependence.is_some() {
            item.hooks.clear();
        }
        let any = self.known(place);
        item.json = json.map(|json| json.object(&self.root.json.tag_of(combinator), &item, any.as_ref()));
        root.insert(&place.module, Item::Struct(Box::new(item)));
    }

    /// The path from a place to what knows the constructors that an object may hold.
    fn known(&self, place: &Place) -> Option<Path> {
        let known = Path::between(&place.module, &registry::module(), &registry::known());
        self.options.registry.then_some(known)
    }

    /// What the struct of a constructor depends on.
    fn dependence(&self, combinator: &Combinator, id: CombinatorId) -> Option<Dependence> {
        let Kind::Constructor(ty) = combinator.kind else { return None };
        let params: Vec<_> =
            self.root.params.of_constructor(ty, id).map(|param| param.noun(self.root.places)).collect();
        let form = self.root.places.form(id).or_else(|| self.root.places.type_form(ty))?;
        (!params.is_empty()).then(|| Dependence { form: form.name.clone(), params })
    }

    /// Adds the structs of what is repeated.
    fn push_repeated(&self, body: &mut Body, json: Option<Json>, root: &mut Tree) {
        for Repeated { tl_name, place, form, mut body } in body.repeated.drain(..) {
            self.push_repeated(&mut body, json, root);
            let params = body.env.params().into_iter().map(|(_, param)| param).collect();
            let mut item = self.structure(&place, body, &[&tl_name]);
            item.docs = docs::of_repeated(&tl_name);
            item.tl_name = tl_name;
            item.new = false;
            item.hooks.clear();
            item.dependence = Some(Dependence { form: form.name, params });
            item.json = json.map(|json| json.record(&item, self.known(&place).as_ref()));
            root.insert(&place.module, Item::Struct(Box::new(item)));
        }
    }

    /// The struct of a body, before it is known whose it is. `names` are what the schema calls it.
    fn structure(&self, place: &Place, body: Body, names: &[&str]) -> Struct {
        let mandatory = body.fields.iter().filter(|field| field.presence == Presence::Always).count();
        let has_optional = mandatory < body.fields.len();
        let mut derives = self.derives(names);
        if has_optional && mandatory == 0 {
            let default = Path { supers: 0, segments: Ident::written("Default").into_iter().collect() };
            if !derives.contains(&default) {
                derives.push(default);
            }
        }
        Struct {
            name: place.name.clone(),
            lends: body.fields.iter().any(|field| field.ty.lends()),
            docs: Vec::new(),
            derives,
            attributes: self.options.attributes.all(names).cloned().collect(),
            hooks: self.hooks(names),
            tl_name: String::new(),
            id: 0,
            recursive: false,
            new: has_optional,
            decodable: true,
            call: None,
            generics: body.generics.values().cloned().collect(),
            dependence: None,
            fields: body.fields,
            bytes: self.options.codec.has_bytes(),
            plan: body.plan,
            json: None,
        }
    }

    /// The macros that are called with something with these names.
    fn hooks(&self, names: &[&str]) -> Vec<Path> {
        self.options.hooks.all(names).cloned().collect()
    }

    /// What something with these names derives.
    fn derives(&self, names: &[&str]) -> Vec<Path> {
        let mut derives = self.options.derives.clone();
        for derive in self.options.extra_derives.all(names).flatten() {
            if !derives.contains(derive) {
                derives.push(derive.clone());
            }
        }
        derives
    }

    fn struct_docs(&self, combinator: &Combinator, call: Option<&Call>, view: View<'_>) -> Vec<String> {
        match (call, combinator.kind) {
            (Some(call), _) => docs::of_function(self.root.schema, combinator, call, view),
            (None, Kind::Constructor(ty)) if self.root.schema.single(ty).is_none() => {
                let docs = view.path(ty).map(|path| docs::of_constructor(self.root.schema, combinator, &path, view));
                docs.unwrap_or_default()
            }
            (None, Kind::Constructor(ty)) => {
                let docs = self.root.schema.ty(ty).map(|ty| docs::of_single(self.root.schema, combinator, ty, view));
                docs.unwrap_or_default()
            }
            (None, Kind::Function) => Vec::new(),
        }
    }

    fn call(&self, combinator: &Combinator, id: CombinatorId, body: &mut Body, view: View<'_>) -> Call {
        let answer = self.answer(combinator, body, view);
        let facts = self.root.schema.documentation.calls.get(&id);
        let availability = facts.map_or_else(Availability::default, |facts| Availability {
            users: facts.users,
            bots: facts.bots,
            business: facts.business,
            unauthed: facts.unauthed,
        });
        Call {
            answer,
            error: self.errors.of_call(self.root.places.errors(id), is_wrapper(combinator), view),
            availability,
        }
    }

    fn answer(&self, combinator: &Combinator, body: &mut Body, view: View<'_>) -> Answer {
        if let TypeExpr::Var { var, .. } = &combinator.result
            && let (Some(query), Some(field)) = (body.generics.get(*var), body.queries.get(*var))
        {
            let lends = self.root.lending.any();
            return Answer::Query { field: field.clone(), query: query.clone(), lends };
        }
        let texts = Texts::of_answer(self.options, combinator);
        let (response, form) = view.value(&combinator.result, texts, &mut body.env);
        Answer::Value { response, form }
    }

    fn error_enum(&self, combinator: &Combinator, id: CombinatorId, place: &Place) -> ErrorEnum {
        let facts = self.root.schema.documentation.calls.get(&id);
        let own = facts.map(CallFacts::own_errors).unwrap_or_default();
        self.errors.of_function(combinator, own, place, is_wrapper(combinator))
    }

    /// Adds the enum of a type that is not a struct.
    fn push_enum(&self, id: TypeId, root: &mut Tree) {
        if self.root.places.extern_type(id).is_some() {
            return;
        }
        if let (Some(ty), Some(place), None) =
            (self.root.schema.ty(id), self.root.places.ty(id), self.root.schema.single(id))
        {
            root.insert(&place.module, Item::Enum(self.enumeration(ty, id, place)));
        }
    }

    fn enumeration(&self, ty: &Type, id: TypeId, place: &Place) -> Enum {
        let attributes = self.options.attributes.all(&[&ty.name]).cloned().collect();
        let names = variant_names(self.root.schema, ty, self.root.places, &self.options.renames);
        let unknown = ty.keeps_unknown.then(|| {
            let mut taken = Scope::default();
            names.iter().for_each(|name| _ = taken.claim(name.unraw()));
            taken.claim("Unknown")
        });
        let constructors = ty.constructors.iter().filter_map(|id| Some((*id, self.root.schema.combinator(*id)?)));
        let variants: Vec<_> =
            names.into_iter().zip(constructors).map(|(name, of)| self.variant(name, id, of, place)).collect();
        let simplest = ty.constructors.iter().position(|id| ty.simplest == Some(*id));
        let simplest = simplest.and_then(|index| variants.get(index)).cloned();
        Enum {
            name: place.name.clone(),
            docs: docs::of_enum(ty, self.view(place)),
            derives: self.derives(&[&ty.name]),
            attributes,
            hooks: if ty.params.is_empty() { self.hooks(&[&ty.name]) } else { Vec::new() },
            tl_name: ty.name.clone(),
            lends: self.root.lending.ty(id),
            unknown,
            simplest: Box::new(simplest.unwrap_or_else(nothing)),
            json: self.root.json.ty(id).map(|json| self.json_of_enum(ty, json)),
            variants,
            dependence: self.enum_dependence(id),
            bytes: self.options.codec.has_bytes(),
            min_size: self.root.sizes.min_boxed(id),
            recursive: ty.recursion.is_some(),
        }
    }

    fn json_of_enum(&self, ty: &Type, json: Json) -> JsonEnum {
        let constructors = ty.constructors.iter().filter_map(|id| self.root.schema.combinator(*id));
        JsonEnum { tag: json.tag(), names: constructors.map(|it| self.root.json.tag_of(it)).collect() }
    }

    fn enum_dependence(&self, id: TypeId) -> Option<Dependence> {
        let params: Vec<_> = self.root.params.of_type(id).iter().map(|param| param.noun(self.root.places)).collect();
        let form = self.root.places.type_form(id)?;
        (!params.is_empty()).then(|| Dependence { form: form.name.clone(), params })
    }

    fn variant(
        &self,
        name: Ident,
        ty: TypeId,
        (id, combinator): (CombinatorId, &Combinator),
        place: &Place,
    ) -> Variant {
        let payload = self.root.places.combinator(id).map(|of| Payload {
            path: Path::between(&place.module, &of.module, &of.name),
            lends: self.root.lending.combinator(id),
            boxed: self.root.sizes.is_large(id),
            dependence: self.payload_form(ty, id, place),
        });
        Variant {
            name,
            tl_name: combinator.name.clone(),
            docs: docs::of_variant(self.root.schema, combinator, payload.is_some(), self.view(place)),
            attributes: Vec::new(),
            id: (combinator.name != "_").then_some(combinator.id),
            payload,
        }
    }

    fn payload_form(&self, ty: TypeId, id: CombinatorId, place: &Place) -> Option<PayloadForm> {
        let params: Vec<_> =
            self.root.params.of_constructor(ty, id).map(|param| param.noun(self.root.places)).collect();
        let form = self.root.places.form(id)?;
        let form = Path::between(&place.module, &form.module, &form.name);
        (!params.is_empty()).then_some(PayloadForm { form, params })
    }
}

/// The variant of a type without constructors.
fn nothing() -> Variant {
    Variant {
        name: Ident::root("Nothing"),
        tl_name: String::new(),
        docs: Vec::new(),
        attributes: vec![Attribute::hidden()],
        id: None,
        payload: None,
    }
}

/// Whether a function answers what its query answers.
fn is_wrapper(function: &Combinator) -> bool {
    matches!(function.result, TypeExpr::Var { .. })
}

/// Modules while they are filled.
#[derive(Default)]
struct Tree {
    items: Vec<Item>,
    modules: Names<(Ident, Tree)>,
}

impl Tree {
    fn insert(&mut self, module: &[Ident], item: Item) {
        let Some((first, rest)) = module.split_first() else { return self.items.push(item) };
        if let Some((_, tree)) = self.modules.get_mut(first.as_str()) {
            return tree.insert(rest, item);
        }
        let mut tree = Self::default();
        tree.insert(rest, item);
        self.modules.insert(first.as_str(), (first.clone(), tree));
    }

    fn into_modules(self, depth: usize) -> Vec<Module> {
        let module = |(name, tree): (Ident, Self)| Module {
            docs: docs::of_module(name.unraw(), depth),
            lang: Lang::of(&tree.items),
            errors: errors_from(depth, &name, &tree.items),
            name,
            items: tree.items,
            modules: Self { modules: tree.modules, ..Self::default() }.into_modules(depth + 1),
        };
        self.modules.into_values().map(module).collect()
    }
}

/// The way to the module `errors` from one at `depth`, if `items` need it and are not in it.
fn errors_from(depth: usize, name: &Ident, items: &[Item]) -> Option<Path> {
    let segments = Errors::module();
    let needed = items.iter().any(Item::needs_errors) && (depth, [name.clone()].as_slice()) != (0, &segments);
    needed.then_some(Path { supers: depth + 1, segments })
}
