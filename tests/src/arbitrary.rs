//! Random bytes that a schema allows: written from the schema alone, so that they hold generated code to it.

use std::collections::{BTreeMap, BTreeSet};

use typewright_language::schema::{
    Arg, Builtin, Combinator, CombinatorId, Field, FieldType, Kind, MaskBits, NatExpr, Rules, Schema, Type, TypeExpr,
    TypeId, VarId, VarOrigin,
};
use typewright_language::syntax::ast::ParamKind;

/// The id of a vector.
const VECTOR: u32 = 0x1cb5_c415;

/// How deep values may nest: less than what readers refuse.
const MAX_DEPTH: u32 = 32;

/// Writes random values of a schema.
pub struct Arbitrary<'a> {
    schema: &'a Schema,
    /// Which parameters of a type count something: those must be small.
    counting: BTreeSet<(TypeId, u32)>,
    /// How deep the shallowest value of each type is.
    heights: BTreeMap<TypeId, u32>,
    state: u64,
}

/// What a variable stands for.
#[derive(Clone)]
enum Bound<'a> {
    Nat(u32),
    Type(&'a TypeExpr, Env<'a>),
}

type Env<'a> = BTreeMap<VarId, Bound<'a>>;

/// The bytes so far.
#[derive(Default)]
struct Out {
    bytes: Vec<u8>,
    /// Something that takes all that follows has been written.
    closed: bool,
    depth: u32,
}

impl<'a> Arbitrary<'a> {
    /// Of `schema`; the same `seed` gives the same values.
    #[must_use]
    pub fn new(schema: &'a Schema, seed: u64) -> Self {
        let counting = counting(schema);
        Self { schema, counting, heights: heights(schema), state: seed ^ 0x9e37_79b9_7f4a_7c15 }
    }

    /// A boxed value of a constructor, or a call of a function. None if something would follow what takes all that is
    /// left, of a constructor whose type has parameters, which has no bytes of its own, and where it would go on and on.
    pub fn value(&mut self, id: CombinatorId) -> Option<Vec<u8>> {
        let combinator = self.schema.combinator(id)?;
        if let Kind::Constructor(ty) = combinator.kind
            && (combinator.name == "_" || !self.schema.ty(ty)?.params.is_empty())
        {
            return None;
        }
        let mut out = Out::default();
        out.word(combinator.id);
        self.combinator(combinator, Env::new(), &mut out)?;
        Some(out.bytes)
    }

    fn combinator(&mut self, combinator: &'a Combinator, mut env: Env<'a>, out: &mut Out) -> Option<()> {
        // A number may say of all values within one another that there is a further one.
        if out.depth == MAX_DEPTH {
            return None;
        }
        out.depth += 1;
        let written = self.fields(combinator, &combinator.fields, &mut env, out);
        out.depth -= 1;
        written
    }

    fn fields(&mut self, of: &'a Combinator, fields: &'a [Field], env: &mut Env<'a>, out: &mut Out) -> Option<()> {
        for field in fields {
            let present = field.condition.is_none_or(|condition| {
                let Some(Bound::Nat(mask)) = env.get(&condition.mask) else { return false };
                mask >> condition.bit & 1 == 1
            });
            if out.closed && present {
                return None;
            }
            match &field.ty {
                FieldType::Nat(var) => {
                    let nat = if present { self.nat(of, *var) } else { 0 };
                    env.insert(*var, Bound::Nat(nat));
                    if present {
                        out.word(nat);
                    }
                }
                _ if !present => {}
                FieldType::Value(expr) => self.expr(expr, env, out)?,
                FieldType::Query(_) => out.close(&self.object()),
                FieldType::Repetition(repetition) => {
                    for _ in 0..nat(repetition.count, env) {
                        self.fields(of, &repetition.fields, env, out)?;
                    }
                }
            }
        }
        Some(())
    }

    /// The value of a `#` field: a small number if it counts anything, else bits that mean something.
    fn nat(&mut self, of: &Combinator, var: VarId) -> u32 {
        let mut uses = Uses { var, counting: &self.counting, counts: false, bits: 0, is_mask: false };
        uses.in_fields(&of.fields);
        uses.in_expr(&of.result);
        let Uses { counts, bits, is_mask, .. } = uses;
        match (counts, is_mask) {
            (true, _) => self.below(4),
            (false, true) if !is_kept(of, var) => self.word() & bits,
            (false, _) => self.word(),
        }
    }

