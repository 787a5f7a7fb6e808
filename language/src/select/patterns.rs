//! Names and patterns that a caller wrote, resolved to roots and opaque types.

use super::reach::{self, Graph, Node};
use super::selection::Purpose;
use crate::maps;
use crate::schema::{CombinatorId, Kind, Schema, TypeId};
use crate::source::{Diagnostic, Diagnostics, Span, nearest};

/// The limit of errors with a suggestion: each suggestion costs a look at every name.
const MAX_SUGGESTIONS: usize = 100;

/// The names of a schema.
pub(super) struct Names<'s> {
    schema: &'s Schema,
    /// By name. One that several layers declare is there several times, in their order, and types come first.
    nodes: Vec<(&'s str, Named)>,
}

#[derive(Clone, Copy)]
enum Named {
    Type(TypeId),
    Combinator(CombinatorId),
}

impl<'s> Names<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let (mut names, mut named) = (Vec::new(), Vec::new());
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            names.push(ty.name.as_str());
            named.push(Named::Type(id));
        }
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            if combinator.name != "_" {
                names.push(combinator.name.as_str());
                named.push(Named::Combinator(id));
            }
        }
        let order = maps::order_of_names(&names).into_iter();
        let nodes = order.filter_map(|index| Some((*names.get(index)?, *named.get(index)?))).collect();
        Self { schema, nodes }
    }

    /// The entries from `name` on.
    fn from(&self, name: &str) -> &[(&'s str, Named)] {
        self.nodes.get(self.nodes.partition_point(|(before, _)| *before < name)..).unwrap_or_default()
    }

    /// Marks the types that `names` name. A type that nothing declares is one if something uses it.
    pub(super) fn types(&self, names: &[String], purpose: Purpose, diagnostics: &mut Diagnostics) -> Vec<bool> {
        let mut opaque = vec![false; self.schema.types.len()];
        let used = reach::used(self.schema);
        for (index, name) in names.iter().enumerate() {
            let first = self.from(name).first();
            let problem = match first.filter(|(found, _)| found == name).map(|(_, named)| *named) {
                Some(Named::Type(id)) if purpose == Purpose::Unknown && self.is_single(id) => {
                    let error = format!("`{name}` has one constructor: it is a struct, with no place for others");
                    Diagnostic::error(Span::NOWHERE, error)
                        .help("leave it out of the types that keep unknown constructors")
                }
                Some(Named::Type(id)) if used.get(id.0 as usize) == Some(&true) || !self.is_undeclared(id) => {
                    opaque.get_mut(id.0 as usize).into_iter().for_each(|opaque| *opaque = true);
                    continue;
                }
                Some(Named::Combinator(id)) => self.not_a_type(name, id, purpose),
                _ => {
                    let types = self.schema.types.iter().zip((0..).map(TypeId));
                    let types = types.filter(|(_, id)| !self.is_undeclared(*id)).map(|(ty, _)| ty.name.as_str());
                    unknown(&format!("no type has the name `{name}`"), name, types, index)
                }
            };
            diagnostics.push(problem);
        }
        opaque
    }

    /// Returns whether a type is known from the caller alone.
    fn is_undeclared(&self, id: TypeId) -> bool {
        self.schema.ty(id).is_some_and(|ty| ty.span == Span::NOWHERE)
    }

    fn is_single(&self, id: TypeId) -> bool {
        self.schema.ty(id).is_some_and(|ty| ty.constructors.len() < 2 || !ty.params.is_empty())
    }

    fn not_a_type(&self, name: &str, id: CombinatorId, purpose: Purpose) -> Diagnostic {
        let can = match purpose {
            Purpose::Opaque => "can be opaque",
            Purpose::Unknown => "keeps unknown constructors",
        };
        let kind = self.schema.combinator(id).map(|combinator| combinator.kind);
        let Some(Kind::Constructor(ty)) = kind else {
            return Diagnostic::error(Span::NOWHERE, format!("`{name}` is a function, and only a type {can}"));
        };
        let ty = self.schema.ty(ty).map_or("", |ty| &ty.name);
        Diagnostic::error(Span::NOWHERE, format!("`{name}` is a constructor, and only a type {can}"))
            .help(format!("write `{ty}`"))
    }

    /// The nodes that `patterns` match, in the order of the schema; without patterns, all that is not opaque.
    pub(super) fn roots(
        &self,
        patterns: &[String],
        opaque: &[bool],
        graph: &Graph,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Node> {
        let mut roots = vec![false; graph.edges.len()];
        let everything = ["*".to_owned()];
        let patterns = if patterns.is_empty() { &everything } else { patterns };
        // A repeated pattern is matched once.
        let mut seen = maps::Names::default();
        for (index, pattern) in patterns.iter().enumerate().filter(|(_, pattern)| seen.add(pattern)) {
            let exact = !pattern.ends_with('*');
            let mut matched = false;
            for named in self.matching(pattern) {
                matched = true;
                match self.opaque_type(named, opaque) {
                    None => roots.get_mut(node(graph, named) as usize).into_iter().for_each(|root| *root = true),
                    Some(ty) if exact => diagnostics.push(both(pattern, ty)),
                    Some(_) => {}
                }
            }
            // `*` may match nothing: an empty schema has nothing to keep.
            if !matched && pattern != "*" {
                diagnostics.push(self.unmatched(pattern, index));
            }
        }
        (0..).zip(roots).filter(|(_, root)| *root).map(|(node, _)| node).collect()
    }

    /// Everything that a pattern matches.
    fn matching<'n>(&'n self, pattern: &'n str) -> impl Iterator<Item = Named> + 'n {
        // `auth.*`: all names that start with `auth.`, which stand together.
        let prefix = pattern.strip_suffix('*').filter(|prefix| prefix.is_empty() || prefix.ends_with('.'));
        let from = self.from(prefix.unwrap_or(pattern)).iter();
        let within = from.take_while(move |(name, _)| prefix.map_or(*name == pattern, |start| name.starts_with(start)));
        within.map(|(_, named)| *named)
    }

    /// The name of the opaque type that this is, or is a constructor of.
    fn opaque_type(&self, named: Named, opaque: &[bool]) -> Option<&'s str> {
        let id = match named {
            Named::Type(id) => id,
            Named::Combinator(id) => match self.schema.combinator(id)?.kind {
                Kind::Constructor(ty) => ty,
                Kind::Function => return None,
            },
        };
        let is_opaque = opaque.get(id.0 as usize) == Some(&true);
        self.schema.ty(id).filter(|_| is_opaque).map(|ty| ty.name.as_str())
    }

    fn unmatched(&self, pattern: &str, index: usize) -> Diagnostic {
        let Some(start) = pattern.strip_suffix('*') else {
            let error = format!("unknown name `{pattern}`");
            // The right name may only lack its namespace.
            let whole = self.nodes.iter().map(|(name, _)| *name).find(|name| name.rsplit('.').next() == Some(pattern));
            return match whole.filter(|_| index < MAX_SUGGESTIONS) {
                Some(whole) => Diagnostic::error(Span::NOWHERE, error).help(format!("did you mean `{whole}`?")),
                None => unknown(&error, pattern, self.nodes.iter().map(|(name, _)| *name), index),
            };
        };
        let Some(namespace) = start.strip_suffix('.') else {
            let error = format!("`{pattern}` is not a pattern: `*` stands alone, or after the dot of a namespace");
            return Diagnostic::error(Span::NOWHERE, error).help("write a name, `namespace.*` or `*`");
        };
        let mut spaces = maps::Names::default();
        for (space, _) in self.nodes.iter().filter_map(|(name, _)| name.rsplit_once('.')) {
            spaces.add(space);
        }
        let error = format!("no name is below `{namespace}`");
        let near = nearest(namespace, spaces.names()).filter(|_| index < MAX_SUGGESTIONS);
        let error = Diagnostic::error(Span::NOWHERE, error);
        near.iter().fold(error, |error, near| error.help(format!("did you mean `{near}.*`?")))
    }
}

fn node(graph: &Graph, named: Named) -> Node {
    match named {
        Named::Type(id) => graph.of_type(id),
        Named::Combinator(id) => graph.of_combinator(id),
    }
}

fn unknown<'a>(message: &str, name: &str, known: impl Iterator<Item = &'a str>, index: usize) -> Diagnostic {
    let error = Diagnostic::error(Span::NOWHERE, message);
    match nearest(name, known.take_while(|_| index < MAX_SUGGESTIONS)) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error,
    }
}

fn both(pattern: &str, ty: &str) -> Diagnostic {
    let error = format!("`{pattern}` is to be kept, and `{ty}` is to be opaque");
    Diagnostic::error(Span::NOWHERE, error)
        .help(format!("leave `{pattern}` out of the kept names, or `{ty}` out of the opaque types"))
}
