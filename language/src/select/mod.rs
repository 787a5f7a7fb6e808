//! The part of a schema that a caller wants: some roots and what they need, and types that stay bytes.

mod opaque;
mod patterns;
mod reach;
mod rebuild;

use patterns::Names;
pub use reach::{Graph, Node};

use crate::schema::{CombinatorId, Schema, TypeId};
use crate::source::Diagnostics;

/// What is to be kept of a schema. The default keeps it whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    /// Names of functions, constructors and types that are kept with all that they need; `auth.*` is every name below
    /// `auth`, `*` is all. Everything is kept if there are none.
    pub only: &'a [String],
    /// Types that are not read but kept as bytes: `Object` takes their place.
    pub opaque: &'a [String],
    /// Types of which constructors that the schema does not have are kept as bytes.
    pub unknown: &'a [String],
    /// Whether the wire says where a value ends, so that `opaque` and `unknown` types may stand anywhere.
    pub self_delimiting: bool,
}

/// What a type is chosen for. Either way reading it may take all that is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Opaque,
    Unknown,
}

/// A part of a schema: whether each type and each combinator belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Part {
    types: Vec<bool>,
    combinators: Vec<bool>,
}

impl Part {
    /// What `wanted` says by name, and all that it needs.
    #[must_use]
    pub fn needed(schema: &Schema, wanted: impl Fn(&str) -> bool) -> Self {
        let graph = Graph::new(schema, &vec![false; schema.types.len()]);
        let types = (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| wanted(&ty.name));
        let types = types.map(|(id, _)| graph.of_type(id));
        let combinators = (0..).map(CombinatorId).zip(&schema.combinators).filter(|(_, it)| wanted(&it.name));
        let roots: Vec<_> = types.chain(combinators.map(|(id, _)| graph.of_combinator(id))).collect();
        Self::reached(schema, &graph, roots)
    }

    /// What some roots reach. A type comes with all of its constructors, since any of them may be sent.
    fn reached(schema: &Schema, graph: &Graph, roots: Vec<Node>) -> Self {
        let mut part =
            Self { types: vec![false; schema.types.len()], combinators: vec![false; schema.combinators.len()] };
        let mark =
            |marks: &mut Vec<bool>, id: u32| marks.get_mut(id as usize).into_iter().for_each(|mark| *mark = true);
        for node in graph.reached(roots) {
            if let Some(id) = graph.ty(node) {
                mark(&mut part.types, id.0);
                let constructors = schema.ty(id).map_or(&[][..], |ty| &ty.constructors);
                constructors.iter().for_each(|id| mark(&mut part.combinators, id.0));
            } else if let Some(id) = graph.combinator(node) {
                mark(&mut part.combinators, id.0);
            }
        }
        part
    }

    /// Whether a type belongs to it.
    #[must_use]
    pub fn has_type(&self, id: TypeId) -> bool {
        self.types.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Whether a combinator belongs to it.
    #[must_use]
    pub fn has_combinator(&self, id: CombinatorId) -> bool {
        self.combinators.get(id.0 as usize).copied().unwrap_or_default()
    }
}

/// A selection, understood.
pub struct Chosen {
    opaque: Vec<bool>,
    unknown: Vec<bool>,
    pub graph: Graph,
    pub roots: Vec<Node>,
}

impl Chosen {
    pub fn new(schema: &Schema, selection: Selection<'_>, diagnostics: &mut Diagnostics) -> Self {
        let names = Names::new(schema);
        let opaque = names.types(selection.opaque, Purpose::Opaque, diagnostics);
        let unknown = names.types(selection.unknown, Purpose::Unknown, diagnostics);
        let graph = Graph::new(schema, &opaque);
        let roots = names.roots(selection.only, &opaque, &graph, diagnostics);
        Self { opaque, unknown, graph, roots }
    }
}

/// Keeps of a schema what `selection` says: the same schema, as if nothing else had been declared. A type that is kept keeps
/// all of its constructors.
///
/// None if a name matches nothing, or a type cannot be opaque where it stands.
#[must_use]
pub fn select(mut schema: Schema, selection: Selection<'_>, diagnostics: &mut Diagnostics) -> Option<Schema> {
    if selection.only.is_empty() && selection.opaque.is_empty() && selection.unknown.is_empty() {
        return Some(schema);
    }
    let Chosen { opaque, unknown, graph, roots } = Chosen::new(&schema, selection, diagnostics);
    let Part { types, combinators } = Part::reached(&schema, &graph, roots);
    let kept = schema.combinators.iter().zip(&combinators).filter(|(_, kept)| **kept).map(|(it, _)| it);
    if !selection.self_delimiting {
        opaque::check(&schema, &opaque, Purpose::Opaque, kept.clone(), diagnostics);
        opaque::check(&schema, &unknown, Purpose::Unknown, kept, diagnostics);
    }
    schema.types.iter_mut().zip(&unknown).for_each(|(ty, unknown)| ty.keeps_unknown = *unknown);
    (!diagnostics.has_errors()).then(|| rebuild::rebuild(schema, &types, &combinators))
}
