//! Names that need no declaration.

use typewright_language::schema::{Builtin, Schema};

/// A name that the language itself defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// `int`, or `Int`.
    pub name: &'static str,
    /// The bytes of a value, in words.
    pub description: &'static str,
}

/// `vector` and `Bool` have no row among the others.
const SPECIAL: [Known; 3] = [
    Known { name: "vector", description: "A list without an id in front: a count of 4 bytes, then the elements." },
    Known { name: "Vector", description: "A list: the id `1cb5c415`, a count of 4 bytes, then the elements." },
    Known { name: "Bool", description: "The id of `boolTrue` or `boolFalse`." },
];

/// Every builtin that a field may have: bare ones, then boxed ones.
pub fn builtins() -> impl Iterator<Item = Known> {
    let bare = Builtin::singles().map(|(name, _, builtin)| Known { name, description: builtin.description() });
    let boxed = Builtin::singles().map(|(_, name, builtin)| Known { name, description: builtin.description() });
    bare.chain(SPECIAL).chain(boxed)
}

/// The builtin of a name, unless the schema declares something else under it.
#[must_use]
pub fn known_type(schema: Option<&Schema>, name: &str) -> Option<Known> {
    let declares = |schema: &Schema| schema.types.iter().any(|ty| ty.name == name && !ty.is_of_object);
    builtins().find(|known| known.name == name).filter(|_| !schema.is_some_and(declares))
}
