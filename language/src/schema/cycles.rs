//! Types that contain themselves: they need a `Box` in Rust, or a limit of depth in decoders, or cannot exist.

use super::components::cycles;
use super::{Combinator, Field, FieldType, NatExpr, Type, TypeExpr, TypeId};

/// Marks the types that contain themselves.
pub(crate) fn mark(types: &mut [Type], combinators: &[Combinator]) {
    let mut by_value = vec![Vec::new(); types.len()];
    let mut any = vec![Vec::new(); types.len()];
    for ((ty, by_value), any) in types.iter().zip(&mut by_value).zip(&mut any) {
        for constructor in ty.constructors.iter().filter_map(|id| combinators.get(id.0 as usize)) {
            each_part(&constructor.fields, Hold::Always, &mut |part, hold| {
                any.push(part.0);
                if hold < Hold::Vector {
                    by_value.push(part.0);
                }
            });
        }
    }
    for ((ty, cycle), recursion) in types.iter_mut().zip(cycles(&by_value)).zip(cycles(&any)) {
        ty.cycle = cycle;
        ty.recursion = recursion;
    }
}

/// The way in which a value holds another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// In every value.
    Always,
    /// In some values.
    Sometimes,
    /// Behind a vector, or repeated as often as a variable says.
    Vector,
}

/// Calls `visit` with every declared type in `fields`, and how it is held.
fn each_part(fields: &[Field], hold: Hold, visit: &mut dyn FnMut(TypeId, Hold)) {
    for field in fields {
        let hold = if field.condition.is_some() { hold.max(Hold::Sometimes) } else { hold };
        match &field.ty {
            FieldType::Value(ty) => parts_of_type(ty, hold, visit),
            FieldType::Repetition(repetition) => match repetition.count {
                NatExpr::Const(0) => {}
                NatExpr::Const(_) => each_part(&repetition.fields, hold, visit),
                NatExpr::Var { .. } => each_part(&repetition.fields, Hold::Vector, visit),
            },
            FieldType::Nat(_) | FieldType::Query(_) => {}
        }
    }
}

/// An argument counts as held by value, though a type can keep it in a vector: a `Box` too many does no harm.
fn parts_of_type(ty: &TypeExpr, hold: Hold, visit: &mut dyn FnMut(TypeId, Hold)) {
    ty.descend(hold, &mut |expr, hold| {
        if let TypeExpr::Vector { .. } = expr {
            return Some(Hold::Vector);
        }
        expr.declared().into_iter().for_each(|ty| visit(ty, hold));
        Some(hold.max(Hold::Sometimes))
    });
}
