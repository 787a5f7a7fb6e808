//! Sizes of values: the least on the wire, and an estimate in memory.
//!
//! The first bounds the count of a vector. The second keeps enums small: a value of 4 bytes on the wire may become an
//! enum as large as its largest variant, so a message of one kilobyte could take a hundred. Payloads above the limit of
//! `boxes` therefore lie in a `Box`, which keeps every enum within 64 bytes. So do optional values that
//! are larger: most are absent, and a struct is made, moved and dropped with all the room that they would need.
//!
//! Room in memory is estimated for 64-bit targets, never too low: fields without gaps except at the end, a tag for
//! every enum, and one for every `Option` of a type that has no value to spare. It is not known how often a type with
//! parameters holds its arguments: each counts once.

use typewright_language::maps::Set;
use typewright_language::schema::{Arg, Builtin, CombinatorId, Field, FieldType, Kind, Schema, TypeExpr, TypeId};

use super::boxes::Boxes;
use super::naming::Naming;
use super::options::ModelOptions;

/// The size of a type that the caller wrote, which is unknown.
const EXTERN: Size = Size { wire: 0, memory: Memory::VEC, unnamed: false };

/// The sizes of every definition.
pub(super) struct Sizes {
    /// By type.
    types: Vec<Size>,
    /// By combinator.
    combinators: Vec<Size>,
    /// The largest payload that lies in an enum.
    largest: u64,
    /// The constructors that lie in a `Box`, all of them, since they can hold a value of their own type.
    recursive: Set<CombinatorId>,
}

/// The size of a value.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    /// The least number of bytes on the wire, without the id in front.
    wire: u32,
    /// `true` if a value may stand without an id, though it is boxed: its constructor is called `_`.
    unnamed: bool,
    /// The room in memory.
    memory: Memory,
}

/// The room of a value in memory.
#[derive(Clone, Copy, Debug, Default)]
struct Memory {
    size: u64,
    align: u64,
    /// `true` if it has a value to spare that an `Option` can use for `None`.
    spare: bool,
}

impl Memory {
    const fn new(size: u64, align: u64, spare: bool) -> Self {
        Self { size, align, spare }
    }

    const POINTER: Self = Self::new(8, 8, true);
    const VEC: Self = Self::new(24, 8, true);

    fn option(self) -> Self {
        let tag = if self.spare { 0 } else { self.align.max(1) };
        Self { size: self.size.saturating_add(tag), align: self.align.max(1), spare: true }
    }

    fn with(self, field: Self) -> Self {
        let align = self.align.max(field.align);
        Self { size: self.size.saturating_add(field.size), align, spare: self.spare || field.spare }
    }

    fn padded(self) -> Self {
        let align = self.align.max(1);
        Self { size: self.size.checked_next_multiple_of(align).unwrap_or(u64::MAX), align, ..self }
    }
}

impl Sizes {
    pub(super) fn measure(schema: &Schema, naming: &Naming, options: &ModelOptions) -> Self {
        let largest = match options.boxes {
            Boxes::Recursive | Boxes::RecursiveVariants => u64::MAX,
            Boxes::Above(bytes) => bytes,
        };
        let types = vec![Size::default(); schema.types.len()];
        let combinators = vec![Size::default(); schema.combinators.len()];
        let recursive = match options.boxes {
            Boxes::RecursiveVariants => recursive_variants(schema, options),
            Boxes::Recursive | Boxes::Above(_) => Set::new(),
        };
        let mut sizes = Self { types, combinators, largest, recursive };
        for id in contained_first(schema) {
            match naming.extern_type(id) {
                None => sizes.measure_type(schema, id, options),
                Some(_) => sizes.types.get_mut(id.0 as usize).into_iter().for_each(|size| *size = EXTERN),
            }
        }
        for (combinator, id) in schema.combinators.iter().zip((0..).map(CombinatorId)) {
            if combinator.kind == Kind::Function {
                sizes.measure_combinator(schema, id);
            }
        }
        sizes
    }

    /// The least bytes that the fields of a combinator take.
    pub(super) fn min_bare(&self, id: CombinatorId) -> u32 {
        self.combinator(id).wire
    }

