//! A selection held against a schema.

use super::patterns::Names;
use super::reach::{Graph, Node};
use super::selection::{Purpose, Selection};
use crate::schema::Schema;
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
    /// Resolves the names of a selection. Each that matches nothing is an error.
    pub fn new(schema: &Schema, selection: Selection<'_>, diagnostics: &mut Diagnostics) -> Self {
        let names = Names::new(schema);
        let opaque = names.types(selection.opaque, Purpose::Opaque, diagnostics);
        let unknown = names.types(selection.unknown, Purpose::Unknown, diagnostics);
        let graph = Graph::new(schema, &opaque);
        let roots = names.roots(selection.only, &opaque, &graph, diagnostics);
        Self { opaque, unknown, graph, roots }
    }
}
