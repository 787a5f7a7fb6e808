//! The height of the shallowest value of each type.

use std::collections::BTreeMap;

use typewright_language::schema::{Combinator, FieldType, Schema, Type, TypeExpr, TypeId};

/// The height of the shallowest value of every type that has one.
pub(super) fn heights(schema: &Schema) -> BTreeMap<TypeId, u32> {
    let mut heights = BTreeMap::new();
    loop {
        let before = heights.clone();
        for (id, Type { constructors, .. }) in (0..).map(TypeId).zip(&schema.types) {
            let constructors = constructors.iter().filter_map(|id| schema.combinator(*id));
            if let Some(least) = constructors.filter_map(|it| height(it, &before)).min() {
                heights.insert(id, least);
            }
        }
        if heights == before {
            return heights;
        }
    }
}

/// One more than the highest type that is always there.
pub(super) fn height(combinator: &Combinator, heights: &BTreeMap<TypeId, u32>) -> Option<u32> {
    combinator.fields.iter().filter(|field| field.condition.is_none()).try_fold(1, |height, field| match &field.ty {
        FieldType::Value(TypeExpr::Boxed { ty, .. } | TypeExpr::Bare { ty, .. }) => {
            Some(height.max(heights.get(ty)? + 1))
        }
        _ => Some(height),
    })
}
