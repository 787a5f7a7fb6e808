//! The registry: every constructor and function by its id.

use typewright_language::maps::order_of_numbers;
use typewright_language::schema::{Combinator, CombinatorId, Kind, Var, VarOrigin};
use typewright_language::syntax::ast::ParamKind;

use super::docs;
use super::items::{Ident, Registry, RegistryEntry, RustType};
use super::view::View;

/// The module of the registry.
pub(super) fn module() -> Vec<Ident> {
    vec![Ident::root("registry")]
}

/// Lists a schema, for the module of `view`.
pub(super) fn list(view: View<'_>) -> Registry {
    let combinators: Vec<_> = view.schema.combinators.iter().zip((0..).map(CombinatorId)).collect();
    let ids: Vec<_> = combinators.iter().map(|(combinator, _)| u64::from(combinator.id)).collect();
    // Constructors come first in a schema, and stay before functions with the same id.
    let sorted = order_of_numbers(&ids).into_iter().filter_map(|index| combinators.get(index));
    let named = sorted.filter(|(combinator, _)| combinator.name != "_");
    let entries = named.map(|(combinator, id)| entry(combinator, *id, view)).collect();
    Registry { entries, json: view.json.form() }
}

fn entry(combinator: &Combinator, id: CombinatorId, view: View<'_>) -> RegistryEntry {
    let path = match combinator.kind {
        Kind::Constructor(ty) if !view.params.of_type(ty).is_empty() => None,
        Kind::Constructor(ty) => view.path(ty),
        Kind::Function => view.naming.combinator(id).map(|place| view.to(place)),
    };
    let is_query = |var: &Var| var.kind == ParamKind::Type && matches!(var.origin, VarOrigin::Param(_));
    let queries = match combinator.kind {
        Kind::Function => combinator.vars.iter().filter(|var| is_query(var)).count(),
        Kind::Constructor(_) => 0,
    };
    let ty = path.map(|path| match queries {
        0 => RustType::Path(path),
        _ => RustType::Applied { path, lends: false, args: vec![RustType::Object; queries] },
    });
    RegistryEntry {
        id: combinator.id,
        tl_name: combinator.name.clone(),
        tl: docs::one_line(&combinator.declaration.text),
        // The type of a query is unknown.
        json: queries == 0 && view.json.combinator(id).is_some(),
        ty,
    }
}
