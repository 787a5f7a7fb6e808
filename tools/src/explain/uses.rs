//! The users of each type, the functions that return it, and those that raise each error: found once for all pages.

use std::collections::{BTreeMap, BTreeSet};

use typewright_language::schema::{CombinatorId, ErrorId, Kind, Schema, TypeId};

/// Answers to "who uses it".
pub(super) struct Uses {
    holding: Vec<Vec<CombinatorId>>,
    returning: Vec<Vec<CombinatorId>>,
    raising: BTreeMap<ErrorId, Vec<CombinatorId>>,
    /// The errors that any function may raise.
    common: BTreeSet<ErrorId>,
}

impl Uses {
    pub(super) fn new(schema: &Schema) -> Self {
        let (mut holding, mut returning) = (vec![Vec::new(); schema.types.len()], vec![Vec::new(); schema.types.len()]);
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            let mut held = BTreeSet::new();
            combinator.walk_fields(&mut |field| field.walk_types(&mut |expr| held.extend(expr.declared())));
            held.into_iter().for_each(|ty| push(&mut holding, ty, id));
            if let (Kind::Function, Some(ty)) = (combinator.kind, combinator.result.declared()) {
                push(&mut returning, ty, id);
            }
        }
        let mut raising: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, facts) in schema.documentation.calls.iter() {
            facts.own_errors().iter().for_each(|error| raising.entry(*error).or_default().push(id));
        }
        Self { holding, returning, raising, common: schema.documentation.common.iter().copied().collect() }
    }

    /// The constructors and functions with a field that holds the type.
    pub(super) fn holding(&self, ty: TypeId) -> &[CombinatorId] {
        self.holding.get(ty.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The functions that return the type.
    pub(super) fn returning(&self, ty: TypeId) -> &[CombinatorId] {
        self.returning.get(ty.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns whether any function may raise the error.
    pub(super) fn is_common(&self, error: ErrorId) -> bool {
        self.common.contains(&error)
    }

    /// The functions that raise the error.
    pub(super) fn raising(&self, error: ErrorId) -> &[CombinatorId] {
        self.raising.get(&error).map_or(&[], Vec::as_slice)
    }
}

fn push(lists: &mut [Vec<CombinatorId>], ty: TypeId, id: CombinatorId) {
    lists.get_mut(ty.0 as usize).into_iter().for_each(|list| list.push(id));
}
