//! The dependency graph: the types and constructors that each root pulls in.

use crate::schema::{CombinatorId, Kind, Schema, TypeId};

/// A type or a combinator: see [`Graph::of_type`] and [`Graph::of_combinator`].
pub type Node = u32;

/// A graph of types and combinators. A type needs what any of its constructors needs: a reader may meet any of them. A
/// constructor needs its type.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The nodes that each node needs.
    pub edges: Vec<Vec<Node>>,
    types: u32,
    /// `true` for each combinator that is a constructor which its type does without.
    dropped: Vec<bool>,
}

impl Graph {
    /// Builds the graph of a schema. Nothing needs the types that `opaque` marks.
    #[must_use]
    pub fn new(schema: &Schema, opaque: &[bool]) -> Self {
        Self::without(schema, opaque, Vec::new())
    }

    /// The same, where types do without the constructors that `dropped` marks.
    pub(super) fn without(schema: &Schema, opaque: &[bool], dropped: Vec<bool>) -> Self {
        let types = u32::try_from(schema.types.len()).unwrap_or(u32::MAX);
        let mut graph = Self { edges: vec![Vec::new(); schema.types.len() + schema.combinators.len()], types, dropped };
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            if graph.is_dropped(id) {
                continue;
            }
            let (own, parts) = match combinator.kind {
                Kind::Constructor(ty) => (Some(graph.of_type(ty)), graph.of_type(ty)),
                Kind::Function => (None, graph.of_combinator(id)),
            };
            let node = graph.of_combinator(id);
            graph.edges.get_mut(node as usize).into_iter().for_each(|edges| edges.extend(own));
            let Some(edges) = graph.edges.get_mut(parts as usize) else { continue };
            combinator.walk_types(&mut |expr| {
                let needed = expr.declared().filter(|ty| opaque.get(ty.0 as usize) == Some(&false));
                edges.extend(needed.map(|ty| ty.0));
            });
        }
        graph
    }

    /// Returns whether its type does without a constructor.
    pub(super) fn is_dropped(&self, id: CombinatorId) -> bool {
        self.dropped.get(id.0 as usize) == Some(&true)
    }

    /// The node of a type.
    #[must_use]
    pub fn of_type(&self, id: TypeId) -> Node {
        id.0
    }

    /// The node of a combinator.
    #[must_use]
    pub fn of_combinator(&self, id: CombinatorId) -> Node {
        self.types.saturating_add(id.0)
    }

    /// The type of a node that is one.
    #[must_use]
    pub fn ty(&self, node: Node) -> Option<TypeId> {
        (node < self.types).then_some(TypeId(node))
    }

    /// The combinator of a node that is one.
    #[must_use]
    pub fn combinator(&self, node: Node) -> Option<CombinatorId> {
        node.checked_sub(self.types).map(CombinatorId)
    }

    /// The nodes that a node needs.
    #[must_use]
    pub fn targets(&self, node: Node) -> &[Node] {
        self.edges.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// Every node that `roots` reach, themselves included, each once.
    #[must_use]
    pub fn reached(&self, roots: impl IntoIterator<Item = Node>) -> Vec<Node> {
        let mut seen = vec![false; self.edges.len()];
        let mut found = Vec::new();
        let mut next: Vec<Node> = roots.into_iter().collect();
        while let Some(node) = next.pop() {
            let Some(seen) = seen.get_mut(node as usize).filter(|seen| !**seen) else { continue };
            *seen = true;
            found.push(node);
            next.extend(self.targets(node));
        }
        found
    }
}

/// Tells of each type of a schema whether a field or a result holds it.
pub(super) fn used(schema: &Schema) -> Vec<bool> {
    let mut used = vec![false; schema.types.len()];
    for combinator in &schema.combinators {
        combinator.walk_types(&mut |expr| {
            let slot = expr.declared().and_then(|ty| used.get_mut(ty.0 as usize));
            slot.into_iter().for_each(|used| *used = true);
        });
    }
    used
}
