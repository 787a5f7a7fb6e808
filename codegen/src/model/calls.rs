//! Enums of functions, one for each module of functions and one for all.
//!
//! The enum of a module holds its functions and the enum of each nested namespace. A `match` may stop at a namespace or
//! cover all of its functions, and the compiler names a missing one either way.

use typewright_language::schema::{Combinator, CombinatorId, Kind, TypeExpr};

use super::claims::Place;
use super::docs;
use super::fields::Fields;
use super::items::{CallNamespace, CallVariant, Calls, Ident, Item, Path, RustType, Scope, camel};
use super::modules::ModuleTree;
use super::view::View;

/// A function and the place of its struct.
struct Function<'a> {
    id: CombinatorId,
    combinator: &'a Combinator,
    place: &'a Place,
}

/// The functions of a module, and the modules in it.
#[derive(Default)]
struct Tree<'a> {
    functions: Vec<Function<'a>>,
    /// In the order of their names.
    modules: Vec<(Ident, Tree<'a>)>,
}

impl<'a> Tree<'a> {
    /// Adds a function that stands in these namespaces.
    fn add(&mut self, namespaces: &[Ident], function: Function<'a>) {
        let Some((first, rest)) = namespaces.split_first() else { return self.functions.push(function) };
        let place = self.modules.binary_search_by(|(name, _)| name.cmp(first));
        if let Err(place) = place {
            self.modules.insert(place, (first.clone(), Self::default()));
        }
        if let Some((_, inner)) = self.modules.get_mut(place.unwrap_or_else(|place| place)) {
            inner.add(rest, function);
        }
    }
}

/// Adds an enum to every module of functions.
pub(super) fn add(view: View<'_>, modules: &mut ModuleTree) {
    let mut tree = Tree::default();
    for (combinator, id) in view.schema.combinators.iter().zip((0..).map(CombinatorId)) {
        if let (Kind::Function, Some(place)) = (combinator.kind, view.naming.combinator(id)) {
            tree.add(place.module.get(1..).unwrap_or_default(), Function { id, combinator, place });
        }
    }
    if !(tree.functions.is_empty() && tree.modules.is_empty()) {
        add_module(&tree, &mut vec![Ident::root("functions")], view, modules);
    }
}

/// Adds the enum of a module after those of the modules in it, and returns whether it borrows.
fn add_module(tree: &Tree<'_>, path: &mut Vec<Ident>, view: View<'_>, modules: &mut ModuleTree) -> bool {
    let mut scope = Scope::default();
    let functions = tree.functions.iter().map(|function| variant(function, &mut scope, view.at(path)));
    let functions: Vec<_> = functions.collect();
    let mut namespaces = Vec::new();
    for (name, inner) in &tree.modules {
        path.push(name.clone());
        let lends = add_module(inner, path, view, modules);
        let place = view.naming.calls(path).cloned();
        path.pop();
        let Some(place) = place else { continue };
        let name = scope.claim(&camel(name.unraw(), "Unnamed"));
        namespaces.push(CallNamespace { name, path: view.at(path).to(&place), lends });
    }
    let lends = functions.iter().any(|it| it.lends) || namespaces.iter().any(|it| it.lends);
    let Some(place) = view.naming.calls(path) else { return lends };
    let unknown = (path.len() == 1).then(|| scope.claim("Unknown"));
    let namespace = path.iter().skip(1).map(Ident::unraw).collect::<Vec<_>>().join(".");
    let calls = Calls {
        name: place.name.clone(),
        docs: docs::calls(&namespace),
        debug: view.options.derives.iter().any(is_debug),
        lends,
        expected: format!("a function of {namespace}"),
        functions,
        namespaces,
        unknown,
    };
    modules.insert(path, Item::Calls(calls));
    lends
}

fn is_debug(derive: &Path) -> bool {
    derive.segments.last().is_some_and(|last| last.as_str() == "Debug")
}

fn variant(Function { id, combinator, place }: &Function<'_>, scope: &mut Scope, view: View<'_>) -> CallVariant {
    let fields = Fields::translate(combinator, *id, &place.name, view);
    CallVariant {
        name: scope.claim(place.name.unraw()),
        tl_name: combinator.name.clone(),
        tl: docs::one_line(&combinator.declaration.text),
        id: combinator.id,
        path: view.to(place),
        lends: fields.fields.iter().any(|field| field.ty.lends()),
        queries: fields.generics.values().count(),
        query: query(combinator, &fields),
        boxed: view.sizes.boxes_variant(*id),
    }
}

/// The field of the query whose response a function returns, or of its first query.
fn query(function: &Combinator, fields: &Fields) -> Option<Ident> {
    let returned = match &function.result {
        TypeExpr::Var { var, .. } => fields.queries.get(*var),
        _ => None,
    };
    let first = fields.fields.iter().find(|field| matches!(field.ty, RustType::Param(_))).map(|field| &field.name);
    returned.or(first).cloned()
}
