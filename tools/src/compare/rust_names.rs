//! The names of definitions and fields in Rust. Where two are equal, they depend on the definitions above.

use std::collections::{BTreeMap, BTreeSet};

use typewright::model::{ModelOptions, field_names, item_names};
use typewright_language::schema::{Combinator, CombinatorId, Kind, Schema, TypeId};

use super::fields::FieldPairs;
use super::nouns::{Change, Verdict, verdicts};
use super::pairs::{combinators, types};
use super::rule::Rule;

/// The Rust names of a schema's definitions; none of a unit variant.
pub(super) struct RustNames {
    combinators: BTreeMap<CombinatorId, String>,
    types: BTreeMap<TypeId, String>,
}

impl RustNames {
    pub(super) fn new(schema: &Schema) -> Self {
        let options = ModelOptions::default();
        let is_struct = |combinator: &Combinator| match schema.owner(combinator) {
            Some(ty) => ty.constructors.len() > 1 && !combinator.fields.is_empty(),
            None => false,
        };
        let is_function = |combinator: &Combinator| combinator.kind == Kind::Function;
        let named = |kept: &dyn Fn(&Combinator) -> bool| {
            let kept = combinators(schema).filter(|(_, combinator)| kept(combinator));
            // A name that several layers have gets the layer's number.
            let mut seen = BTreeSet::new();
            let first = kept.filter(|(_, combinator)| seen.insert(combinator.name.as_str()));
            let (ids, names): (Vec<_>, Vec<_>) = first.map(|(id, combinator)| (id, combinator.name.as_str())).unzip();
            ids.into_iter().zip(item_names(names.into_iter().map(|name| (name, None)), &options))
        };
        let combinators = named(&is_function).chain(named(&is_struct)).collect();
        let names = item_names(schema.types.iter().map(|ty| (ty.name.as_str(), None)), &options);
        Self { combinators, types: types(schema).map(|(id, _)| id).zip(names).collect() }
    }

    /// The change of a combinator's Rust name, where its name in the schema stayed.
    pub(super) fn combinator(&self, old: CombinatorId, new: (&Self, CombinatorId)) -> Option<Change> {
        renamed(self.combinators.get(&old)?, new.0.combinators.get(&new.1)?)
    }

    /// The change of a type's Rust name, where its name in the schema stayed.
    pub(super) fn ty(&self, old: TypeId, new: (&Self, TypeId)) -> Option<Change> {
        renamed(self.types.get(&old)?, new.0.types.get(&new.1)?)
    }
}

/// The changes of the Rust names of fields whose names in the schema stayed.
pub(super) fn fields<'a>(old: &'a Combinator, new: &'a Combinator, pairs: &'a FieldPairs) -> Vec<Change> {
    let names = |combinator: &Combinator| field_names(&combinator.fields, |_| None);
    let (before, after) = (names(old), names(new));
    let changed = pairs.both.iter().filter_map(|(before_at, after_at)| {
        let (old, new) = (old.fields.get(*before_at)?, new.fields.get(*after_at)?);
        let same = old.name.is_some() && old.name == new.name;
        let (before, after) = (before.get(*before_at)?.as_ref()?, after.get(*after_at)?.as_ref()?);
        same.then(|| renamed(before.as_str(), after.as_str()))?
    });
    changed.collect()
}

fn renamed(old: &str, new: &str) -> Option<Change> {
    (old != new).then(|| Change {
        rule: Rule::RustNameChanged,
        message: format!("`{old}` is `{new}` in Rust: another definition has a name that is equal there"),
        verdicts: verdicts(Verdict::Safe, Verdict::Breaking),
        old: None,
        new: None,
    })
}
