//! Types that contain themselves with no way out: no value of them is finite.

use super::cycles::{Hold, each_part};
use super::{Combinator, Field, Kind, Type, TypeId};
use crate::source::{Diagnostic, Diagnostics};

/// How many steps of a cycle are shown.
const SHOWN: usize = 6;

/// Reports each cycle of types whose values always need a further value.
pub(super) fn report(types: &[Type], combinators: &[Combinator], diagnostics: &mut Diagnostics) {
    let finite = finite_types(types, combinators);
    let ids = (0..).map(TypeId);
    let steps: Vec<_> = types.iter().zip(ids).map(|(ty, id)| next_step(id, ty, combinators, &finite)).collect();
    walk(&steps).iter().filter_map(|cycle| describe(cycle, types)).for_each(|error| diagnostics.push(error));
}

/// Whether each type has a finite value: one of its constructors needs none but types that have one.
///
/// A type without constructors counts as finite: it has no values, but that is another matter.
fn finite_types(types: &[Type], combinators: &[Combinator]) -> Vec<bool> {
    let mut finite = vec![false; types.len()];
    let mut users = vec![Vec::new(); types.len()];
    let mut unmet = vec![0_usize; combinators.len()];
    let empty = (0..).zip(types).filter(|(_, ty)| ty.constructors.is_empty());
    let mut found: Vec<_> = empty.map(|(id, _)| TypeId(id)).collect();
    for ((index, combinator), unmet) in combinators.iter().enumerate().zip(&mut unmet) {
        let Kind::Constructor(ty) = combinator.kind else { continue };
        each_part(&combinator.fields, Hold::Always, &mut |part, hold, _| {
            if let (Hold::Always, Some(users)) = (hold, users.get_mut(part.0 as usize)) {
                users.push((index, ty));
                *unmet += 1;
            }
        });
        if *unmet == 0 {
            found.push(ty);
        }
    }
    while let Some(ty) = found.pop() {
        let Some(finite) = finite.get_mut(ty.0 as usize).filter(|finite| !**finite) else { continue };
        *finite = true;
        for &(constructor, ty) in users.get(ty.0 as usize).into_iter().flatten() {
            let Some(unmet) = unmet.get_mut(constructor) else { continue };
            *unmet -= 1;
            if *unmet == 0 {
                found.push(ty);
            }
        }
    }
    finite
}

/// `from` needs `to` in each of its values: the field says so.
#[derive(Clone, Copy)]
struct Step<'f> {
    from: TypeId,
    to: TypeId,
    field: &'f Field,
}

/// A step from a type that has no finite value to another one: its first constructor must have such a field.
fn next_step<'f>(from: TypeId, ty: &Type, combinators: &'f [Combinator], finite: &[bool]) -> Option<Step<'f>> {
    let constructor = combinators.get(ty.constructors.first()?.0 as usize)?;
    let mut step = None;
    each_part(&constructor.fields, Hold::Always, &mut |to, hold, field| {
        if hold == Hold::Always && finite.get(to.0 as usize) == Some(&false) {
            step.get_or_insert(Step { from, to, field });
        }
    });
    step
}

/// The cycles of a graph in which each node has one step at most.
fn walk<'f>(steps: &[Option<Step<'f>>]) -> Vec<Vec<Step<'f>>> {
    let mut cycles = Vec::new();
    let mut visited = vec![false; steps.len()];
    for start in steps.iter().flatten() {
        let mut path = Vec::new();
        let mut at = start.from;
        while let Some(visited) = visited.get_mut(at.0 as usize).filter(|visited| !**visited) {
            *visited = true;
            let Some(Some(step)) = steps.get(at.0 as usize) else { break };
            path.push(*step);
            at = step.to;
        }
        if let Some(entry) = path.iter().position(|step| step.from == at) {
            cycles.push(path.split_off(entry));
        }
    }
    cycles
}

fn describe(cycle: &[Step<'_>], types: &[Type]) -> Option<Diagnostic> {
    let name = |id: TypeId| types.get(id.0 as usize).map_or("", |ty| ty.name.as_str());
    let (first, others) = cycle.split_first()?;
    let message = format!("`{}` contains itself with no way out: its size is infinite", name(first.from));
    let needs = |step: &Step<'_>| format!("needs a value of `{}`", name(step.to));
    let mut error = Diagnostic::error(first.field.span, message).label(needs(first));
    for step in others.iter().take(SHOWN) {
        error = error.also(step.field.span, needs(step));
    }
    if others.len() > SHOWN {
        error = error.remark(format!("and so on, through {} types", cycle.len()));
    }
    Some(error.help("make a field conditional or a vector, or give a type another constructor"))
}
