//! A selection, resolved against a schema.

use std::collections::BTreeSet;

use super::patterns::Names;
use super::reach::{Graph, Node};
use super::selection::{Purpose, Selection};
use crate::schema::{CombinatorId, Schema, TypeId};
use crate::source::Diagnostics;

/// A selection, resolved: the graph of needs and the roots in it.
#[derive(Debug)]
pub struct Chosen {
    pub(super) opaque: Vec<bool>,
    pub(super) unknown: Vec<bool>,
    /// The graph of needs; nothing needs opaque types.
    pub graph: Graph,
    /// The nodes that the selection names.
    pub roots: Vec<Node>,
}

impl Chosen {
    /// Resolves the names of a selection. A name that matches nothing is an error.
    pub fn new(schema: &Schema, selection: Selection<'_>, diagnostics: &mut Diagnostics) -> Self {
        let names = Names::new(schema);
        let opaque = names.types(selection.opaque, Purpose::Opaque, diagnostics);
        let unknown = names.types(selection.unknown, Purpose::Unknown, diagnostics);
        let graph = Graph::new(schema, &opaque);
        let roots = names.roots(selection.only, &opaque, &graph, diagnostics);
        let dropped = dropped(schema, &unknown, &graph, &roots);
        let graph = if dropped.is_empty() { graph } else { Graph::without(schema, &opaque, dropped) };
        Self { opaque, unknown, graph, roots }
    }
}

/// The constructors that `roots` leave out of types that keep `unknown` ones: they name others of the type, and not the
/// type.
fn dropped(schema: &Schema, unknown: &[bool], graph: &Graph, roots: &[Node]) -> BTreeSet<CombinatorId> {
    let is_root = |node: Node| roots.contains(&node);
    let keeping = (0..).map(TypeId).zip(&schema.types).zip(unknown).filter(|(_, unknown)| **unknown);
    let mut dropped = BTreeSet::new();
    for ((_, ty), _) in keeping.filter(|((id, _), _)| !is_root(graph.of_type(*id))) {
        let (named, others): (Vec<_>, Vec<_>) =
            ty.constructors.iter().copied().partition(|constructor| is_root(graph.of_combinator(*constructor)));
        if !named.is_empty() {
            dropped.extend(others);
        }
    }
    dropped
}