    /// The least bytes that a value takes, its id included.
    pub(super) fn min_boxed(&self, id: TypeId) -> u32 {
        let Size { wire, unnamed, .. } = self.ty(id);
        if unnamed { wire } else { wire.saturating_add(4) }
    }

    /// Returns whether a variant lies in a `Box`: it is too large to lie in an enum as it is, or it can hold a value of that enum.
    pub(super) fn boxes_variant(&self, id: CombinatorId) -> bool {
        self.combinator(id).memory.size > self.largest || self.recursive.contains(&id)
    }

    /// Returns whether a field lies in a `Box`: it can hold a value of its own type, or it is one of a constructor, optional and too
    /// large.
    pub(super) fn boxes_field(&self, schema: &Schema, id: CombinatorId, field: &Field, expr: &TypeExpr) -> bool {
        let owner = schema.combinator(id).and_then(|combinator| schema.owner(combinator));
        let is_large = || field.condition.is_some() && self.expr(expr).memory.size > self.largest;
        // A bare value is the struct of a constructor, without the enum that has the box.
        let is_bare = || expr.any(&mut |part| matches!(part, TypeExpr::Bare { .. }));
        let leads_back = schema.holds_owner(owner, expr) && (!self.recursive.contains(&id) || is_bare());
        leads_back || (owner.is_some() && is_large())
    }

    fn ty(&self, id: TypeId) -> Size {
        self.types.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn combinator(&self, id: CombinatorId) -> Size {
        self.combinators.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn measure_type(&mut self, schema: &Schema, id: TypeId, options: &ModelOptions) {
        let Some(ty) = schema.ty(id) else { return };
        let sizes: Vec<_> = ty.constructors.iter().map(|id| self.measure_combinator(schema, *id)).collect();
        let payload =
            |(id, size): (&CombinatorId, &Size)| if self.boxes_variant(*id) { Memory::POINTER } else { size.memory };
        let size = match sizes.as_slice() {
            [only] if options.single(schema, id).is_some() => *only,
            several => Size {
                wire: several.iter().map(|size| size.wire).min().unwrap_or(0),
                unnamed: several.iter().any(|size| size.unnamed),
                memory: {
                    let unknown = ty.keeps_unknown.then_some(Memory::VEC);
                    enum_memory(ty.constructors.iter().zip(several).map(payload).chain(unknown))
                },
            },
        };
        if let Some(slot) = self.types.get_mut(id.0 as usize) {
            *slot = size;
        }
    }

    fn measure_combinator(&mut self, schema: &Schema, id: CombinatorId) -> Size {
        let Some(combinator) = schema.combinator(id) else { return Size::default() };
        let fields = combinator.fields.iter().map(|field| self.field(schema, id, field));
        let sum = |sum: Size, field: Size| Size {
            wire: sum.wire.saturating_add(field.wire).min(i32::MAX as u32),
            memory: sum.memory.with(field.memory),
            unnamed: false,
        };
        let total = fields.fold(Size::default(), sum);
        let size = Size { memory: total.memory.padded(), unnamed: combinator.name == "_", ..total };
        if let Some(slot) = self.combinators.get_mut(id.0 as usize) {
            *slot = size;
        }
        size
    }

    fn field(&self, schema: &Schema, id: CombinatorId, field: &Field) -> Size {
        let size = match &field.ty {
            FieldType::Nat(_) => Size::new(4, Memory::new(4, 4, false)),
            FieldType::Value(_) if field.is_flag() => Size::new(0, Memory::new(1, 1, true)),
            FieldType::Value(expr) if self.boxes_field(schema, id, field, expr) => {
                Size::new(self.expr(expr).wire, Memory::POINTER)
            }
            FieldType::Value(expr) => self.expr(expr),
            FieldType::Repetition(_) => Size::new(0, Memory::VEC),
            FieldType::Query(_) => Size::default(),
        };
        if field.condition.is_none() || field.is_flag() { size } else { Size::new(0, size.memory.option()) }
    }

    fn expr(&self, expr: &TypeExpr) -> Size {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                let (wire, memory) = builtin_size(*builtin);
                Size::new(wire + if boxed.is_some() { 4 } else { 0 }, memory)
            }
            TypeExpr::Vector { boxed, .. } => Size::new(if *boxed { 8 } else { 4 }, Memory::VEC),
            TypeExpr::Boxed { ty, args } => Size::new(self.min_boxed(*ty), self.memory(*ty, args)),
            TypeExpr::Bare { ty, args } => Size::new(self.ty(*ty).wire, self.memory(*ty, args)),
            TypeExpr::Var { .. } => Size::default(),
        }
    }

