//! Parts of a schema, as sets of types and combinators.

use super::reach::{Graph, Node};
use crate::schema::{CombinatorId, Schema, TypeId};

/// A part of a schema: `true` for each type and each combinator that belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub(super) types: Vec<bool>,
    pub(super) combinators: Vec<bool>,
}

impl Part {
    /// The part whose names `wanted` accepts, and all that it needs.
    #[must_use]
    pub fn needed(schema: &Schema, wanted: impl Fn(&str) -> bool) -> Self {
        let graph = Graph::new(schema, &vec![false; schema.types.len()]);
        let mut roots = Vec::new();
        for (id, _) in (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| wanted(&ty.name)) {
            roots.push(graph.of_type(id));
        }
        for (id, _) in (0..).map(CombinatorId).zip(&schema.combinators).filter(|(_, it)| wanted(&it.name)) {
            roots.push(graph.of_combinator(id));
        }
        Self::reached(schema, &graph, roots)
    }

    /// The part that some roots reach. A type comes with all of its constructors, since any of them may be sent.
    pub(super) fn reached(schema: &Schema, graph: &Graph, roots: Vec<Node>) -> Self {
        let mut part =
            Self { types: vec![false; schema.types.len()], combinators: vec![false; schema.combinators.len()] };
        let mark =
            |marks: &mut Vec<bool>, id: u32| marks.get_mut(id as usize).into_iter().for_each(|mark| *mark = true);
        for node in graph.reached(roots) {
            if let Some(id) = graph.ty(node) {
                mark(&mut part.types, id.0);
                let constructors = schema.ty(id).map_or(&[][..], |ty| &ty.constructors);
                let kept = constructors.iter().filter(|id| !graph.is_dropped(**id));
                kept.for_each(|id| mark(&mut part.combinators, id.0));
            } else if let Some(id) = graph.combinator(node) {
                mark(&mut part.combinators, id.0);
            }
        }
        part
    }

    /// Returns whether a type belongs to it.
    #[must_use]
    pub fn has_type(&self, id: TypeId) -> bool {
        self.types.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Returns whether a combinator belongs to it.
    #[must_use]
    pub fn has_combinator(&self, id: CombinatorId) -> bool {
        self.combinators.get(id.0 as usize).copied().unwrap_or_default()
    }
}
