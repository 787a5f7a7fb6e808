//! Where a type can be opaque, and an `Object` stand: where nothing comes after it.
//!
//! Nothing on the wire says where a value of an unknown type ends. Whoever reads one takes all that is left, so it has to
//! be the last thing that is read, and so has each value that ends with it.

use super::selection::Purpose;
use crate::schema::{Builtin, Combinator, Field, FieldType, Kind, Schema, TypeExpr};
use crate::source::{Diagnostic, Diagnostics, Span};

/// The most places that are shown of a type that cannot be opaque.
const SHOWN: usize = 4;

/// The nodes that hold values: types, two for calls and their responses, which only a call names, and one for any `Object`.
#[derive(Clone, Copy)]
struct Nodes {
    types: usize,
}

impl Nodes {
    /// Any function's call: what a `!X` holds.
    fn call(self) -> usize {
        self.types
    }

    /// Any function's answer: what `X` is.
    fn answer(self) -> usize {
        self.types + 1
    }

    /// Any value at all.
    fn object(self) -> usize {
        self.types + 2
    }

    fn count(self) -> usize {
        self.types + 3
    }
}

/// A place where a value is read.
#[derive(Clone, Copy)]
struct Use {
    /// Whose value, as [`Nodes`] has it.
    node: usize,
    /// Whose value holds it, and ends with it if it is the last thing there.
    holder: usize,
    place: Place,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing comes after it in its combinator.
    Last { bare: bool },
    /// This comes after it.
    Before(Span),
    /// In a vector or a repetition.
    Repeated,
    /// As argument of a type, which puts it nobody knows where.
    Argument,
}

impl Place {
    /// The same place, for a value without id.
    fn bare(self) -> Self {
        if let Self::Last { .. } = self { Self::Last { bare: true } } else { self }
    }
}

/// Reports each of the types `opaque`, whose values may take all that is left, that is not the last thing somewhere in
/// `kept`.
pub(super) fn check<'s>(
    schema: &'s Schema,
    opaque: &[bool],
    purpose: Purpose,
    kept: impl Iterator<Item = &'s Combinator> + Clone,
    diagnostics: &mut Diagnostics,
) {
    let opaque = (0..).zip(opaque).filter(|(_, opaque)| **opaque).map(|(ty, _)| ty).collect();
    for (ty, faults) in faults(schema, opaque, true, kept).iter().enumerate() {
        let error = |first, others| error(schema, ty, Asked::Chosen(purpose), first, others);
        faults.split_first().into_iter().for_each(|(first, others)| diagnostics.push(error(first, others)));
    }
}

/// Reports the places of a written `Object` that is not the last thing, unless its size stands in front of it: nobody could
/// decode it without knowing all values. True if there are none. A query is no `Object`: its caller knows the function.
pub fn check_objects(schema: &Schema, diagnostics: &mut Diagnostics) -> bool {
    let object = Nodes { types: schema.types.len() }.object();
    let faults = faults(schema, vec![object], false, schema.combinators.iter());
    let faults = faults.get(object).and_then(|faults| faults.split_first());
    if let Some((first, others)) = faults {
        diagnostics.push(error(schema, object, Asked::Written, first, others));
    }
    faults.is_none()
}

/// The places that are not the last, of each node in `opaque`, whose values may take all that is left. With `calls`, so may calls
/// and responses that end with one.
fn faults<'s>(
    schema: &'s Schema,
    opaque: Vec<usize>,
    calls: bool,
    kept: impl Iterator<Item = &'s Combinator> + Clone,
) -> Vec<Vec<Use>> {
    let nodes = Nodes { types: schema.types.len() };
    let mut ends_with = ends(nodes, opaque, kept.clone());
    if let (false, Some(of_calls)) = (calls, ends_with.get_mut(nodes.call()..=nodes.answer())) {
        of_calls.fill(None);
    }
    let mut faults: Vec<Vec<Use>> = vec![Vec::new(); nodes.count()];
    for combinator in kept {
        each_use(nodes, combinator, &mut |found| {
            let Some(&Some(end)) = ends_with.get(found.node) else { return };
            let fine = match found.place {
                Place::Last { bare } => !bare || end != found.node,
                Place::Before(_) | Place::Repeated | Place::Argument => false,
            };
            if let (false, Some(faults)) = (fine, faults.get_mut(end)) {
                faults.push(found);
            }
        });
    }
    faults
}

/// The node in `opaque` that values of each node may end with.
fn ends<'s>(nodes: Nodes, opaque: Vec<usize>, kept: impl Iterator<Item = &'s Combinator>) -> Vec<Option<usize>> {
    // Who ends with it, for each node.
    let mut users = vec![Vec::new(); nodes.count()];
    for combinator in kept {
        each_use(nodes, combinator, &mut |found| {
            if let (Place::Last { .. }, Some(users)) = (found.place, users.get_mut(found.node)) {
                users.push(found.holder);
            }
        });
    }
    let mut ends_with = vec![None; users.len()];
    let mut next: Vec<_> = opaque.into_iter().map(|node| (node, node)).collect();
    while let Some((node, end)) = next.pop() {
        let Some(known @ None) = ends_with.get_mut(node) else { continue };
        *known = Some(end);
        next.extend(users.get(node).into_iter().flatten().map(|user| (*user, end)));
    }
    ends_with
}

