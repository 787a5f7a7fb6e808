//! Pairs of definitions of two schemas.
//!
//! Definitions pair by name first, then by id, then by shape: their fields, in a type that stayed or that is gone
//! itself. Shapes of several definitions and of definitions without fields do not count.

use std::collections::BTreeMap;

use typewright_language::schema::{Combinator, CombinatorId, Kind, Schema, Type, TypeId};

/// The pairs of two schemas.
#[derive(Default)]
pub(super) struct Pairs {
    /// The new combinator of each old one.
    combinators: BTreeMap<CombinatorId, CombinatorId>,
    /// The old combinator of each new one.
    old_combinators: BTreeMap<CombinatorId, CombinatorId>,
    types: BTreeMap<TypeId, TypeId>,
    old_types: BTreeMap<TypeId, TypeId>,
}

impl Pairs {
    pub(super) fn new_of(&self, old: CombinatorId) -> Option<CombinatorId> {
        self.combinators.get(&old).copied()
    }

    pub(super) fn old_of(&self, new: CombinatorId) -> Option<CombinatorId> {
        self.old_combinators.get(&new).copied()
    }

    pub(super) fn new_type(&self, old: TypeId) -> Option<TypeId> {
        self.types.get(&old).copied()
    }

    pub(super) fn old_type(&self, new: TypeId) -> Option<TypeId> {
        self.old_types.get(&new).copied()
    }

    fn join(&mut self, old: CombinatorId, new: CombinatorId) {
        self.combinators.insert(old, new);
        self.old_combinators.insert(new, old);
    }

    fn join_types(&mut self, old: TypeId, new: TypeId) {
        self.types.insert(old, new);
        self.old_types.insert(new, old);
    }
}

/// Every combinator of a schema with its id.
pub(super) fn combinators(schema: &Schema) -> impl Iterator<Item = (CombinatorId, &Combinator)> {
    (0..).map(CombinatorId).zip(&schema.combinators)
}

/// Every type of a schema with its id.
pub(super) fn types(schema: &Schema) -> impl Iterator<Item = (TypeId, &Type)> {
    (0..).map(TypeId).zip(&schema.types)
}

/// Pairs the definitions of two schemas.
pub(super) fn pair(old: &Schema, new: &Schema) -> Pairs {
    let mut pairs = Pairs::default();
    let by_name: BTreeMap<_, _> = types(new).map(|(id, ty)| (ty.name.as_str(), id)).collect();
    for (id, ty) in types(old) {
        if let Some(found) = by_name.get(ty.name.as_str()) {
            pairs.join_types(id, *found);
        }
    }
    pair_by(&mut pairs, old, new, |side, combinator| Some(name_key(side.schema, combinator)));
    pair_by(&mut pairs, old, new, |_, combinator| Some((combinator.kind == Kind::Function, combinator.id)));
    pair_by(&mut pairs, old, new, shape_key);
    pair_renamed_types(&mut pairs, old, new);
    pairs
}

/// One of the two schemas, and the pairs so far.
struct Side<'a, 'p> {
    schema: &'a Schema,
    is_new: bool,
    pairs: &'p Pairs,
}

impl Side<'_, '_> {
    /// The type of the new schema that a type pairs with; none if it is gone, or new.
    fn lasting(&self, ty: TypeId) -> Option<TypeId> {
        if self.is_new { self.pairs.old_type(ty).and(Some(ty)) } else { self.pairs.new_type(ty) }
    }
}

/// Pairs unpaired definitions by a key that no other unpaired one has.
fn pair_by<'a, K: Ord>(
    pairs: &mut Pairs,
    old: &'a Schema,
    new: &'a Schema,
    key: impl Fn(&Side<'a, '_>, &'a Combinator) -> Option<K>,
) {
    let mut found: BTreeMap<K, [Vec<CombinatorId>; 2]> = BTreeMap::new();
    let side = Side { schema: old, is_new: false, pairs };
    for (id, combinator) in combinators(old).filter(|(id, _)| pairs.new_of(*id).is_none()) {
        if let Some(key) = key(&side, combinator) {
            found.entry(key).or_default()[0].push(id);
        }
    }
    let side = Side { schema: new, is_new: true, pairs };
    for (id, combinator) in combinators(new).filter(|(id, _)| pairs.old_of(*id).is_none()) {
        if let Some(key) = key(&side, combinator) {
            found.entry(key).or_default()[1].push(id);
        }
    }
    for [old, new] in found.values() {
        if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
            pairs.join(*old, *new);
        }
    }
}

/// The name, the layer that it is declared for, and for the constructors that have no name their type.
fn name_key<'a>(schema: &'a Schema, combinator: &'a Combinator) -> (Option<&'a str>, Option<u32>, &'a str) {
    let unnamed = combinator.name == "_";
    let namespace = match combinator.kind {
        Kind::Function => None,
        Kind::Constructor(_) if !unnamed => Some(""),
        Kind::Constructor(ty) => schema.ty(ty).map(|ty| ty.name.as_str()),
    };
    (namespace, combinator.layer, &combinator.name)
}

/// The text between the name and the result of a constructor, and its type; for a function, all text after the name.
fn shape_key(side: &Side<'_, '_>, combinator: &Combinator) -> Option<(String, Option<TypeId>)> {
    if combinator.fields.is_empty() {
        return None;
    }
    let line = &combinator.declaration;
    let (end, ty) = match combinator.kind {
        Kind::Function => (line.result.end, None),
        Kind::Constructor(ty) => (line.result.start, side.lasting(ty)),
    };
    Some((line.text.get(line.params.start..end)?.to_owned(), ty))
}

/// A type of which every constructor is of one new type now has another name.
fn pair_renamed_types(pairs: &mut Pairs, old: &Schema, new: &Schema) {
    for (id, ty) in types(old) {
        if pairs.new_type(id).is_some() {
            continue;
        }
        let partner = |constructor: &CombinatorId| match new.combinator(pairs.new_of(*constructor)?)?.kind {
            Kind::Constructor(ty) => Some(ty),
            Kind::Function => None,
        };
        let mut partners = ty.constructors.iter().map(partner);
        let Some(Some(first)) = partners.next() else { continue };
        if pairs.old_type(first).is_none() && partners.all(|other| other == Some(first)) {
            pairs.join_types(id, first);
        }
    }
}
