//! The cost of each root and each type: all that it pulls in, and the part that nothing else does.

use std::cmp::Reverse;
use std::fmt;

use super::dominators::{Dominators, dominators};
use typewright_language::schema::{CombinatorId, Kind, Schema, TypeId};
use typewright_language::select::{Chosen, Graph, Node, Selection};
use typewright_language::source::Diagnostics;

/// The limits of roots and of types that are weighed one by one: each costs a look at all that it reaches.
const SHOWN: usize = 20;

/// The size of the part that is kept, and the roots and types that cause it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// All of the schema.
    pub whole: Counts,
    /// The part that is kept.
    pub kept: Counts,
    /// The number of roots.
    pub root_count: usize,
    /// The roots that cost most: alone, then in all; at most 20.
    pub roots: Vec<Weight>,
    /// The types that cost most: alone, then in all; at most 20. Those that pull in nothing but themselves are left
    /// out.
    pub types: Vec<Weight>,
}

/// The cost of a root or a type, itself included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Its name.
    pub name: String,
    /// All that it reaches.
    pub all: Counts,
    /// The part that would not be there without it.
    pub alone: Counts,
}

/// Parts of a schema, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counts {
    /// Functions.
    pub functions: usize,
    /// Types, without builtins.
    pub types: usize,
    /// Constructors, without builtins.
    pub constructors: usize,
}

/// Weighs a selection: the part of a schema that it keeps, and the causes. None if a name matches nothing.
#[must_use]
pub fn weigh(schema: &Schema, selection: Selection<'_>, diagnostics: &mut Diagnostics) -> Option<Sizes> {
    let Chosen { graph, roots, .. } = Chosen::new(schema, selection, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let mut scale = Scale { schema, graph };
    let kept = scale.count(scale.graph.reached(roots.iter().copied()));
    let alone = scale.alone_of_roots(&roots);
    let root_count = roots.len();
    Some(Sizes {
        whole: scale.whole(),
        kept,
        root_count,
        roots: scale.heaviest(alone),
        types: {
            let alone = scale.alone_of_types(roots);
            scale.heaviest(alone)
        },
    })
}

/// A schema and its graph of needs, made once to weigh many names.
pub struct Scale<'s> {
    schema: &'s Schema,
    graph: Graph,
}

impl<'s> Scale<'s> {
    /// The scale of a schema without opaque types.
    #[must_use]
    pub fn new(schema: &'s Schema) -> Self {
        Self { schema, graph: Graph::new(schema, &vec![false; schema.types.len()]) }
    }

    /// All that a constructor or a function reaches, itself included.
    #[must_use]
    pub fn needs_of_combinator(&self, id: CombinatorId) -> Counts {
        self.count(self.graph.reached([self.graph.of_combinator(id)]))
    }

    /// All that a type reaches, itself included.
    #[must_use]
    pub fn needs_of_type(&self, id: TypeId) -> Counts {
        self.count(self.graph.reached([self.graph.of_type(id)]))
    }

    /// All of the schema.
    #[must_use]
    pub fn whole(&self) -> Counts {
        let is_function = |kind| kind == Kind::Function;
        let functions = self.schema.combinators.iter().filter(|combinator| is_function(combinator.kind)).count();
        Counts { functions, types: self.schema.types.len(), constructors: self.schema.combinators.len() - functions }
    }

    /// The counts of a node by itself. A type counts with its constructors, so a constructor counts nothing.
    fn own(&self, node: Node) -> Counts {
        if let Some(ty) = self.graph.ty(node).and_then(|id| self.schema.ty(id)) {
            return Counts { functions: 0, types: 1, constructors: ty.constructors.len() };
        }
        let kind = self.graph.combinator(node).and_then(|id| self.schema.combinator(id)).map(|it| it.kind);
        Counts { functions: usize::from(kind == Some(Kind::Function)), ..Counts::default() }
    }

    fn count(&self, nodes: impl IntoIterator<Item = Node>) -> Counts {
        nodes.into_iter().fold(Counts::default(), |sum, node| sum.plus(self.own(node)))
    }

