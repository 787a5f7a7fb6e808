//! Writing drawn values, field by field.

use typewright_language::schema::{
    Arg, BOOL_TRUE_ID, Builtin, Combinator, Field, FieldType, Kind, MaskBits, Rules, TypeExpr, TypeId, VECTOR_ID, VarId,
};

use super::draw::Draw;
use super::heights::height;
use super::leaves;
use super::out::Out;
use super::sampler::Sampler;
use super::scope::{Bound, Scope};
use super::uses::Uses;

/// The limit of depth, below that of readers.
const MAX_DEPTH: u32 = 32;

/// Beyond this depth, constructors are the simplest and nothing optional is there.
const SIMPLE_DEPTH: u32 = 4;

/// Beyond this number of bytes, the same holds.
const SIMPLE_LENGTH: usize = 1 << 14;

/// The limit of fields in a value, however short it is.
const MAX_FIELDS: u32 = 1 << 16;

/// Returns whether a value is so deep or long that the rest should be short.
fn is_late(out: &Out) -> bool {
    out.depth > SIMPLE_DEPTH + 2 || out.bytes.len() > SIMPLE_LENGTH
}

/// Returns whether bits of a mask may have a meaning without a field.
fn is_kept(combinator: &Combinator, var: VarId) -> bool {
    let mut kept = false;
    combinator.walk_fields(&mut |field| {
        let is_it = matches!(field.ty, FieldType::Nat(of) if of == var);
        kept |= is_it && MaskBits::choose(&Rules::default(), combinator, field) == MaskBits::Kept;
    });
    kept
}

impl<'s> Sampler<'s> {
    pub(super) fn combinator(&mut self, combinator: &'s Combinator, mut scope: Scope<'s>, out: &mut Out) -> Option<()> {
        // A number may announce a further value within each value.
        if out.depth == MAX_DEPTH {
            return None;
        }
        out.depth += 1;
        let written = self.fields(combinator, &combinator.fields, &mut scope, out);
        out.depth -= 1;
        written
    }

    fn fields(&mut self, of: &'s Combinator, fields: &'s [Field], scope: &mut Scope<'s>, out: &mut Out) -> Option<()> {
        out.fields += 1;
        let mut fields = fields.iter().peekable();
        while let Some(field) = fields.next() {
            out.fields += 1;
            if fields.next_if(|next| field.is_size_of(next)).is_some() {
                self.sized_object(out)?;
                continue;
            }
            let present = field.condition.is_none_or(|condition| scope.has_bit(condition.mask, condition.bit.into()));
            if out.closed && present {
                return None;
            }
            match &field.ty {
                FieldType::Nat(var) => {
                    let nat = if present { self.nat(of, *var, out) } else { 0 };
                    scope.set(*var, nat);
                    if present {
                        out.word(nat);
                    }
                }
                _ if !present => {}
                FieldType::Value(expr) => self.expr(expr, scope, out)?,
                FieldType::Query(_) => self.object(true, out)?,
                FieldType::Repetition(repetition) => {
                    for _ in 0..scope.nat(repetition.count) {
                        if out.fields > MAX_FIELDS {
                            return None;
                        }
                        self.fields(of, &repetition.fields, scope, out)?;
                    }
                }
            }
        }
        Some(())
    }

    /// An object behind the number of its bytes, after which more may follow.
    fn sized_object(&mut self, out: &mut Out) -> Option<()> {
        let mut object = Out { depth: out.depth, fields: out.fields, ..Out::default() };
        if out.closed {
            return None;
        }
        self.object(false, &mut object)?;
        out.fields = object.fields;
        out.word(u32::try_from(object.bytes.len()).ok()?);
        out.raw(&object.bytes);
        Some(())
    }

    /// The value of a `#` field: a small number if it counts anything, else bits that mean something.
    fn nat(&mut self, of: &Combinator, var: VarId, out: &Out) -> u32 {
        let mut uses = Uses { var, counting: &self.counting, counts: false, bits: 0, is_mask: false };
        uses.in_fields(&of.fields);
        uses.in_expr(&of.result);
        let Uses { counts, bits, is_mask, .. } = uses;
        match (counts, is_mask) {
            _ if (counts || is_mask) && is_late(out) => 0,
            (true, _) => self.draw.pick(0, 1, 2, |draw| draw.below(4)),
            (false, true) if !is_kept(of, var) => self.draw.pick(0, u32::MAX, 0x5555_5555, Draw::word) & bits,
            (false, _) => self.draw.pick(0, u32::MAX, 1, Draw::word),
        }
    }

