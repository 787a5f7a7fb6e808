//! Which constructor of each type has the simplest value, and which types have none that is finite: they contain themselves
//! with no way out.

use std::collections::VecDeque;

use super::{Arg, Combinator, CombinatorId, Field, FieldType, Kind, NatExpr, Type, TypeExpr, TypeId};
use crate::source::{Diagnostic, Diagnostics};

/// How many steps of a cycle are shown.
const SHOWN: usize = 6;

/// What is known of the values of each type.
pub(super) struct Finite<'f> {
    types: Vec<Values>,
    constructors: Vec<Constructor<'f>>,
}

/// What is known of the values of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    /// None of them is finite, as far as has been found out.
    Infinite,
    /// Those of this constructor are.
    Simplest(CombinatorId),
    /// There are none, which is another matter.
    None,
}

/// A constructor, and what each of its values holds.
struct Constructor<'f> {
    ty: TypeId,
    parts: Vec<Part<'f>>,
    /// Of the first parts, which are known to be finite, whether there is a value of them: arguments of a type may be in name
    /// only.
    met: Vec<bool>,
    /// Whether there are values of its parameters in it.
    holds_params: bool,
}

/// A type within a field.
struct Part<'f> {
    ty: TypeId,
    field: &'f Field,
    /// Whose argument it is.
    argument_of: Option<usize>,
}

/// `from` needs `to` in each of its values: the field says so.
#[derive(Clone, Copy)]
struct Step<'f> {
    from: TypeId,
    to: TypeId,
    field: &'f Field,
}

impl<'f> Finite<'f> {
    /// Starts with what is simplest: a constructor needs types that are known to be finite, and makes its own type so.
    pub(super) fn of(types: &[Type], combinators: &'f [Combinator]) -> Self {
        let values = |ty: &Type| if ty.constructors.is_empty() { Values::None } else { Values::Infinite };
        let constructors = combinators.iter().map(Constructor::of).collect();
        let mut finite = Self { types: types.iter().map(values).collect(), constructors };
        let mut order: Vec<_> = (0..combinators.len()).collect();
        order.sort_by_key(|index| finite.constructors.get(*index).map(|of| (of.holds_params, of.parts.len())));
        let mut queue = VecDeque::from(order);
        let mut waiting = vec![Vec::new(); types.len()];
        while let Some(index) = queue.pop_front() {
            let lacking = finite.lacking(index);
            let Some(constructor) = finite.constructors.get(index) else { continue };
            let own = constructor.ty.0 as usize;
            match (lacking, finite.types.get_mut(own)) {
                (Some(lacking), _) => waiting.get_mut(lacking.0 as usize).into_iter().for_each(|list| list.push(index)),
                (None, Some(values)) if *values == Values::Infinite => {
                    *values = Values::Simplest(CombinatorId(u32::try_from(index).unwrap_or(u32::MAX)));
                    queue.extend(waiting.get_mut(own).map(std::mem::take).unwrap_or_default());
                }
                (None, _) => {}
            }
        }
        finite
    }

    /// The first type of which a constructor needs a value, and that is not known to have a finite one.
    fn lacking(&mut self, constructor: usize) -> Option<TypeId> {
        let mut found = std::mem::take(&mut self.constructors.get_mut(constructor)?.met);
        let (types, constructors) = (&self.types, &self.constructors);
        let holds_arguments = |part: &Part<'_>| match types.get(part.ty.0 as usize) {
            Some(Values::Simplest(id)) => constructors.get(id.0 as usize).is_some_and(|of| of.holds_params),
            _ => false,
        };
        let parts = &constructors.get(constructor)?.parts;
        let mut lacking = None;
        for part in parts.iter().skip(found.len()) {
            let needed = part.argument_of.is_none_or(|of| {
                found.get(of).copied().unwrap_or_default() && parts.get(of).is_some_and(holds_arguments)
            });
            if needed && types.get(part.ty.0 as usize) == Some(&Values::Infinite) {
                lacking = Some(part.ty);
                break;
            }
            found.push(needed);
        }
        if let Some(constructor) = self.constructors.get_mut(constructor) {
            constructor.met = found;
        }
        lacking
    }

    /// Notes for each type which constructor has the simplest value.
    pub(super) fn mark(&self, types: &mut [Type]) {
        for (ty, values) in types.iter_mut().zip(&self.types) {
            ty.simplest = match values {
                Values::Simplest(id) => Some(*id),
                Values::Infinite | Values::None => None,
            };
        }
    }

    /// Reports each cycle of types whose values always need a further value.
    pub(super) fn report(&self, types: &[Type], diagnostics: &mut Diagnostics) {
        let steps: Vec<_> = types.iter().zip((0..).map(TypeId)).map(|(ty, id)| self.next_step(id, ty)).collect();
        walk(&steps).iter().filter_map(|cycle| describe(cycle, types)).for_each(|error| diagnostics.push(error));
    }

    /// A step from a type that has no finite value to another one: its first constructor must have such a field.
    fn next_step(&self, from: TypeId, ty: &Type) -> Option<Step<'f>> {
        let infinite = self.types.get(from.0 as usize) == Some(&Values::Infinite);
        let constructor = self.constructors.get(ty.constructors.first().filter(|_| infinite)?.0 as usize)?;
        let lacking = constructor.parts.get(constructor.met.len())?;
        Some(Step { from, to: lacking.ty, field: lacking.field })
    }
}

impl<'f> Constructor<'f> {
    fn of(combinator: &'f Combinator) -> Self {
        // Nobody reads a function to have a value of a type.
        let (ty, fields) = match combinator.kind {
            Kind::Constructor(ty) => (ty, combinator.fields.as_slice()),
            Kind::Function => (TypeId(u32::MAX), [].as_slice()),
        };
        let mut of = Self { ty, parts: Vec::new(), met: Vec::new(), holds_params: false };
        of.push_fields(fields);
        of
    }

    /// What is in every value: not what a condition or a number may leave out.
    fn push_fields(&mut self, fields: &'f [Field]) {
        for field in fields.iter().filter(|field| field.condition.is_none()) {
            match &field.ty {
                FieldType::Value(ty) => self.push(ty, field, None),
                FieldType::Repetition(repetition) => match repetition.count {
                    NatExpr::Const(0) | NatExpr::Var { .. } => {}
                    NatExpr::Const(_) => self.push_fields(&repetition.fields),
                },
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    fn push(&mut self, ty: &TypeExpr, field: &'f Field, argument_of: Option<usize>) {
        match ty {
            TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => {
                let index = self.parts.len();
                self.parts.push(Part { ty: *ty, field, argument_of });
                for arg in args {
                    if let Arg::Type(arg) = arg {
                        self.push(arg, field, Some(index));
                    }
                }
            }
            TypeExpr::Var { .. } => self.holds_params = true,
            TypeExpr::Builtin { .. } | TypeExpr::Vector { .. } => {}
        }
    }
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