    /// For each root, the nodes that no other root reaches: a node belongs to its first root until a second one reaches
    /// it.
    fn alone_of_roots(&self, roots: &[Node]) -> Vec<(Node, Counts)> {
        let mut owners = vec![Owner::None; self.graph.edges.len()];
        for root in roots {
            let mut next = vec![*root];
            while let Some(node) = next.pop() {
                let Some(owner) = owners.get_mut(node as usize) else { continue };
                let new = owner.joined_by(*root);
                if *owner != new {
                    *owner = new;
                    next.extend(self.graph.targets(node));
                }
            }
        }
        let mut alone = vec![Counts::default(); owners.len()];
        for (node, owner) in (0..).zip(&owners) {
            if let Owner::One(root) = owner
                && let Some(sum) = alone.get_mut(*root as usize)
            {
                *sum = sum.plus(self.own(node));
            }
        }
        roots.iter().map(|root| (*root, alone.get(*root as usize).copied().unwrap_or_default())).collect()
    }

    /// For each type that is kept, the nodes that only it leads to.
    fn alone_of_types(&mut self, roots: Vec<Node>) -> Vec<(Node, Counts)> {
        let source = u32::try_from(self.graph.edges.len()).unwrap_or(u32::MAX);
        self.graph.edges.push(roots);
        let Dominators { order, parents } = dominators(&self.graph.edges, source);
        let mut sums: Vec<Counts> = order.iter().map(|node| self.own(*node)).collect();
        for (number, parent) in parents.iter().enumerate().skip(1).rev() {
            let below = sums.get(number).copied().unwrap_or_default();
            sums.get_mut(*parent).into_iter().for_each(|sum| *sum = sum.plus(below));
        }
        let nodes = order.into_iter().zip(sums);
        nodes.filter(|(node, alone)| self.graph.ty(*node).is_some() && alone.types > 1).collect()
    }

    /// The heaviest of these.
    fn heaviest(&self, mut alone: Vec<(Node, Counts)>) -> Vec<Weight> {
        let order = |counts: Counts| Reverse((counts.constructors, counts.types));
        alone.sort_by_key(|(node, alone)| (order(*alone), *node));
        alone.truncate(SHOWN);
        let all = |node| self.count(self.graph.reached([node]));
        let mut weights: Vec<_> =
            alone.into_iter().map(|(node, alone)| Weight { name: self.name(node), all: all(node), alone }).collect();
        weights.sort_by(|a, b| (order(a.alone), order(a.all), &a.name).cmp(&(order(b.alone), order(b.all), &b.name)));
        weights
    }

    fn name(&self, node: Node) -> String {
        let combinator = self.graph.combinator(node).and_then(|id| self.schema.combinator(id));
        let ty = self.graph.ty(node).and_then(|id| self.schema.ty(id)).map(|ty| &ty.name);
        ty.or(combinator.map(|combinator| &combinator.name)).cloned().unwrap_or_default()
    }
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            functions: self.functions + other.functions,
            types: self.types + other.types,
            constructors: self.constructors + other.constructors,
        }
    }
}

/// `1 function, 20 types, 45 constructors`, without those that there are none of.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { functions, types, constructors } = *self;
        let parts = [(functions, "function"), (types, "type"), (constructors, "constructor")];
        for (index, (number, noun)) in parts.into_iter().filter(|(number, _)| *number > 0).enumerate() {
            let (comma, s) = (if index == 0 { "" } else { ", " }, if number == 1 { "" } else { "s" });
            write!(f, "{comma}{number} {noun}{s}")?;
        }
        Ok(())
    }
}

/// The roots that reach a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    None,
    One(Node),
    Several,
}

impl Owner {
    fn joined_by(self, root: Node) -> Self {
        match self {
            Self::None => Self::One(root),
            Self::One(own) if own == root => self,
            Self::One(_) | Self::Several => Self::Several,
        }
    }
}
