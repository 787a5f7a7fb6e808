//! Structs: of constructors, of functions, and of the elements of repetitions.

use typewright_language::schema::{Combinator, CombinatorId, Kind, TypeExpr, TypeId};

use super::claims::Place;
use super::docs;
use super::errors::Errors;
use super::fields::{Element, Fields};
use super::items::{Attribute, Availability, Call, Dependence, Docs, Ident, Item, Json, Path, Response, Struct};
use super::lending::Texts;
use super::modules::ModuleTree;
use super::view::View;

/// Adds the struct of a combinator, after those for the elements of its repetitions.
pub(super) fn add(
    combinator: &Combinator,
    id: CombinatorId,
    place: &Place,
    errors: &Errors<'_>,
    view: View<'_>,
    modules: &mut ModuleTree,
) {
    let view = view.at(&place.module);
    let mut fields = Fields::translate(combinator, id, &place.name, view);
    add_elements(&mut fields, view.json.combinator(id), view, modules);
    let head = match combinator.kind {
        Kind::Constructor(ty) => constructor_head(combinator, id, ty, place, &fields, view),
        Kind::Function => function_head(combinator, id, place, errors, &mut fields, view),
    };
    modules.insert(&place.module, head.into_item(fields, view));
}

/// Adds the structs for the elements of repetitions, the inner ones first.
fn add_elements(fields: &mut Fields, json: Option<Json>, view: View<'_>, modules: &mut ModuleTree) {
    for Element { tl_name, places, mut fields } in fields.elements.drain(..) {
        add_elements(&mut fields, json, view, modules);
        let head = element_head(tl_name, &places.item, places.form.name, json, &fields, view);
        modules.insert(&places.item.module, head.into_item(fields, view.at(&places.item.module)));
    }
}

/// The parts of a struct that do not come from its fields.
struct Head {
    name: Ident,
    docs: Docs,
    derives: Vec<Path>,
    attributes: Vec<Attribute>,
    hooks: Vec<Path>,
    tl_name: String,
    /// The form of JSON, and the tag; elements of repetitions have no tag.
    json: Option<(Json, Option<String>)>,
    id: u32,
    dependence: Option<Dependence>,
    recursive: bool,
    new: bool,
    decodable: bool,
    call: Option<Call>,
    alone: bool,
}

impl Head {
    fn into_item(self, fields: Fields, view: View<'_>) -> Item {
        let Self {
            name,
            docs,
            derives,
            attributes,
            hooks,
            tl_name,
            id,
            dependence,
            recursive,
            new,
            decodable,
            call,
            alone,
            json,
        } = self;
        let lends = fields.fields.iter().any(|field| field.ty.lends());
        let generics = fields.generics.values().cloned().collect();
        let mut item = Struct {
            name,
            docs,
            derives,
            attributes,
            hooks,
            tl_name,
            id,
            lends,
            generics,
            dependence,
            fields: fields.fields,
            bytes: view.options.codec.has_bytes(),
            plan: fields.plan,
            json: None,
            recursive,
            new,
            infallible: false,
            decodable,
            call,
            alone,
        };
        item.json = json.map(|(json, tag)| json.object(tag, &item, view.json.known(view.module).as_ref()));
        Item::Struct(Box::new(item))
    }
}

/// The head of a constructor's struct: the type itself, or the payload of a variant.
fn constructor_head(
    combinator: &Combinator,
    id: CombinatorId,
    ty: TypeId,
    place: &Place,
    fields: &Fields,
    view: View<'_>,
) -> Head {
    let only = view.options.single(view.schema, ty).and(view.schema.ty(ty));
    let names = [combinator.name.as_str(), only.map_or("", |ty| ty.name.as_str())];
    let dependence = constructor_dependence(ty, id, view);
    let hooks = if dependence.is_none() { view.options.hooks_for(&names) } else { Vec::new() };
    Head {
        name: place.name.clone(),
        docs: match only {
            Some(only) => docs::only_constructor(combinator, only, view),
            None => view.path(ty).map(|path| docs::constructor(combinator, &path, view)).unwrap_or_default(),
        },
        derives: derives(&names, fields, view),
        attributes: view.options.attributes_for(&names),
        hooks,
        json: view.json.combinator(id).map(|json| (json, Some(view.json.tag_of(combinator)))),
        tl_name: combinator.name.clone(),
        id: combinator.id,
        dependence,
        recursive: only.is_some_and(|ty| ty.recursion.is_some()),
        new: fields.has_optional(),
        decodable: true,
        call: None,
        alone: only.is_none() && view.options.compat.is_some(),
    }
}

