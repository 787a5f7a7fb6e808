//! The facade for programs that come from another generator.

use typewright_language::maps::Map;
use typewright_language::schema::Schema;

use super::items::{Facade, Ident};
use super::modules::ModuleTree;

/// Constructors that have no struct, since they are builtins of Rust; grammers knows their names all the same.
const BUILTINS: [(u32, &str); 4] =
    [(0x1cb5_c415, "vector"), (0x3fed_d339, "true"), (0x9972_75b5, "boolTrue"), (0xbc79_9737, "boolFalse")];

/// The module of the facade.
pub(super) fn module() -> Vec<Ident> {
    vec![Ident::root("grammers")]
}

/// The facade of a schema, over the modules that it has.
pub(super) fn find(schema: &Schema, modules: &ModuleTree) -> Facade {
    let named = schema.combinators.iter().filter(|combinator| combinator.name != "_");
    let named = named.map(|combinator| (combinator.id, combinator.name.as_str()));
    let mut names: Map<u32, &str> = Map::default();
    // The first of several counts.
    for (id, name) in BUILTINS.into_iter().chain(named) {
        if names.get(id).is_none() {
            names.insert(id, name);
        }
    }
    let roots = [("enums", "types"), ("types", "variants"), ("functions", "functions")];
    Facade {
        layer: schema.layer,
        names: names.iter().map(|(id, name)| (id, (*name).to_owned())).collect(),
        modules: roots.map(|(name, root)| (name, Some(root).filter(|root| modules.has(root)))),
    }
}
