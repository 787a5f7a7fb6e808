//! Enums: of types with several constructors, or with none.

use typewright_language::schema::{Combinator, CombinatorId, Type, TypeId};

use super::accessors;
use super::claims::Place;
use super::docs;
use super::items::{Attribute, Dependence, Enum, Ident, Item, Json, JsonEnum, Payload, PayloadForm, Scope, Variant};
use super::modules::ModuleTree;
use super::variant_names::variant_names;
use super::view::View;

/// Adds the enum of a type, unless the type is a struct or the caller's.
pub(super) fn add(id: TypeId, view: View<'_>, modules: &mut ModuleTree) {
    if view.naming.extern_type(id).is_some() || view.options.single(view.schema, id).is_some() {
        return;
    }
    if let (Some(ty), Some(place)) = (view.schema.ty(id), view.naming.ty(id)) {
        modules.insert(&place.module, Item::Enum(enumeration(ty, id, place, view.at(&place.module))));
    }
}

fn enumeration(ty: &Type, id: TypeId, place: &Place, view: View<'_>) -> Enum {
    let names = variant_names(ty, view);
    let unknown = ty.keeps_unknown.then(|| unknown_variant(&names));
    let constructors = ty.constructors.iter().filter_map(|id| Some((*id, view.schema.combinator(*id)?)));
    let variants: Vec<_> = names
        .into_iter()
        .zip(constructors)
        .map(|(name, (constructor, combinator))| variant(name, id, constructor, combinator, view))
        .collect();
    let plain = view.options.accessors && view.params.of_type(id).is_empty();
    let accessors = plain.then(|| accessors::find(&variants, &ty.constructors, unknown.is_some(), view));
    let simplest = ty.constructors.iter().position(|id| ty.simplest == Some(*id));
    let simplest = simplest.and_then(|index| variants.get(index)).cloned();
    Enum {
        name: place.name.clone(),
        docs: docs::enumeration(ty, view),
        derives: view.options.derives_for(&[&ty.name]),
        attributes: view.options.attributes_for(&[&ty.name]),
        hooks: if ty.params.is_empty() { view.options.hooks_for(&[&ty.name]) } else { Vec::new() },
        tl_name: ty.name.clone(),
        lends: view.lending.ty(id),
        unknown,
        simplest: Box::new(simplest.unwrap_or_else(nothing)),
        variants,
        default: false,
        dependence: dependence(id, view),
        bytes: view.options.codec.has_bytes(),
        min_size: view.sizes.min_boxed(id),
        json: view.json.ty(id).map(|json| json_enum(ty, json, view)),
        recursive: ty.recursion.is_some(),
        infallible: false,
        accessors,
    }
}

/// The tags of the variants.
fn json_enum(ty: &Type, json: Json, view: View<'_>) -> JsonEnum {
    let constructors = ty.constructors.iter().filter_map(|id| view.schema.combinator(*id));
    JsonEnum { tag: json.tag(), names: constructors.map(|it| view.json.tag_of(it)).collect() }
}

/// The name of the variant for unknown constructors.
fn unknown_variant(names: &[Ident]) -> Ident {
    let mut taken = Scope::default();
    names.iter().for_each(|name| _ = taken.claim(name.unraw()));
    taken.claim("Unknown")
}

fn dependence(id: TypeId, view: View<'_>) -> Option<Dependence> {
    let params: Vec<_> = view.params.of_type(id).iter().map(|param| param.item(view.naming)).collect();
    let form = view.naming.type_form(id)?;
    (!params.is_empty()).then(|| Dependence { form: form.name.clone(), params })
}

fn variant(name: Ident, ty: TypeId, id: CombinatorId, combinator: &Combinator, view: View<'_>) -> Variant {
    let path = view.naming.combinator(id).map(|place| view.to(place));
    let (path, empty) = if combinator.fields.is_empty() { (None, path) } else { (path, None) };
    let payload = path.map(|path| Payload {
        path,
        lends: view.lending.combinator(id),
        boxed: view.sizes.boxes_variant(id),
        dependence: payload_form(ty, id, view),
    });
    Variant {
        name,
        tl_name: combinator.name.clone(),
        docs: docs::variant(combinator, payload.is_some(), view),
        attributes: Vec::new(),
        id: (combinator.name != "_").then_some(combinator.id),
        payload,
        empty,
    }
}

fn payload_form(ty: TypeId, id: CombinatorId, view: View<'_>) -> Option<PayloadForm> {
    let params: Vec<_> = view.params.of_constructor(ty, id).map(|param| param.item(view.naming)).collect();
    let form = view.to(view.naming.form(id)?);
    (!params.is_empty()).then_some(PayloadForm { form, params })
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
        empty: None,
    }
}
