//! Pairs of fields of two declarations.
//!
//! Fields pair by name first. The others pair if they stand behind the same field, under the same bit and with the same
//! type: then only the name changed. Fields without a name pair by their order.

use std::collections::BTreeMap;

use typewright_language::schema::{Combinator, Field, FieldType, VarId, VarOrigin};

/// The fields of a pair of combinators, by their indices.
#[derive(Default)]
pub(super) struct FieldPairs {
    /// In the order of the old declaration.
    pub(super) both: Vec<(usize, usize)>,
    pub(super) removed: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// The new variable of each old one.
#[derive(Default)]
pub(super) struct Vars(BTreeMap<VarId, VarId>);

impl Vars {
    pub(super) fn new_of(&self, old: VarId) -> Option<VarId> {
        self.0.get(&old).copied()
    }

    /// The variables of two combinators: parameters by their index, fields as they are paired.
    pub(super) fn pair(old: &Combinator, new: &Combinator, fields: &FieldPairs) -> Self {
        let mut vars = Self::default();
        let params = |combinator: &Combinator| -> BTreeMap<u32, VarId> {
            let params = (0..).map(VarId).zip(&combinator.vars).filter_map(|(id, var)| match var.origin {
                VarOrigin::Param(index) => Some((index, id)),
                VarOrigin::Field => None,
            });
            params.collect()
        };
        let new_params = params(new);
        for (index, var) in params(old) {
            if let Some(partner) = new_params.get(&index) {
                vars.0.insert(var, *partner);
            }
        }
        for (index, partner) in &fields.both {
            if let (Some(field), Some(partner)) = (old.fields.get(*index), new.fields.get(*partner)) {
                vars.join(field, partner);
            }
        }
        vars
    }

    /// Repetitions are nested no deeper than the parser lets them be.
    fn join(&mut self, old: &Field, new: &Field) {
        match (&old.ty, &new.ty) {
            (FieldType::Nat(old), FieldType::Nat(new)) => _ = self.0.insert(*old, *new),
            (FieldType::Repetition(old), FieldType::Repetition(new)) => {
                old.fields.iter().zip(&new.fields).for_each(|(old, new)| self.join(old, new));
            }
            _ => {}
        }
    }
}

impl FieldPairs {
    /// The pairs of two combinators.
    pub(super) fn pair(old: &Combinator, new: &Combinator) -> Self {
        let by_name: BTreeMap<_, _> = keys(&new.fields).zip(0..).collect();
        let mut partners: Vec<Option<usize>> = keys(&old.fields).map(|key| by_name.get(&key).copied()).collect();
        let mut taken = vec![false; new.fields.len()];
        let mut take = |index: usize| taken.iter_mut().skip(index).take(1).for_each(|taken| *taken = true);
        partners.iter().flatten().for_each(|index| take(*index));
        let renamed = renamed(old, new, &partners, &taken);
        for (index, partner) in renamed {
            partners.iter_mut().skip(index).take(1).for_each(|slot| *slot = Some(partner));
            taken.iter_mut().skip(partner).take(1).for_each(|taken| *taken = true);
        }
        let mut pairs = Self::default();
        for (index, partner) in partners.into_iter().enumerate() {
            match partner {
                Some(partner) => pairs.both.push((index, partner)),
                None => pairs.removed.push(index),
            }
        }
        pairs.added = (0..).zip(taken).filter(|(_, taken)| !taken).map(|(index, _)| index).collect();
        pairs
    }
}

/// The name of each field; for one without, the number of nameless ones before it.
fn keys(fields: &[Field]) -> impl Iterator<Item = (&str, usize)> {
    let mut unnamed = 0;
    fields.iter().map(move |field| match field.name.as_deref() {
        Some(name) if name != "_" => (name, 0),
        _ => {
            unnamed += 1;
            ("", unnamed)
        }
    })
}

/// The field before another one in the new declaration, and the text after its name.
type Place<'a> = (Option<usize>, &'a str);

/// The pairs of fields that differ in their names alone.
fn renamed(old: &Combinator, new: &Combinator, partners: &[Option<usize>], taken: &[bool]) -> Vec<(usize, usize)> {
    if partners.iter().all(Option::is_some) || taken.iter().all(|taken| *taken) {
        return Vec::new();
    }
    let mut found: BTreeMap<Place<'_>, [Vec<usize>; 2]> = BTreeMap::new();
    let mut before = None;
    for ((index, partner), text) in partners.iter().enumerate().zip(bodies(old)) {
        match partner {
            Some(_) => before = *partner,
            None => found.entry((before, text)).or_default()[0].push(index),
        }
    }
    let mut before = None;
    for ((index, taken), text) in taken.iter().enumerate().zip(bodies(new)) {
        if *taken {
            before = Some(index);
        } else {
            found.entry((before, text)).or_default()[1].push(index);
        }
    }
    let certain = found.into_values().filter(|[old, new]| old.len() == new.len());
    certain.flat_map(|[old, new]| old.into_iter().zip(new)).collect()
}

/// Each field without its name.
fn bodies(combinator: &Combinator) -> Vec<&str> {
    let declaration = &combinator.declaration;
    declaration.fields.iter().map(|field| declaration.part(&field.body())).collect()
}