    /// The room of a type that holds each of its arguments once, at the end.
    fn memory(&self, ty: TypeId, args: &[Arg]) -> Memory {
        args.iter()
            .filter_map(Arg::as_type)
            .fold(self.ty(ty).memory, |memory, expr| memory.with(self.expr(expr).memory))
            .padded()
    }
}

impl Size {
    fn new(wire: u32, memory: Memory) -> Self {
        Self { wire, memory, unnamed: false }
    }
}

fn builtin_size(builtin: Builtin) -> (u32, Memory) {
    match builtin {
        Builtin::Nat | Builtin::Int | Builtin::Float => (4, Memory::new(4, 4, false)),
        Builtin::Long | Builtin::Int53 | Builtin::Double => (8, Memory::new(8, 8, false)),
        Builtin::String | Builtin::Bytes | Builtin::Object | Builtin::Function => (4, Memory::VEC),
        Builtin::Int128 => (16, Memory::new(16, 1, false)),
        Builtin::Int256 => (32, Memory::new(32, 1, false)),
        Builtin::Int512 => (64, Memory::new(64, 1, false)),
        Builtin::Bool => (4, Memory::new(1, 1, true)),
        Builtin::True => (0, Memory::new(0, 1, false)),
    }
}

/// A tag, of two bytes at least, and the largest payload.
fn enum_memory(payloads: impl Iterator<Item = Memory>) -> Memory {
    let largest = payloads.fold(Memory::new(0, 2, true), |most, payload| Memory {
        size: most.size.max(payload.size),
        align: most.align.max(payload.align),
        ..most
    });
    Memory { size: largest.size.saturating_add(largest.align), ..largest }.padded()
}

/// The variants with a field that can hold a value of their enum.
fn recursive_variants(schema: &Schema, options: &ModelOptions) -> Set<CombinatorId> {
    let constructors = (0..).map(CombinatorId).zip(&schema.combinators);
    let mut recursive = Set::new();
    let found = constructors.filter(|(_, constructor)| {
        let Kind::Constructor(ty) = constructor.kind else { return false };
        let mut values = constructor.fields.iter().filter_map(|field| field.ty.as_value());
        options.single(schema, ty).is_none() && values.any(|expr| schema.holds_owner(schema.ty(ty), expr))
    });
    recursive.extend(found.map(|(id, _)| id));
    recursive
}

/// Every type, those that it contains by value before it as far as cycles allow. Types may contain one another in long
/// chains: the way back lies in a list, not on the stack.
fn contained_first(schema: &Schema) -> Vec<TypeId> {
    let mut seen = vec![false; schema.types.len()];
    let mut order = Vec::with_capacity(schema.types.len());
    let mut visit = |id: TypeId| match seen.get_mut(id.0 as usize) {
        Some(seen) => !std::mem::replace(seen, true),
        None => false,
    };
    for root in (0..).map(TypeId).take(schema.types.len()) {
        let mut path = Vec::new();
        if visit(root) {
            path.push((root, contained(schema, root).into_iter()));
        }
        while let Some((id, rest)) = path.last_mut() {
            match rest.find(|id| visit(*id)) {
                Some(next) => path.push((next, contained(schema, next).into_iter())),
                None => {
                    order.push(*id);
                    path.pop();
                }
            }
        }
    }
    order
}

fn contained(schema: &Schema, id: TypeId) -> Vec<TypeId> {
    let mut contained = Vec::new();
    for id in schema.ty(id).map_or(&[][..], |ty| &ty.constructors) {
        for field in schema.combinator(*id).map_or(&[][..], |combinator| &combinator.fields) {
            field.ty.as_value().into_iter().for_each(|expr| contained.extend(expr.by_value()));
        }
    }
    contained
}
