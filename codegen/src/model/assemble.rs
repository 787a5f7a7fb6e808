//! Definitions to items, items to modules.

use std::collections::BTreeMap;

use super::ModelOptions;
use super::body::Body;
use super::docs;
use super::ident::Ident;
use super::nouns::{Call, Enum, Item, Lang, Model, Module, Path, Payload, Presence, Struct, Variant};
use super::places::{Place, Places, variant_names};
use super::sizes::Sizes;
use super::types::View;
use crate::schema::{Combinator, CombinatorId, Kind, Schema, Type, TypeExpr, TypeId};

/// The model of a schema that `support` has found nothing in.
pub(super) fn assemble(schema: &Schema, options: &ModelOptions) -> Model {
    let items = Items { schema, options, places: Places::of(schema), sizes: Sizes::of(schema) };
    let mut root = Tree::default();
    for (combinator, id) in schema.combinators.iter().zip((0..).map(CombinatorId)) {
        if let Kind::Constructor(ty) = combinator.kind
            && schema.ty(ty).is_some_and(|ty| ty.constructors.first() == Some(&id))
        {
            items.push_enum(ty, &mut root);
        }
        if let Some(place) = items.places.combinator(id) {
            root.insert(&place.module, Item::Struct(items.structure(combinator, id, place)));
        }
    }
    let empty = schema.types.iter().zip((0..).map(TypeId)).filter(|(ty, _)| ty.constructors.is_empty());
    empty.for_each(|(_, id)| items.push_enum(id, &mut root));
    Model { modules: root.into_modules(0) }
}

struct Items<'a> {
    schema: &'a Schema,
    options: &'a ModelOptions,
    places: Places,
    sizes: Sizes,
}

impl Items<'_> {
    fn view<'b>(&'b self, place: &'b Place) -> View<'b> {
        View { places: &self.places, module: &place.module }
    }

    fn structure(&self, combinator: &Combinator, id: CombinatorId, place: &Place) -> Struct {
        let view = self.view(place);
        let mut body = Body::of(self.schema, combinator, view, &place.name);
        body.plan.min_size = self.sizes.min_bare(id);
        let mandatory = body.fields.iter().filter(|field| field.presence == Presence::Always).count();
        let has_optional = mandatory < body.fields.len();
        let mut derives = self.options.derives.clone();
        if has_optional && mandatory == 0 {
            let default = Path { supers: 0, segments: Ident::written("Default").into_iter().collect() };
            if !derives.contains(&default) {
                derives.push(default);
            }
        }
        let call = (combinator.kind == Kind::Function).then(|| self.call(combinator, &body, view));
        let single = match combinator.kind {
            Kind::Constructor(ty) => self.schema.single(ty).and(self.schema.ty(ty)),
            Kind::Function => None,
        };
        Struct {
            name: place.name.clone(),
            docs: self.struct_docs(combinator, call.as_ref(), view),
            derives,
            tl_name: combinator.name.clone(),
            id: combinator.id,
            recursive: single.is_some_and(|ty| ty.recursive),
            new: has_optional,
            call,
            generics: body.generics.into_values().collect(),
            fields: body.fields,
            plan: body.plan,
        }
    }

    fn struct_docs(&self, combinator: &Combinator, call: Option<&Call>, view: View<'_>) -> Vec<String> {
        match (call, combinator.kind) {
            (Some(call), _) => docs::of_function(combinator, call),
            (None, Kind::Constructor(ty)) if self.schema.single(ty).is_none() => {
                view.path(ty).map(|path| docs::of_constructor(combinator, &path)).unwrap_or_default()
            }
            (None, Kind::Constructor(ty)) => {
                self.schema.ty(ty).map(|ty| docs::of_single(combinator, ty)).unwrap_or_default()
            }
            (None, Kind::Function) => Vec::new(),
        }
    }

    fn call(&self, combinator: &Combinator, body: &Body, view: View<'_>) -> Call {
        if let TypeExpr::Var { var, .. } = &combinator.result
            && let (Some(query), Some(field)) = (body.generics.get(var), body.queries.get(var))
        {
            return Call::Query { field: field.clone(), query: query.clone() };
        }
        let (response, form) = view.value(&combinator.result);
        Call::Value { response, form }
    }

    /// Adds the enum of a type that is not a struct.
    fn push_enum(&self, id: TypeId, root: &mut Tree) {
        if let (Some(ty), Some(place), None) = (self.schema.ty(id), self.places.ty(id), self.schema.single(id)) {
            root.insert(&place.module, Item::Enum(self.enumeration(ty, id, place)));
        }
    }

    fn enumeration(&self, ty: &Type, id: TypeId, place: &Place) -> Enum {
        let names = variant_names(self.schema, ty);
        let constructors = ty.constructors.iter().filter_map(|id| Some((*id, self.schema.combinator(*id)?)));
        Enum {
            name: place.name.clone(),
            docs: docs::of_enum(ty),
            derives: self.options.derives.clone(),
            tl_name: ty.name.clone(),
            variants: names.into_iter().zip(constructors).map(|(name, of)| self.variant(name, of, place)).collect(),
            min_size: self.sizes.min_boxed(id),
            recursive: ty.recursive,
        }
    }

    fn variant(&self, name: Ident, (id, combinator): (CombinatorId, &Combinator), place: &Place) -> Variant {
        let payload = self.places.combinator(id).map(|of| Payload {
            path: Path::between(&place.module, &of.module, &of.name),
            boxed: self.sizes.is_large(id),
        });
        Variant { name, docs: docs::of_variant(combinator, payload.is_some()), id: combinator.id, payload }
    }
}

/// Modules while they are filled.
#[derive(Default)]
struct Tree {
    items: Vec<Item>,
    modules: BTreeMap<Ident, Tree>,
}

impl Tree {
    fn insert(&mut self, module: &[Ident], item: Item) {
        let tree = module.iter().fold(self, |tree, name| tree.modules.entry(name.clone()).or_default());
        tree.items.push(item);
    }

    fn into_modules(self, depth: usize) -> Vec<Module> {
        let module = |(name, tree): (Ident, Self)| Module {
            docs: docs::of_module(name.unraw(), depth),
            lang: Lang::of(&tree.items),
            name,
            items: tree.items,
            modules: Self { modules: tree.modules, ..Self::default() }.into_modules(depth + 1),
        };
        self.modules.into_iter().map(module).collect()
    }
}