    pub(super) fn expr(&mut self, expr: &'s TypeExpr, scope: &Scope<'s>, out: &mut Out) -> Option<()> {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                boxed.iter().for_each(|id| out.word(*id));
                match builtin {
                    Builtin::Object | Builtin::Function => self.object(*builtin == Builtin::Function, out)?,
                    leaf => leaves::write(*leaf, &mut self.draw, out),
                }
            }
            TypeExpr::Vector { boxed, item } => {
                if *boxed {
                    out.word(VECTOR_ID);
                }
                let count = if is_late(out) { 0 } else { self.draw.pick(0, 1, 2, |draw| draw.below(4)) };
                out.word(count);
                for _ in 0..count {
                    self.expr(item, scope, out)?;
                    if out.closed {
                        return None;
                    }
                }
            }
            TypeExpr::Var { var, bare } => match scope.get(*var)?.clone() {
                Bound::Type(expr, scope) if *bare => self.bare(expr, &scope, out)?,
                Bound::Type(expr, scope) => self.expr(expr, &scope, out)?,
                Bound::Nat(_) => return None,
            },
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, true, scope, out)?,
            TypeExpr::Bare { ty, args } => self.declared(*ty, args, false, scope, out)?,
        }
        Some(())
    }

    /// `%X`, where `expr` stands for X.
    fn bare(&mut self, expr: &'s TypeExpr, scope: &Scope<'s>, out: &mut Out) -> Option<()> {
        match expr {
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, false, scope, out),
            TypeExpr::Builtin { builtin, boxed: Some(_) } => {
                leaves::write(*builtin, &mut self.draw, out);
                Some(())
            }
            _ => self.expr(expr, scope, out),
        }
    }

    fn declared(&mut self, ty: TypeId, args: &'s [Arg], boxed: bool, scope: &Scope<'s>, out: &mut Out) -> Option<()> {
        let constructors = &self.schema.ty(ty)?.constructors;
        let constructors = constructors.iter().filter_map(|id| self.schema.combinator(*id)).collect();
        let constructor = self.choose(constructors, out)?;
        if boxed && constructor.name != "_" {
            out.word(constructor.id);
        }
        let inner = scope.enter(constructor, args)?;
        self.combinator(constructor, inner, out)
    }

    /// One of some combinators; deep inside, one that ends soon.
    fn choose(&mut self, from: Vec<&'s Combinator>, out: &Out) -> Option<&'s Combinator> {
        let heights = &self.heights;
        let mut choices: Vec<_> = from.into_iter().filter_map(|it| Some((it, height(it, heights)?))).collect();
        if out.depth > SIMPLE_DEPTH || out.bytes.len() > SIMPLE_LENGTH {
            let least = choices.iter().map(|(_, height)| *height).min()?;
            choices.retain(|(_, height)| *height == least);
        }
        let last = u32::try_from(choices.len()).ok()?.checked_sub(1)?;
        let choice = self.draw.pick(0, last, 0, |draw| draw.below(last + 1));
        choices.into_iter().nth(choice as usize).map(|(it, _)| it)
    }

    /// A value of any type or, where `is_call`, a call of any function; it takes all remaining bytes.
    fn object(&mut self, is_call: bool, out: &mut Out) -> Option<()> {
        if !self.knows_objects {
            let words = 1 + self.draw.pick(0, 2, 1, |draw| draw.below(3));
            (0..words).for_each(|_| out.word(self.draw.word()));
        } else {
            let schema = self.schema;
            let fits = |it: &&Combinator| (it.kind == Kind::Function) == is_call && schema.is_self_describing(it);
            let simple = |it: &&Combinator| out.depth <= SIMPLE_DEPTH || it.fields.is_empty();
            match self.choose(schema.combinators.iter().filter(fits).filter(simple).collect(), out) {
                Some(found) => {
                    out.word(found.id);
                    self.combinator(found, Scope::default(), out)?;
                }
                None => out.word(BOOL_TRUE_ID),
            }
        }
        out.closed = true;
        Some(())
    }
}
