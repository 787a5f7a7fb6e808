//! The places of opaque types and of `Object`: nothing may come after them.
//!
//! Nothing on the wire marks the end of a value of an unknown type. Its decoder takes all remaining bytes, so it must
//! come last, and so must each value that ends with it.

use super::selection::Purpose;
use crate::schema::{Builtin, Combinator, Field, FieldType, Kind, Schema, TypeExpr};
use crate::source::{Diagnostic, Diagnostics, Span};

/// The limit of places that an error shows of a type.
const SHOWN: usize = 4;

/// The nodes that hold values: types, two for calls and their responses, which only a call names, and one for any
/// `Object`.
#[derive(Clone, Copy)]
struct Nodes {
    types: usize,
}

impl Nodes {
    /// Any function's call: the content of a `!X`.
    fn call(self) -> usize {
        self.types
    }

    /// Any function's response: the value of `X`.
    fn response(self) -> usize {
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
    /// The node of the value.
    node: usize,
    /// The node of the holder, which ends with the value if that comes last.
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
    /// As an argument of a type, which may place it anywhere.
    Argument,
}

impl Place {
    /// The same place, for a value without id.
    fn bare(self) -> Self {
        if let Self::Last { .. } = self { Self::Last { bare: true } } else { self }
    }
}

/// Reports each type of `opaque` that does not come last everywhere in `kept`: its values may take all remaining bytes.
pub(super) fn check(
    schema: &Schema,
    opaque: &[bool],
    purpose: Purpose,
    kept: &[&Combinator],
    diagnostics: &mut Diagnostics,
) {
    let opaque = (0..).zip(opaque).filter(|(_, opaque)| **opaque).map(|(ty, _)| ty).collect();
    for (ty, faults) in faults(schema, opaque, true, kept).iter().enumerate() {
        let error = |first, others| error(schema, ty, Asked::Chosen(purpose), first, others);
        faults.split_first().into_iter().for_each(|(first, others)| diagnostics.push(error(first, others)));
    }
}

/// Reports each written `Object` that does not come last, unless its size stands in front of it: a decoder would have
/// to know all values. Returns whether there are none. A query is no `Object`: its caller knows the function.
pub fn check_objects(schema: &Schema, diagnostics: &mut Diagnostics) -> bool {
    let object = Nodes { types: schema.types.len() }.object();
    let all: Vec<_> = schema.combinators.iter().collect();
    let faults = faults(schema, vec![object], false, &all);
    let faults = faults.get(object).and_then(|faults| faults.split_first());
    if let Some((first, others)) = faults {
        diagnostics.push(error(schema, object, Asked::Written, first, others));
    }
    faults.is_none()
}

/// The places that do not come last, for each node in `opaque`, whose values may take all remaining bytes. With
/// `calls`, calls and responses that end with such a value may take them as well.
fn faults(schema: &Schema, opaque: Vec<usize>, calls: bool, kept: &[&Combinator]) -> Vec<Vec<Use>> {
    let nodes = Nodes { types: schema.types.len() };
    let mut ends_with = ends(nodes, opaque, kept);
    if let (false, Some(of_calls)) = (calls, ends_with.get_mut(nodes.call()..=nodes.response())) {
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
fn ends(nodes: Nodes, opaque: Vec<usize>, kept: &[&Combinator]) -> Vec<Option<usize>> {
    // The holders that end with each node.
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
        for user in users.get(node).into_iter().flatten() {
            next.push((*user, end));
        }
    }
    ends_with
}

/// Calls `visit` with every place of a combinator where a value is read. A result is at the combinator's name.
fn each_use(nodes: Nodes, combinator: &Combinator, visit: &mut dyn FnMut(Use)) {
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
            Walk { nodes, holder: nodes.response(), visit }.expr(&combinator.result, place, combinator.name_span);
        }
    }
}

struct Walk<'v> {
    nodes: Nodes,
    holder: usize,
    visit: &'v mut dyn FnMut(Use),
}

impl Walk<'_> {
    /// `within` is the place of all of them, if they have no place of their own.
    fn fields(&mut self, fields: &[Field], within: Option<Place>) {
        let mut after = None;
        for (index, field) in fields.iter().enumerate().rev() {
            let place = within.or(after.map(Place::Before)).unwrap_or(Place::Last { bare: false });
            let size = index.checked_sub(1).and_then(|index| fields.get(index));
            match &field.ty {
                // Its size marks its end.
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
                TypeExpr::Var { .. } => self.visit(self.nodes.response(), place, span),
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

/// The reason that values of a type may take all remaining bytes.
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
            Place::Last { .. } => "without an id, bytes do not tell their type",
            Place::Before(_) => "more fields follow",
            Place::Repeated => "more of them may follow",
            Place::Argument => "as an argument, it may be anywhere",
        };
        match schema.types.get(found.node) {
            _ if found.node == ty => problem.to_owned(),
            Some(holder) => format!("`{}` may end with it, and {problem}", holder.name),
            None => format!("a call or a response may end with it, and {problem}"),
        }
    };
    let (cannot, taking, help) = match asked {
        Asked::Chosen(Purpose::Opaque) => (
            "be opaque",
            "nothing marks the end of an opaque value: decoding takes all remaining bytes",
            "leave it out of the opaque types, or make the type opaque that holds it",
        ),
        Asked::Chosen(Purpose::Unknown) => (
            "keep unknown constructors",
            "nothing marks the end of an unknown value: decoding takes all remaining bytes",
            "leave it out, or keep unknown constructors of a type that comes last",
        ),
        Asked::Written => (
            "be decoded here",
            "nothing marks the end of an `Object`: decoding takes all remaining bytes",
            "move it to the end, put its size in front of it (`bytes:int body:Object`, or `sizes` for another name), or keep the type that holds it as bytes (`opaque`)",
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
