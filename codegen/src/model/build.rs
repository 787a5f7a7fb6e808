//! The steps from a schema to its model, in order.

use typewright_language::maps::Set;
use typewright_language::schema::{CombinatorId, Kind, Schema, TypeId};
use typewright_language::select::check_objects;
use typewright_language::source::Diagnostics;

use super::calls;
use super::derives;
use super::docs;
use super::enums;
use super::errors::Errors;
use super::facade;
use super::infallible;
use super::items::{BytesType, Item, Model, Origin};
use super::json_scope::{self, JsonScope};
use super::lending::Lending;
use super::modules::ModuleTree;
use super::naming::Naming;
use super::options::ModelOptions;
use super::params::Params;
use super::registry;
use super::renames;
use super::sizes::Sizes;
use super::structs;
use super::unsupported;
use super::view::View;

/// Builds the model of a schema. Definitions that cannot be generated are errors; the model is empty then.
/// `check_rules` reports rules that match nothing.
pub fn build(schema: &Schema, options: &ModelOptions, diagnostics: &mut Diagnostics) -> Model {
    let supported = unsupported::check(schema, diagnostics);
    let delimited = !options.codec.has_bytes() || check_objects(schema, diagnostics);
    if !(supported && delimited) {
        return Model::default();
    }
    let naming = &Naming::assign(schema, options, diagnostics);
    let params = &Params::find(schema, naming);
    let lending = &Lending::find(schema, options);
    let sizes = &Sizes::measure(schema, naming, options);
    let json = &JsonScope::find(schema, options);
    let view = View { schema, options, naming, params, lending, sizes, json, module: &[] };
    renames::check(view, diagnostics);
    let errors = &Errors::name(view);
    let mut modules = ModuleTree::default();
    add_combinators(view, errors, &mut modules);
    add_empty_types(view, &mut modules);
    add_errors(errors, &mut modules);
    if options.calls {
        calls::add(view, &mut modules);
    }
    if options.registry {
        let module = registry::module();
        modules.insert(&module, Item::Registry(registry::list(view.at(&module))));
    }
    if options.compat.is_some() {
        let facade = facade::find(schema, &modules);
        modules.insert(&facade::module(), Item::Facade(facade));
    }
    if json.form().is_some() {
        modules.insert(&json_scope::module(), Item::Json);
    }
    let mut model = modules.into_model(origin(schema));
    derives::settle(&mut model, naming, options, diagnostics);
    if options.encode_to_vec {
        infallible::mark(&mut model);
    }
    add_requirements(&mut model, options);
    model
}

/// Adds constructors and functions in the order of the schema, each type in front of its first constructor.
fn add_combinators(view: View<'_>, errors: &Errors<'_>, modules: &mut ModuleTree) {
    for (combinator, id) in view.schema.combinators.iter().zip((0..).map(CombinatorId)) {
        if let Kind::Constructor(ty) = combinator.kind
            && view.schema.ty(ty).is_some_and(|ty| ty.constructors.first() == Some(&id))
        {
            enums::add(ty, view, modules);
        }
        if let Some(place) = view.naming.combinator(id) {
            structs::add(combinator, id, place, errors, view, modules);
        }
        if let Some(place) = view.naming.errors(id) {
            modules.insert(&place.module, Item::ErrorEnum(errors.own_enum(combinator, id, place)));
        }
    }
}

/// Adds the runtime features that items need, each once: a missing feature is then one compile error, not one for each
/// use.
fn add_requirements(model: &mut Model, options: &ModelOptions) {
    let bytes = options.bytes.iter().any(|(_, choice)| *choice == BytesType::Bytes);
    let path = "rt::requires_bytes".parse().ok().filter(|_| bytes);
    if let (Some(path), Some(module)) = (path, model.modules.first_mut()) {
        module.items.insert(0, Item::Requires(path));
    }
}

fn add_empty_types(view: View<'_>, modules: &mut ModuleTree) {
    let types = view.schema.types.iter().zip((0..).map(TypeId));
    let empty = types.filter(|(ty, _)| ty.constructors.is_empty());
    empty.for_each(|(_, id)| enums::add(id, view, modules));
}

fn add_errors(errors: &Errors<'_>, modules: &mut ModuleTree) {
    if let Some(common) = errors.common_enum() {
        modules.insert(&Errors::module(), Item::ErrorEnum(common));
    }
    for known in errors.known() {
        modules.insert(&Errors::module(), Item::KnownError(known));
    }
}

/// The files that the definitions are from.
fn origin(schema: &Schema) -> Origin {
    let mut files = Set::new();
    files.extend(schema.combinators.iter().map(|combinator| combinator.span.file));
    let files = files.as_slice().iter().filter_map(|file| schema.file(*file)).map(docs::one_line);
    Origin { files: files.collect(), layer: schema.layer }
}