    fn expr(&mut self, expr: &'a TypeExpr, env: &Env<'a>, out: &mut Out) -> Option<()> {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                boxed.iter().for_each(|id| out.word(*id));
                self.builtin(*builtin, out);
            }
            TypeExpr::Vector { boxed, item } => {
                if *boxed {
                    out.word(VECTOR);
                }
                let count = if out.depth > 6 { 0 } else { self.below(4) };
                out.word(count);
                for _ in 0..count {
                    self.expr(item, env, out)?;
                    if out.closed {
                        return None;
                    }
                }
            }
            TypeExpr::Var { var, .. } => match env.get(var)? {
                Bound::Type(expr, env) => self.expr(expr, env, out)?,
                Bound::Nat(_) => return None,
            },
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, true, env, out)?,
            TypeExpr::Bare { ty, args } => self.declared(*ty, args, false, env, out)?,
        }
        Some(())
    }

    fn declared(&mut self, ty: TypeId, args: &'a [Arg], boxed: bool, env: &Env<'a>, out: &mut Out) -> Option<()> {
        let (combinator, _) = self.choose(ty, out.depth)?;
        if boxed && combinator.name != "_" {
            out.word(combinator.id);
        }
        let mut inner = Env::new();
        for (id, var) in (0..).map(VarId).zip(&combinator.vars) {
            let VarOrigin::Param(index) = var.origin else { continue };
            let bound = match args.get(index as usize)? {
                Arg::Nat(expr) => Bound::Nat(nat(*expr, env)),
                Arg::Type(TypeExpr::Var { var, .. }) => env.get(var)?.clone(),
                Arg::Type(expr) => Bound::Type(expr, env.clone()),
            };
            inner.insert(id, bound);
        }
        self.combinator(combinator, inner, out)
    }

    /// Any constructor of a type; far inside, one that ends soon.
    fn choose(&mut self, ty: TypeId, depth: u32) -> Option<(&'a Combinator, u32)> {
        let heights = &self.heights;
        let constructors = self.schema.ty(ty)?.constructors.iter().filter_map(|id| self.schema.combinator(*id));
        let mut choices: Vec<_> = constructors.filter_map(|it| Some((it, height(it, heights)?))).collect();
        if depth > 4 {
            let least = choices.iter().map(|(_, height)| *height).min()?;
            choices.retain(|(_, height)| *height == least);
        }
        let choice = self.below(u32::try_from(choices.len()).ok()?);
        choices.into_iter().nth(choice as usize)
    }

    fn builtin(&mut self, builtin: Builtin, out: &mut Out) {
        match builtin {
            Builtin::Nat | Builtin::Int => out.word(self.word()),
            Builtin::Long | Builtin::Int53 => (0..2).for_each(|_| out.word(self.word())),
            Builtin::Float => out.raw(&f32::from_bits(self.word() & 0x7f7f_ffff).to_le_bytes()),
            Builtin::Double => {
                let bits = u64::from(self.word() & 0x7fef_ffff) << 32 | u64::from(self.word());
                out.raw(&bits.to_le_bytes());
            }
            Builtin::Int128 => (0..4).for_each(|_| out.word(self.word())),
            Builtin::Int256 => (0..8).for_each(|_| out.word(self.word())),
            Builtin::Int512 => (0..16).for_each(|_| out.word(self.word())),
            Builtin::Bool => out.word(if self.below(2) == 0 { 0xbc79_9737 } else { 0x9972_75b5 }),
            Builtin::True => {}
            Builtin::String => {
                let letters = ["a", "é", "語", "🚀"];
                let text: String = (0..self.length()).map(|_| letters[self.below(4) as usize]).collect();
                out.string(text.as_bytes());
            }
            Builtin::Bytes => {
                let bytes: Vec<_> = (0..self.length()).map(|_| self.word() as u8).collect();
                out.string(&bytes);
            }
            Builtin::Object | Builtin::Function => out.close(&self.object()),
        }
    }

    /// Mostly short; sometimes about where the header of a string grows.
    fn length(&mut self) -> u32 {
        if self.below(32) == 0 { 250 + self.below(10) } else { self.below(12) }
    }

    fn object(&mut self) -> Vec<u8> {
        (0..=self.below(3)).flat_map(|_| self.word().to_le_bytes()).collect()
    }

    fn below(&mut self, end: u32) -> u32 {
        ((u64::from(self.word()) * u64::from(end)) >> 32) as u32
    }

    /// SplitMix64.
    fn word(&mut self) -> u32 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.state;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ word >> 31) >> 32) as u32
    }
}

impl Out {
    fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn word(&mut self, word: u32) {
        self.raw(&word.to_le_bytes());
    }

