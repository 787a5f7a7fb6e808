//! The public sampler: values of a combinator or of a type.

use std::collections::{BTreeMap, BTreeSet};

use typewright_language::schema::{CombinatorId, Schema, TypeExpr, TypeId};

use super::draw::{Draw, Kind};
use super::heights::heights;
use super::out::Out;
use super::scope::Scope;
use super::uses::counting;

/// Draws values of a schema.
#[derive(Clone, Debug)]
pub struct Sampler<'s> {
    pub(super) schema: &'s Schema,
    /// The parameters of types that count something: their values must be small.
    pub(super) counting: BTreeSet<(TypeId, u32)>,
    pub(super) heights: BTreeMap<TypeId, u32>,
    pub(super) draw: Draw,
    pub(super) knows_objects: bool,
}

impl<'s> Sampler<'s> {
    /// A sampler of `schema`; the same `seed` gives the same values.
    #[must_use]
    pub fn new(schema: &'s Schema, seed: u64) -> Self {
        let (counting, heights) = (counting(schema), heights(schema));
        Self { schema, counting, heights, draw: Draw::new(seed), knows_objects: false }
    }

    /// Puts known values and calls where any may stand. Default: meaningless words, as a later layer would send.
    #[must_use]
    pub fn known_objects(mut self) -> Self {
        self.knows_objects = true;
        self
    }

    /// A boxed value of a constructor, or a call of a function. None if the type of the constructor has parameters, so
    /// that it has no bytes of its own, if something would follow a value that takes all remaining bytes, or if values
    /// would not end.
    pub fn value(&mut self, id: CombinatorId) -> Option<Vec<u8>> {
        self.drawn(Kind::Any, |sampler, out| sampler.boxed(id, out))
    }

    /// `count` values, edge values first. Fewer if some draws have no value.
    pub fn values(&mut self, id: CombinatorId, count: usize) -> Vec<Vec<u8>> {
        self.several(count, |sampler, out| sampler.boxed(id, out))
    }

    /// `count` values of a type without variables, edge values first.
    pub fn values_of(&mut self, expr: &'s TypeExpr, count: usize) -> Vec<Vec<u8>> {
        self.several(count, |sampler, out| sampler.expr(expr, &Scope::default(), out))
    }

    fn several(&mut self, count: usize, mut write: impl FnMut(&mut Self, &mut Out) -> Option<()>) -> Vec<Vec<u8>> {
        (0..count).filter_map(|index| self.drawn(Kind::at(index), &mut write)).collect()
    }

    fn drawn(&mut self, kind: Kind, write: impl FnOnce(&mut Self, &mut Out) -> Option<()>) -> Option<Vec<u8>> {
        self.draw.kind = kind;
        let mut out = Out::default();
        let written = write(self, &mut out);
        self.draw.kind = Kind::Any;
        written.map(|()| out.bytes)
    }

    fn boxed(&mut self, id: CombinatorId, out: &mut Out) -> Option<()> {
        let combinator = self.schema.combinator(id)?;
        if !self.schema.is_self_describing(combinator) {
            return None;
        }
        out.word(combinator.id);
        self.combinator(combinator, Scope::default(), out)
    }
}
