//! The simplest constructor of each type, and the types whose values are all endless or too large, since the types
//! contain themselves.
//!
//! The simplest value stands in for one that cannot be decoded. Any bytes can cause that, so it must be small. If each
//! type needs the next one twice, a chain of sixty types exceeds any memory.

use std::collections::VecDeque;

use super::{Arg, Combinator, CombinatorId, Field, FieldType, Kind, NatExpr, Type, TypeExpr, TypeId, VarId, VarOrigin};
use crate::maps::order_of_numbers;
use crate::source::{Diagnostic, Diagnostics};

/// The limit of steps of a cycle that are shown.
const SHOWN: usize = 6;

/// The limit of fields in the simplest value of a constructor, with those of the values within it. The most in the
/// schemas of Telegram, TDLib, TON and VK are the 525 of TDLib's `messageStakeDice`.
const MOST: u32 = 4096;

/// Facts about the values of each type.
pub(crate) struct Finite<'f> {
    types: Vec<Values>,
    constructors: Vec<Constructor<'f>>,
}

/// Facts about the values of a type.
#[derive(Clone)]
enum Values {
    /// No finite value is known so far.
    Infinite,
    /// The simplest value is of this constructor, and of this size.
    Simplest(CombinatorId, Size),
    /// The type has no values.
    None,
}

/// The content of a constructor's simplest value. The numbers saturate.
#[derive(Clone, Default)]
struct Size {
    /// The number of fields, with those of the values within it, but without values of parameters.
    fields: u32,
    /// The number of values of each parameter, up to the last one that it holds any of.
    params: Vec<u32>,
}

/// A combinator, and the content of each of its values.
struct Constructor<'f> {
    /// Its type; none for a function, whose values are of no type.
    ty: Option<TypeId>,
    /// The number of its fields.
    fields: u32,
    parts: Vec<Part<'f>>,
    /// The number of values of each of the first parts, which are known to be finite: a type may ignore its arguments.
    met: Vec<u32>,
}

/// A type within a field.
struct Part<'f> {
    of: PartOf,
    field: &'f Field,
    /// The part that it is an argument of, and the index of the argument.
    argument_of: Option<(usize, usize)>,
}

/// The type of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartOf {
    Type(TypeId),
    /// The argument for the parameter of this index.
    Param(u32),
}

/// Every value of `from` needs a value of `to`, because of the field.
#[derive(Clone, Copy)]
struct Step<'f> {
    from: TypeId,
    to: TypeId,
    field: &'f Field,
}

impl<'f> Finite<'f> {
    /// Settles the simplest first: a constructor whose needed types are known to be finite makes its own type finite.
    /// Those that hold a value of a parameter come last, since they are as endless as that.
    pub(crate) fn new(types: &[Type], combinators: &'f [Combinator]) -> Self {
        let values = |ty: &Type| if ty.constructors.is_empty() { Values::None } else { Values::Infinite };
        let constructors = combinators.iter().map(Constructor::new).collect();
        let mut finite = Self { types: types.iter().map(values).collect(), constructors };
        let parts: Vec<_> = finite.constructors.iter().map(|of| of.parts.len() as u64).collect();
        let order = order_of_numbers(&parts);
        let (mut queue, mut last) = (VecDeque::from(order), VecDeque::new());
        let mut waiting = vec![Vec::new(); types.len()];
        loop {
            while let Some(index) = queue.pop_front() {
                if let Some(lacking) = finite.lacking(index) {
                    waiting.get_mut(lacking.0 as usize).into_iter().for_each(|list| list.push(index));
                    continue;
                }
                let Some(size) = finite.constructors.get(index).map(|of| finite.size(of)) else { continue };
                if size.params.is_empty() {
                    queue.extend(finite.settle(index, size, &mut waiting));
                } else {
                    last.push_back((index, size));
                }
            }
            let Some((index, size)) = last.pop_front() else { return finite };
            queue.extend(finite.settle(index, size, &mut waiting));
        }
    }

