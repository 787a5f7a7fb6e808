//! What a `string` and `bytes` are in Rust, and which types have to borrow because of it.

use super::ModelOptions;
use typewright_language::schema::{
    Arg, Builtin, Combinator, CombinatorId, Field, FieldType, Kind, Repetition, Schema, TypeExpr, TypeId,
};

/// What a `string` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StringType {
    /// `String`
    #[default]
    String,
    /// `String`, in which what is not UTF-8 becomes U+FFFD: nothing that a peer writes stops the reader.
    Lossy,
    /// `Box<str>`: a third smaller.
    BoxStr,
    /// `&'a str`: a piece of what was read.
    Borrowed,
}

/// What `bytes` are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BytesType {
    /// `Vec<u8>`
    #[default]
    Vec,
    /// `bytes::Bytes`: cheap to clone. Needs the feature `bytes` of the runtime.
    Bytes,
    /// `&'a [u8]`: a piece of what was read.
    Borrowed,
}

/// What both are in a field.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Texts {
    pub string: StringType,
    pub bytes: BytesType,
}

impl Texts {
    pub(super) fn of(options: &ModelOptions, combinator: &Combinator, field: &Field) -> Self {
        let ModelOptions { strings, bytes, .. } = options;
        Self {
            string: strings.one_for_field(combinator, field).copied().unwrap_or_default(),
            bytes: bytes.one_for_field(combinator, field).copied().unwrap_or_default(),
        }
    }

    /// In what a function answers.
    pub(super) fn of_answer(options: &ModelOptions, function: &Combinator) -> Self {
        let ModelOptions { strings, bytes, .. } = options;
        Self {
            string: strings.one(&function.name).copied().unwrap_or_default(),
            bytes: bytes.one(&function.name).copied().unwrap_or_default(),
        }
    }
}

/// Which types borrow: those with a field that does, and those that hold them.
#[derive(Default)]
pub(super) struct Lending {
    types: Vec<bool>,
    combinators: Vec<bool>,
    any: bool,
}

impl Lending {
    pub(super) fn of(schema: &Schema, options: &ModelOptions) -> Self {
        let any = options.lends();
        let mut lending =
            Self { types: vec![false; schema.types.len()], combinators: vec![false; schema.combinators.len()], any };
        if any {
            lending.spread(schema, options);
        }
        lending
    }

    /// Whether anything borrows at all.
    pub(super) fn any(&self) -> bool {
        self.any
    }

    pub(super) fn ty(&self, id: TypeId) -> bool {
        self.types.get(id.0 as usize).copied().unwrap_or_default()
    }

    pub(super) fn combinator(&self, id: CombinatorId) -> bool {
        self.combinators.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Starts at the fields that borrow and goes from every type to its holders.
    fn spread(&mut self, schema: &Schema, options: &ModelOptions) {
        let mut holders = vec![Vec::new(); schema.types.len()];
        let mut new = Vec::new();
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            let mut borrows = false;
            each_field(&combinator.fields, &mut |field, expr| {
                let texts = Texts::of(options, combinator, field);
                each_part(expr, &mut |part| match part {
                    Part::Builtin(builtin) => borrows |= texts.borrows(builtin),
                    Part::Type(ty) => holders.get_mut(ty.0 as usize).into_iter().for_each(|holders| holders.push(id)),
                });
            });
            let is_extern = |ty| schema.ty(ty).is_some_and(|ty| options.extern_types.exact(&ty.name).is_some());
            let is_extern = matches!(combinator.kind, Kind::Constructor(ty) if is_extern(ty));
            if borrows && !is_extern {
                new.push(id);
            }
        }
        while let Some(id) = new.pop() {
            let Some(lends) = self.combinators.get_mut(id.0 as usize).filter(|lends| !**lends) else { continue };
            *lends = true;
            if let Some(Kind::Constructor(ty)) = schema.combinator(id).map(|combinator| combinator.kind)
                && let Some(lends) = self.types.get_mut(ty.0 as usize).filter(|lends| !**lends)
            {
                *lends = true;
                new.extend(holders.get(ty.0 as usize).into_iter().flatten());
            }
        }
    }
}

impl Texts {
    /// Whether a value of a builtin is a piece of what was read.
    pub(super) fn borrows(self, builtin: Builtin) -> bool {
        match builtin {
            Builtin::String => self.string == StringType::Borrowed,
            Builtin::Bytes | Builtin::Object | Builtin::Function => self.bytes == BytesType::Borrowed,
            _ => false,
        }
    }
}

/// What a type is made of.
pub(super) enum Part {
    Builtin(Builtin),
    Type(TypeId),
}

pub(super) fn each_part(expr: &TypeExpr, visit: &mut impl FnMut(Part)) {
    match expr {
        TypeExpr::Builtin { builtin, .. } => visit(Part::Builtin(*builtin)),
        TypeExpr::Vector { item, .. } => each_part(item, visit),
        TypeExpr::Var { .. } => {}
        TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => {
            visit(Part::Type(*ty));
            for arg in args {
                if let Arg::Type(expr) = arg {
                    each_part(expr, visit);
                }
            }
        }
    }
}

/// Calls `visit` with every field that holds a value, those within repetitions too.
fn each_field<'f>(fields: &'f [Field], visit: &mut impl FnMut(&'f Field, &'f TypeExpr)) {
    for field in fields {
        match &field.ty {
            FieldType::Value(expr) => visit(field, expr),
            FieldType::Repetition(Repetition { fields, .. }) => each_field(fields, visit),
            FieldType::Nat(_) | FieldType::Query(_) => {}
        }
    }
}