/// Calls `visit` with every place of a combinator where a value is read. A result is at the combinator's name.
fn each_use(nodes: Nodes, combinator: &Combinator, visit: &mut impl FnMut(Use)) {
    let place = Place::Last { bare: false };
    match combinator.kind {
        Kind::Constructor(ty) => {
            let mut walk = Walk { nodes, holder: ty.0 as usize, visit };
            walk.fields(&combinator.fields, None);
            let args = combinator.result.children();
            args.for_each(|arg| walk.expr(arg, Place::Argument, combinator.name_span));
        }
        Kind::Function => {
            Walk { nodes, holder: nodes.call(), visit }.fields(&combinator.fields, None);
            Walk { nodes, holder: nodes.answer(), visit }.expr(&combinator.result, place, combinator.name_span);
        }
    }
}

struct Walk<'v, V> {
    nodes: Nodes,
    holder: usize,
    visit: &'v mut V,
}

impl<V: FnMut(Use)> Walk<'_, V> {
    /// `within` is the place of all of them, if they have no place of their own.
    fn fields(&mut self, fields: &[Field], within: Option<Place>) {
        let mut after = None;
        for (index, field) in fields.iter().enumerate().rev() {
            let place = within.or(after.map(Place::Before)).unwrap_or(Place::Last { bare: false });
            let size = index.checked_sub(1).and_then(|index| fields.get(index));
            match &field.ty {
                // Its size says where it ends.
                FieldType::Value(_) if size.is_some_and(|size| size.is_size_of(field)) => {}
                FieldType::Value(ty) => self.expr(ty, place, field.span),
                FieldType::Query(_) => self.visit(self.nodes.call(), place, field.span),
                FieldType::Repetition(repetition) => self.fields(&repetition.fields, Some(Place::Repeated)),
                FieldType::Nat(_) => {}
            }
            if takes_bytes(field) {
                after = Some(field.span);
            }
        }
    }

    fn expr(&mut self, expr: &TypeExpr, place: Place, span: Span) {
        expr.descend(place, &mut |expr, place| {
            match expr {
                TypeExpr::Boxed { ty, .. } => self.visit(ty.0 as usize, place, span),
                TypeExpr::Bare { ty, .. } => self.visit(ty.0 as usize, place.bare(), span),
                TypeExpr::Var { .. } => self.visit(self.nodes.answer(), place, span),
                TypeExpr::Vector { .. } => return Some(Place::Repeated),
                TypeExpr::Builtin { builtin: Builtin::Object | Builtin::Function, .. } => {
                    self.visit(self.nodes.object(), place, span);
                }
                TypeExpr::Builtin { .. } => {}
            }
            Some(Place::Argument)
        });
    }

    fn visit(&mut self, node: usize, place: Place, span: Span) {
        (self.visit)(Use { node, holder: self.holder, place, span });
    }
}

/// A `true` is a bit of another field.
fn takes_bytes(field: &Field) -> bool {
    !field.ty.as_value().is_some_and(TypeExpr::is_bare_true)
}

/// The reason why values of a type may take all that is left.
#[derive(Clone, Copy)]
enum Asked {
    /// The caller chose the type.
    Chosen(Purpose),
    /// The schema has an `Object` there.
    Written,
}

/// One error for a type, with the places where it cannot be opaque.
fn error(schema: &Schema, ty: usize, asked: Asked, first: &Use, others: &[Use]) -> Diagnostic {
    let name = schema.types.get(ty).map_or("Object", |ty| ty.name.as_str());
    let why = |found: &Use| {
        let problem = match found.place {
            Place::Last { .. } => "without an id, bytes do not say what they are",
            Place::Before(_) => "more fields follow",
            Place::Repeated => "more of them may follow",
            Place::Argument => "as an argument, it may be anywhere",
        };
        match schema.types.get(found.node) {
            _ if found.node == ty => problem.to_owned(),
            Some(holder) => format!("`{}` may end with it, and {problem}", holder.name),
            None => format!("what is asked may end with it, and {problem}"),
        }
    };
    let (cannot, taking, help) = match asked {
        Asked::Chosen(Purpose::Opaque) => (
            "be opaque",
            "nothing says where an opaque value ends: reading it takes all that is left",
            "leave it out of the opaque types, or make the type opaque that holds it",
        ),
        Asked::Chosen(Purpose::Unknown) => (
            "keep what is unknown",
            "nothing says where an unknown value ends: reading it takes all that is left",
            "leave it out, or keep what is unknown of a type that comes last",
        ),
        Asked::Written => (
            "be decoded here",
            "nothing says where an `Object` ends: decoding it takes all that is left",
            "move it to the end, put its size in front of it (`bytes:int body:Object`, or `sizes` for another name), or keep what holds it as bytes (`opaque`)",
        ),
    };
    let error = Diagnostic::error(first.span, format!("`{name}` cannot {cannot}: something comes after it"));
    let mut error = error.label(why(first));
    if let Place::Before(next) = first.place {
        error = error.also(next, "this comes after it");
    }
    for other in others.iter().take(SHOWN) {
        error = error.also(other.span, why(other));
    }
    if others.len() > SHOWN {
        error = error.remark(format!("and at {} more places", others.len() - SHOWN));
    }
    error.remark(taking).help(help)
}
