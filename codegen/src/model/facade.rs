//! The facade for programs that come from another generator.

use std::collections::BTreeMap;

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
    let mut names: BTreeMap<u32, &str> = BTreeMap::from(BUILTINS);
    let named = schema.combinators.iter().filter(|combinator| combinator.name != "_");
    named.for_each(|combinator| _ = names.entry(combinator.id).or_insert(&combinator.name));
    let roots = [("enums", "types"), ("types", "variants"), ("functions", "functions")];
    Facade {
        layer: schema.layer,
        names: names.into_iter().map(|(id, name)| (id, name.to_owned())).collect(),
        modules: roots.map(|(name, root)| (name, Some(root).filter(|root| modules.has(root)))),
    }
}
