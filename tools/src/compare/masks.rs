//! The bits of masks that already have a meaning.
//!
//! A mask can be handed on as an argument: `stats:(Stats mask)`. The fields of `Stats` then use its bits too, and a new
//! field there must not take a bit that a definition with the mask uses already.

use std::collections::{BTreeMap, VecDeque};

use super::fields::Vars;
use super::pairs::{Pairs, combinators};
use typewright_language::schema::{
    Arg, CombinatorId, Field, Kind, NatExpr, Schema, TypeExpr, TypeId, VarId, VarOrigin,
};
use typewright_language::syntax::ast::ParamKind;

/// A variable or parameter that holds a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    /// A variable of a combinator.
    Var(CombinatorId, VarId),
    /// A parameter of a type, which becomes a variable of each of its constructors.
    Param(TypeId, u32),
}

/// Some bits of each mask.
pub(super) type Bits = BTreeMap<Holder, u32>;

type Edges = BTreeMap<Holder, Vec<Holder>>;

/// For each mask of `new`, the bits that old peers may have set in it: those with a meaning in the old schema, in the
/// mask itself, in masks that it was handed on to and in masks that it comes from.
pub(super) fn taken(old: &Schema, new: &Schema, pairs: &Pairs, vars: &BTreeMap<CombinatorId, Vars>) -> Bits {
    let flow = Flow::trace(old);
    let mut used = flow.tested;
    spread(&mut used, &reversed(&flow.to));
    let mut taken = Bits::new();
    for (holder, bits) in used.into_iter().chain(flow.given) {
        let now = match holder {
            Holder::Var(combinator, var) => {
                let var = vars.get(&combinator).and_then(|vars| vars.new_of(var));
                pairs.new_of(combinator).zip(var).map(|(combinator, var)| Holder::Var(combinator, var))
            }
            Holder::Param(ty, index) => pairs.new_type(ty).map(|ty| Holder::Param(ty, index)),
        };
        if let Some(holder) = now {
            *taken.entry(holder).or_default() |= bits;
        }
    }
    spread(&mut taken, &Flow::trace(new).to);
    taken
}

/// Adds the bits of every holder to those that it leads to. Bits are only ever added, so that no edge is walked more
/// often than a mask has bits.
fn spread(bits: &mut Bits, edges: &Edges) {
    let mut queue: VecDeque<Holder> = bits.keys().copied().collect();
    while let Some(from) = queue.pop_front() {
        let more = bits.get(&from).copied().unwrap_or_default();
        for to in edges.get(&from).into_iter().flatten() {
            let known = bits.entry(*to).or_default();
            if *known | more != *known {
                *known |= more;
                queue.push_back(*to);
            }
        }
    }
}

fn reversed(edges: &Edges) -> Edges {
    let mut reversed = Edges::new();
    for (from, tos) in edges {
        tos.iter().for_each(|to| reversed.entry(*to).or_default().push(*from));
    }
    reversed
}

/// The flow of masks in a schema.
#[derive(Default)]
struct Flow {
    /// From each holder to those that are given its value.
    to: Edges,
    /// The bits that fields are under.
    tested: Bits,
    /// The bits of constants.
    given: Bits,
}

impl Flow {
    fn trace(schema: &Schema) -> Self {
        let mut flow = Self::default();
        for (id, combinator) in combinators(schema) {
            combinator.walk_fields(&mut |field| flow.field(id, field));
            match combinator.kind {
                Kind::Function => flow.expr(id, &combinator.result),
                Kind::Constructor(ty) => flow.params(id, ty, schema),
            }
        }
        flow
    }

    fn params(&mut self, id: CombinatorId, ty: TypeId, schema: &Schema) {
        let vars = schema.combinator(id).map_or(&[][..], |combinator| &combinator.vars);
        for (number, var) in (0..).map(VarId).zip(vars) {
            if let (ParamKind::Nat, VarOrigin::Param(index)) = (var.kind, var.origin) {
                self.to.entry(Holder::Param(ty, index)).or_default().push(Holder::Var(id, number));
            }
        }
    }

    fn field(&mut self, id: CombinatorId, field: &Field) {
        if let Some(condition) = field.condition {
            *self.tested.entry(Holder::Var(id, condition.mask)).or_default() |= bit(condition.bit);
        }
        if let Some(expr) = field.ty.as_value() {
            self.expr(id, expr);
        }
    }

    fn expr(&mut self, id: CombinatorId, expr: &TypeExpr) {
        expr.walk(&mut |expr| {
            let receivers = expr.declared().into_iter().flat_map(|ty| (0..).map(move |index| Holder::Param(ty, index)));
            for (receiver, arg) in receivers.zip(expr.args()) {
                match arg {
                    Arg::Nat(NatExpr::Const(bits)) => *self.given.entry(receiver).or_default() |= bits,
                    Arg::Nat(NatExpr::Var { var, .. }) => {
                        self.to.entry(Holder::Var(id, *var)).or_default().push(receiver);
                    }
                    Arg::Type(_) => {}
                }
            }
        });
    }
}

/// The bit of a number.
pub(super) fn bit(number: u8) -> u32 {
    1u32.checked_shl(number.into()).unwrap_or(0)
}
