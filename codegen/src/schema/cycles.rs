//! Which types contain themselves: those need a `Box` in Rust, a limit on depth when they are read, or cannot exist.

use super::components::cycles;
use super::{Arg, Combinator, Field, FieldType, NatExpr, Type, TypeExpr, TypeId};

/// Marks the types that contain themselves.
pub(super) fn mark(types: &mut [Type], combinators: &[Combinator]) {
    let mut by_value = vec![Vec::new(); types.len()];
    let mut any = vec![Vec::new(); types.len()];
    for ((ty, by_value), any) in types.iter().zip(&mut by_value).zip(&mut any) {
        for constructor in ty.constructors.iter().filter_map(|id| combinators.get(id.0 as usize)) {
            each_part(&constructor.fields, Hold::Always, &mut |part, hold, _| {
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

/// How a value holds another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// In every value.
    Always,
    /// In some values.
    Sometimes,
    /// Behind a vector, or repeated as often as a variable says.
    Vector,
}

/// Calls `visit` with every declared type in `fields`, how it is held, and by which of the fields.
fn each_part<'f>(fields: &'f [Field], hold: Hold, visit: &mut impl FnMut(TypeId, Hold, &'f Field)) {
    for field in fields {
        let hold = if field.condition.is_some() { hold.max(Hold::Sometimes) } else { hold };
        match &field.ty {
            FieldType::Value(ty) => parts_of_type(ty, hold, &mut |part, hold| visit(part, hold, field)),
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
fn parts_of_type(ty: &TypeExpr, hold: Hold, visit: &mut impl FnMut(TypeId, Hold)) {
    match ty {
        TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => {
            visit(*ty, hold);
            for arg in args {
                if let Arg::Type(arg) = arg {
                    parts_of_type(arg, hold.max(Hold::Sometimes), visit);
                }
            }
        }
        TypeExpr::Vector { item, .. } => parts_of_type(item, Hold::Vector, visit),
        TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
    }
}
