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
    let mut names: Map<u32, &str> = Map::default();
    BUILTINS.iter().for_each(|(id, name)| names.insert(*id, name));
    for combinator in &schema.combinators {
        // The first of several counts.
        if combinator.name != "_" && names.get(combinator.id).is_none() {
            names.insert(combinator.id, &combinator.name);
        }
    }
    let roots = [("enums", "types"), ("types", "variants"), ("functions", "functions")];
    Facade {
        layer: schema.layer,
        names: names.iter().map(|(id, name)| (id, (*name).to_owned())).collect(),
        modules: roots.map(|(name, root)| (name, Some(root).filter(|root| modules.has(root)))),
    }
}
