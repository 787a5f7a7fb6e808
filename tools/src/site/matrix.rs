//! The constructors of a type, side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::maker::Maker;
use crate::explain::Target;

/// The number of columns that fit a page. More constructors get a line each.
const MAX_COLUMNS: usize = 12;

/// The constructors of a type.
pub(super) struct Matrix<'s> {
    pub(super) columns: Vec<Column<'s>>,
    /// Each field with its type in every constructor; empty where that lacks the field.
    pub(super) lines: Vec<(&'s str, Vec<String>)>,
    /// `true` if the constructors are columns, `false` if they are lines.
    pub(super) is_wide: bool,
}

/// A constructor.
pub(super) struct Column<'s> {
    pub(super) name: &'s str,
    pub(super) id: String,
    pub(super) path: &'s str,
    /// The names of its fields.
    pub(super) fields: String,
}

impl<'s> Matrix<'s> {
    /// The constructors of a type; none of anything else.
    pub(super) fn new(maker: &'s Maker<'_>, target: Target) -> Option<Self> {
        let Target::Type(id) = target else { return None };
        let constructors = &maker.schema.ty(id)?.constructors;
        let all = constructors.iter().filter_map(|id| Some((*id, maker.schema.combinator(*id)?)));
        let all: Vec<_> = all.collect();
        let columns = all.iter().map(|(id, it)| Column {
            name: &it.name,
            id: format!("#{:08x}", it.id),
            path: maker.links.path(Target::Combinator(*id)),
            fields: it.fields.iter().map(|field| field.label.as_str()).collect::<Vec<_>>().join(", "),
        });
        let is_wide = all.len() <= MAX_COLUMNS;
        let mut lines = Vec::new();
        if is_wide {
            let mut seen = BTreeSet::new();
            let labels = all.iter().flat_map(|(_, it)| it.fields.iter().map(|field| field.label.as_str()));
            let labels: Vec<_> = labels.filter(|label| seen.insert(*label)).collect();
            let cells: Vec<BTreeMap<_, _>> = all
                .iter()
                .map(|(_, it)| {
                    let places = it.fields.iter().zip(&it.declaration.fields);
                    places.map(|(field, places)| (field.label.as_str(), it.declaration.part(&places.body()))).collect()
                })
                .collect();
            let cell = |of: &BTreeMap<&str, &str>, label| {
                of.get(label).map_or_else(String::new, |ty| maker.links.type_text(ty))
            };
            lines.extend(labels.iter().map(|label| (*label, cells.iter().map(|of| cell(of, *label)).collect())));
        }
        Some(Self { columns: columns.collect(), lines, is_wide })
    }
}