    /// Makes a constructor the simplest of its type, unless that has one, and returns the constructors that waited for
    /// it.
    fn settle(&mut self, constructor: usize, size: Size, waiting: &mut [Vec<usize>]) -> Vec<usize> {
        let Some(own) = self.constructors.get(constructor).and_then(|of| of.ty) else { return Vec::new() };
        match self.types.get_mut(own.0 as usize) {
            Some(values @ Values::Infinite) => {
                *values = Values::Simplest(CombinatorId(u32::try_from(constructor).unwrap_or(u32::MAX)), size);
                waiting.get_mut(own.0 as usize).map(std::mem::take).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The first type that a constructor needs a value of and that has no known finite one.
    fn lacking(&mut self, constructor: usize) -> Option<TypeId> {
        let mut met = std::mem::take(&mut self.constructors.get_mut(constructor)?.met);
        let parts = &self.constructors.get(constructor)?.parts;
        let mut lacking = None;
        for part in parts.iter().skip(met.len()) {
            let times = part.argument_of.map_or(1, |(of, index)| {
                let of = parts.get(of).zip(met.get(of));
                of.map_or(0, |(of, times)| times.saturating_mul(self.holds(of, index)))
            });
            lacking = part.ty().filter(|ty| times > 0 && self.is_infinite(*ty));
            if lacking.is_some() {
                break;
            }
            met.push(times);
        }
        if let Some(constructor) = self.constructors.get_mut(constructor) {
            constructor.met = met;
        }
        lacking
    }

    fn is_infinite(&self, ty: TypeId) -> bool {
        matches!(self.types.get(ty.0 as usize), Some(Values::Infinite))
    }

    /// The size of the simplest value of a part.
    fn simplest(&self, part: &Part<'_>) -> Option<&Size> {
        match self.types.get(part.ty()?.0 as usize)? {
            Values::Simplest(_, size) => Some(size),
            Values::Infinite | Values::None => None,
        }
    }

    /// The number of values of its argument of this index that a part holds.
    fn holds(&self, part: &Part<'_>, argument: usize) -> u32 {
        self.simplest(part).and_then(|size| size.params.get(argument)).copied().unwrap_or(0)
    }

    /// The size of the simplest value of a constructor whose parts are finite.
    fn size(&self, constructor: &Constructor<'_>) -> Size {
        let mut size = Size { fields: constructor.fields, params: Vec::new() };
        for (part, times) in constructor.parts.iter().zip(&constructor.met) {
            match part.of {
                PartOf::Type(_) => {
                    let fields = self.simplest(part).map_or(0, |size| size.fields);
                    size.fields = size.fields.saturating_add(times.saturating_mul(fields));
                }
                PartOf::Param(index) if *times > 0 => size.hold(index as usize, *times),
                PartOf::Param(_) => {}
            }
        }
        size
    }

    /// Notes for each type which constructor has the simplest value.
    pub(crate) fn mark(&self, types: &mut [Type]) {
        for (ty, values) in types.iter_mut().zip(&self.types) {
            ty.simplest = match values {
                Values::Simplest(id, _) => Some(*id),
                Values::Infinite | Values::None => None,
            };
        }
    }

    /// Reports each cycle of types whose values always need a further value.
    pub(crate) fn report(&self, types: &[Type], diagnostics: &mut Diagnostics) {
        let steps: Vec<_> = types.iter().zip((0..).map(TypeId)).map(|(ty, id)| self.next_step(id, ty)).collect();
        walk(&steps).iter().filter_map(|cycle| describe(cycle, types)).for_each(|error| diagnostics.push(error));
    }

    /// A step from a type that has no finite value to another one: its first constructor must have such a field.
    fn next_step(&self, from: TypeId, ty: &Type) -> Option<Step<'f>> {
        let first = ty.constructors.first().filter(|_| self.is_infinite(from))?;
        let constructor = self.constructors.get(first.0 as usize)?;
        let lacking = constructor.parts.get(constructor.met.len())?;
        Some(Step { from, to: lacking.ty()?, field: lacking.field })
    }

    /// Reports each combinator that has no small value, though all types that it holds have one.
    pub(crate) fn report_large(&self, combinators: &[Combinator], diagnostics: &mut Diagnostics) {
        let is_large = |size: &Size| size.fields > MOST;
        for (combinator, constructor) in combinators.iter().zip(&self.constructors) {
            let size = self.size(constructor);
            let of_large = || constructor.parts.iter().filter_map(|part| self.simplest(part)).any(is_large);
            if is_large(&size) && !of_large() {
                diagnostics.push(describe_large(combinator, &size));
            }
        }
    }
}

impl Size {
    fn hold(&mut self, param: usize, times: u32) {
        if self.params.len() <= param {
            self.params.resize(param + 1, 0);
        }
        if let Some(held) = self.params.get_mut(param) {
            *held = held.saturating_add(times);
        }
    }
}

impl Part<'_> {
    fn ty(&self) -> Option<TypeId> {
        match self.of {
            PartOf::Type(ty) => Some(ty),
            PartOf::Param(_) => None,
        }
    }
}

impl<'f> Constructor<'f> {
    fn new(combinator: &'f Combinator) -> Self {
        let ty = match combinator.kind {
            Kind::Constructor(ty) => Some(ty),
            Kind::Function => None,
        };
        let mut of = Self { ty, fields: 0, parts: Vec::new(), met: Vec::new() };
        of.push_fields(combinator, &combinator.fields);
        of
    }

    /// Adds the content of every value; a condition or a count may leave out the rest.
    fn push_fields(&mut self, of: &Combinator, fields: &'f [Field]) {
        for field in fields {
            self.fields = self.fields.saturating_add(1);
            match &field.ty {
                _ if field.condition.is_some() => {}
                FieldType::Value(ty) => self.push(of, ty, field, None),
                FieldType::Repetition(repetition) => match repetition.count {
                    NatExpr::Const(0) | NatExpr::Var { .. } => {}
                    NatExpr::Const(_) => self.push_fields(of, &repetition.fields),
                },
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    fn push(&mut self, of: &Combinator, ty: &TypeExpr, field: &'f Field, argument_of: Option<(usize, usize)>) {
        match ty {
            TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => {
                let part = self.parts.len();
                self.parts.push(Part { of: PartOf::Type(*ty), field, argument_of });
                for (index, arg) in args.iter().enumerate() {
                    if let Arg::Type(arg) = arg {
                        self.push(of, arg, field, Some((part, index)));
                    }
                }
            }
            TypeExpr::Var { var, .. } => {
                if let Some(param) = param(of, *var) {
                    self.parts.push(Part { of: PartOf::Param(param), field, argument_of });
                }
            }
            TypeExpr::Builtin { .. } | TypeExpr::Vector { .. } => {}
        }
    }
}

/// The index of the parameter that a variable stands for.
fn param(of: &Combinator, var: VarId) -> Option<u32> {
    match of.vars.get(var.0 as usize)?.origin {
        VarOrigin::Param(index) => Some(index),
        VarOrigin::Field => None,
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

fn describe_large(combinator: &Combinator, size: &Size) -> Diagnostic {
    let message = format!("each `{}` holds more than {MOST} fields", combinator.name);
    Diagnostic::error(combinator.name_span, message)
        .label(format!("at least {}, including those of nested values", size.fields))
        .remark("the simplest value stands in for one that cannot be decoded, so it must be small")
        .help("make a field conditional or a vector, or give a type a simpler constructor")
}