/// The parameters that the bytes of a constructor depend on.
fn constructor_dependence(ty: TypeId, id: CombinatorId, view: View<'_>) -> Option<Dependence> {
    let params: Vec<_> = view.params.of_constructor(ty, id).map(|param| param.item(view.naming)).collect();
    let form = view.naming.form(id).or_else(|| view.naming.type_form(ty))?;
    (!params.is_empty()).then(|| Dependence { form: form.name.clone(), params })
}

/// The head of a function's struct.
fn function_head(
    function: &Combinator,
    id: CombinatorId,
    place: &Place,
    errors: &Errors<'_>,
    fields: &mut Fields,
    view: View<'_>,
) -> Head {
    let names = [function.name.as_str(), ""];
    let call = Call {
        response: response(function, fields, view),
        error: errors.call_error(function, id, view),
        availability: availability(id, view),
    };
    let hooks = if fields.generics.values().next().is_none() { view.options.hooks_for(&names) } else { Vec::new() };
    Head {
        name: place.name.clone(),
        docs: docs::function(function, &call, view),
        derives: derives(&names, fields, view),
        attributes: view.options.attributes_for(&names),
        hooks,
        json: view.json.combinator(id).map(|json| (json, Some(view.json.tag_of(function)))),
        tl_name: function.name.clone(),
        id: function.id,
        dependence: None,
        recursive: false,
        new: !fields.fields.is_empty(),
        decodable: view.options.decode_functions || view.options.calls || view.options.registry,
        call: Some(call),
        alone: view.options.compat.is_some(),
    }
}

fn response(function: &Combinator, fields: &mut Fields, view: View<'_>) -> Response {
    if let TypeExpr::Var { var, .. } = &function.result
        && let (Some(query), Some(field)) = (fields.generics.get(*var), fields.queries.get(*var))
    {
        return Response::Query { field: field.clone(), query: query.clone(), lends: view.lending.any() };
    }
    let texts = Texts::for_response(view.options, function);
    let (response, form) = view.value(&function.result, texts, &mut fields.bindings);
    Response::Value { response, form }
}

fn availability(id: CombinatorId, view: View<'_>) -> Availability {
    let facts = view.schema.documentation.calls.get(id);
    facts.map_or_else(Availability::default, |facts| Availability {
        users: facts.users,
        bots: facts.bots,
        business: facts.business,
        unauthed: facts.unauthed,
    })
}

/// The head of the struct for the elements of a repetition: always bare, so that it has no id.
fn element_head(
    tl_name: String,
    place: &Place,
    form: Ident,
    json: Option<Json>,
    fields: &Fields,
    view: View<'_>,
) -> Head {
    let names = [tl_name.as_str()];
    let params = fields.bindings.params().into_iter().map(|(_, param)| param).collect();
    Head {
        name: place.name.clone(),
        docs: docs::element(&tl_name),
        derives: derives(&names, fields, view),
        attributes: view.options.attributes_for(&names),
        hooks: Vec::new(),
        json: json.map(|json| (json, None)),
        id: 0,
        dependence: Some(Dependence { form, params }),
        recursive: false,
        new: false,
        decodable: true,
        call: None,
        alone: false,
        tl_name,
    }
}

/// The derives of a struct. Without mandatory fields it has an obvious default.
fn derives(names: &[&str], fields: &Fields, view: View<'_>) -> Vec<Path> {
    let mut derives = view.options.derives_for(names);
    let default = fields.are_all_optional().then(|| "Default".parse::<Path>().ok()).flatten();
    derives.extend(default.filter(|default| !derives.contains(default)));
    derives
}