    /// The last there is.
    fn close(&mut self, bytes: &[u8]) {
        self.raw(bytes);
        self.closed = true;
    }

    fn string(&mut self, bytes: &[u8]) {
        let length = u32::try_from(bytes.len()).unwrap();
        match length {
            0..254 => self.raw(&[length as u8]),
            _ => self.word(length << 8 | 254),
        }
        self.raw(bytes);
        while !self.bytes.len().is_multiple_of(4) {
            self.raw(&[0]);
        }
    }
}

fn nat(expr: NatExpr, env: &Env<'_>) -> u32 {
    match expr {
        NatExpr::Const(number) => number,
        NatExpr::Var { var, plus } => match env.get(&var) {
            Some(Bound::Nat(nat)) => nat + plus,
            _ => plus,
        },
    }
}

/// Whether bits of a mask may mean something that no field shows.
fn is_kept(combinator: &Combinator, var: VarId) -> bool {
    let mut kept = false;
    combinator.walk_fields(&mut |field| {
        let is_it = matches!(field.ty, FieldType::Nat(of) if of == var);
        kept |= is_it && MaskBits::choose(&Rules::default(), combinator, field) == MaskBits::Kept;
    });
    kept
}

/// What a variable is used for.
struct Uses<'a> {
    var: VarId,
    counting: &'a BTreeSet<(TypeId, u32)>,
    counts: bool,
    is_mask: bool,
    /// The bits that stand for something; all of them where a type takes the mask as an argument.
    bits: u32,
}

impl Uses<'_> {
    fn in_fields(&mut self, fields: &[Field]) {
        for field in fields {
            if let Some(condition) = field.condition.filter(|condition| condition.mask == self.var) {
                self.is_mask = true;
                self.bits |= 1 << condition.bit;
            }
            match &field.ty {
                FieldType::Value(expr) => self.in_expr(expr),
                FieldType::Repetition(repetition) => {
                    self.counts |= matches!(repetition.count, NatExpr::Var { var, .. } if var == self.var);
                    self.in_fields(&repetition.fields);
                }
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    fn in_expr(&mut self, expr: &TypeExpr) {
        match expr {
            TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
            TypeExpr::Vector { item, .. } => self.in_expr(item),
            TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => {
                for (index, arg) in (0..).zip(args) {
                    match arg {
                        Arg::Type(expr) => self.in_expr(expr),
                        Arg::Nat(NatExpr::Var { var, .. }) if *var == self.var => {
                            self.counts |= self.counting.contains(&(*ty, index));
                            self.is_mask = true;
                            self.bits = u32::MAX;
                        }
                        Arg::Nat(_) => {}
                    }
                }
            }
        }
    }
}

/// The parameters of types that count something, also by way of other types.
fn counting(schema: &Schema) -> BTreeSet<(TypeId, u32)> {
    let mut counting = BTreeSet::new();
    loop {
        let before = counting.len();
        for combinator in &schema.combinators {
            let Kind::Constructor(ty) = combinator.kind else { continue };
            for (id, var) in (0..).map(VarId).zip(&combinator.vars) {
                let (VarOrigin::Param(index), ParamKind::Nat) = (var.origin, var.kind) else { continue };
                let mut uses = Uses { var: id, counting: &counting, counts: false, bits: 0, is_mask: false };
                uses.in_fields(&combinator.fields);
                if uses.counts {
                    counting.insert((ty, index));
                }
            }
        }
        if counting.len() == before {
            return counting;
        }
    }
}

/// The height of the shallowest value of every type that has one.
fn heights(schema: &Schema) -> BTreeMap<TypeId, u32> {
    let mut heights = BTreeMap::new();
    loop {
        let before = heights.clone();
        for (id, Type { constructors, .. }) in (0..).map(TypeId).zip(&schema.types) {
            let constructors = constructors.iter().filter_map(|id| schema.combinator(*id));
            if let Some(least) = constructors.filter_map(|it| height(it, &before)).min() {
                heights.insert(id, least);
            }
        }
        if heights == before {
            return heights;
        }
    }
}

/// One more than the highest type that is always there.
fn height(combinator: &Combinator, heights: &BTreeMap<TypeId, u32>) -> Option<u32> {
    combinator.fields.iter().filter(|field| field.condition.is_none()).try_fold(1, |height, field| match &field.ty {
        FieldType::Value(TypeExpr::Boxed { ty, .. } | TypeExpr::Bare { ty, .. }) => {
            Some(height.max(heights.get(ty)? + 1))
        }
        _ => Some(height),
    })
}
