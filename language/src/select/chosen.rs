//! A selection, resolved against a schema.

use super::patterns::Names;
use super::reach::{Graph, Node};
use super::selection::{Purpose, Selection};
use crate::schema::{Schema, TypeId};
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
        let graph = if !dropped.contains(&true) { graph } else { Graph::without(schema, &opaque, dropped) };
        Self { opaque, unknown, graph, roots }
    }
}

/// Marks the constructors that `roots` leave out of types that keep `unknown` ones: they name others of the type, and not
/// the type.
fn dropped(schema: &Schema, unknown: &[bool], graph: &Graph, roots: &[Node]) -> Vec<bool> {
    let is_root = |node: Node| roots.contains(&node);
    let mut dropped = vec![false; schema.combinators.len()];
    for ((id, ty), unknown) in (0..).map(TypeId).zip(&schema.types).zip(unknown) {
        let named = ty.constructors.iter().any(|constructor| is_root(graph.of_combinator(*constructor)));
        if !(*unknown && named) || is_root(graph.of_type(id)) {
            continue;
        }
        for constructor in &ty.constructors {
            if let Some(dropped) = dropped.get_mut(constructor.0 as usize) {
                *dropped = !is_root(graph.of_combinator(*constructor));
            }
        }
    }
    dropped
}
