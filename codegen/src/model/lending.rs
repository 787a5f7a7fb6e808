//! The Rust types of `string` and `bytes` in each field, and the types that borrow because of them.

use typewright_language::schema::{Builtin, Combinator, CombinatorId, Field, Kind, Schema, TypeExpr, TypeId};

use super::items::{BytesType, StringType};
use super::options::ModelOptions;

/// The Rust types of `string` and `bytes` in one place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Texts {
    pub string: StringType,
    pub bytes: BytesType,
}

impl Texts {
    /// The types in a field.
    pub(super) fn for_field(options: &ModelOptions, combinator: &Combinator, field: &Field) -> Self {
        let ModelOptions { strings, bytes, .. } = options;
        Self {
            string: strings.one_for_field(combinator, field).copied().unwrap_or_default(),
            bytes: bytes.one_for_field(combinator, field).copied().unwrap_or_default(),
        }
    }

    /// The types in the response of a function.
    pub(super) fn for_response(options: &ModelOptions, function: &Combinator) -> Self {
        let ModelOptions { strings, bytes, .. } = options;
        Self {
            string: strings.one(&function.name).copied().unwrap_or_default(),
            bytes: bytes.one(&function.name).copied().unwrap_or_default(),
        }
    }

    /// Returns whether a value of a builtin is a slice of the bytes that it was decoded from.
    pub(super) fn borrows(self, builtin: Builtin) -> bool {
        match builtin {
            Builtin::String if self.string != StringType::Bytes => self.string == StringType::Borrowed,
            Builtin::String | Builtin::Bytes | Builtin::Object | Builtin::Function => self.bytes == BytesType::Borrowed,
            _ => false,
        }
    }
}

/// The types that borrow: those with a field that does, and those that hold them.
#[derive(Default)]
pub(super) struct Lending {
    types: Vec<bool>,
    combinators: Vec<bool>,
    any: bool,
}

impl Lending {
    pub(super) fn find(schema: &Schema, options: &ModelOptions) -> Self {
        let any = options.lends();
        let mut lending =
            Self { types: vec![false; schema.types.len()], combinators: vec![false; schema.combinators.len()], any };
        if any {
            lending.spread(schema, options);
        }
        lending
    }

    /// Returns whether any type borrows.
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
            combinator.walk_fields(&mut |field| {
                let Some(expr) = field.ty.as_value() else { return };
                let texts = Texts::for_field(options, combinator, field);
                expr.walk(&mut |part| {
                    borrows |= matches!(part, TypeExpr::Builtin { builtin, .. } if texts.borrows(*builtin));
                    let holders = part.declared().and_then(|ty| holders.get_mut(ty.0 as usize));
                    holders.into_iter().for_each(|holders| holders.push(id));
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
                for holder in holders.get(ty.0 as usize).into_iter().flatten() {
                    new.push(*holder);
                }
            }
        }
    }
}
