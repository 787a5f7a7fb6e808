//! The selected part of a schema, as a schema of its own.

use crate::schema::defaults::Finite;
use crate::schema::{
    Arg, Builtin, Combinator, CombinatorId, Documentation, ErrorId, Field, FieldType, Kind, Schema, Type, TypeExpr,
    TypeId, cycles,
};

/// The new numbers of the kept definitions.
struct Renumbered {
    types: Vec<Option<u32>>,
    combinators: Vec<Option<u32>>,
}

/// A schema of the types and combinators that the two lists mark, in their order. Uses of types that are not kept
/// become `Object`.
pub(super) fn rebuild(schema: Schema, types: &[bool], combinators: &[bool]) -> Schema {
    let new = Renumbered { types: numbers(types), combinators: numbers(combinators) };
    let Schema { layer, profile, types, combinators, builtins, opaque, documentation, files } = schema;
    let types = types.into_iter().zip(&new.types).filter_map(|(ty, kept)| kept.map(|_| ty));
    let mut types: Vec<_> = types.map(|ty| new.of_type(ty)).collect();
    let combinators = combinators.into_iter().zip(&new.combinators).filter_map(|(it, kept)| kept.map(|_| it));
    let combinators: Vec<_> = combinators.filter_map(|combinator| new.of_combinator(combinator)).collect();
    cycles::mark(&mut types, &combinators);
    Finite::new(&types, &combinators).mark(&mut types);
    let documentation = new.documentation(documentation);
    Schema { layer, profile, types, combinators, builtins, opaque, documentation, files }
}

/// Numbers for what is kept, counted up from 0.
fn numbers(kept: &[bool]) -> Vec<Option<u32>> {
    let (mut numbers, mut next) = (Vec::with_capacity(kept.len()), 0);
    for kept in kept {
        numbers.push(kept.then_some(next));
        next += u32::from(*kept);
    }
    numbers
}

impl Renumbered {
    fn ty(&self, id: TypeId) -> Option<TypeId> {
        self.types.get(id.0 as usize).copied().flatten().map(TypeId)
    }

    fn combinator(&self, id: CombinatorId) -> Option<CombinatorId> {
        self.combinators.get(id.0 as usize).copied().flatten().map(CombinatorId)
    }

    fn of_type(&self, ty: Type) -> Type {
        Type { constructors: ty.constructors.iter().filter_map(|id| self.combinator(*id)).collect(), ..ty }
    }

    fn of_combinator(&self, mut combinator: Combinator) -> Option<Combinator> {
        if let Kind::Constructor(ty) = combinator.kind {
            combinator.kind = Kind::Constructor(self.ty(ty)?);
        }
        self.fields(&mut combinator.fields);
        self.expr(&mut combinator.result);
        Some(combinator)
    }

    fn fields(&self, fields: &mut [Field]) {
        for field in fields {
            match &mut field.ty {
                FieldType::Value(expr) => self.expr(expr),
                FieldType::Repetition(repetition) => self.fields(&mut repetition.fields),
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    fn expr(&self, expr: &mut TypeExpr) {
        match expr {
            TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } => match self.ty(*ty) {
                Some(new) => {
                    *ty = new;
                    args.iter_mut().for_each(|arg| self.arg(arg));
                }
                None => *expr = TypeExpr::Builtin { builtin: Builtin::Object, boxed: None },
            },
            TypeExpr::Vector { item, .. } => self.expr(item),
            TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
        }
    }

    fn arg(&self, arg: &mut Arg) {
        if let Arg::Type(expr) = arg {
            self.expr(expr);
        }
    }

    /// The facts about the functions that are kept, and the errors that they may raise.
    fn documentation(&self, documentation: Documentation) -> Documentation {
        let Documentation { errors, mut common, calls } = documentation;
        let calls = calls.iter().filter_map(|(id, facts)| Some((self.combinator(id)?, facts.clone())));
        let mut calls: Vec<_> = calls.collect();
        let mut kept = vec![false; errors.len()];
        for id in calls.iter().flat_map(|(_, facts)| facts.own_errors()).chain(&common) {
            kept.get_mut(id.0 as usize).into_iter().for_each(|kept| *kept = true);
        }
        let new = numbers(&kept);
        let renumber = |ids: &mut Vec<ErrorId>| {
            *ids = ids.iter().filter_map(|id| new.get(id.0 as usize).copied().flatten().map(ErrorId)).collect();
        };
        renumber(&mut common);
        calls.iter_mut().filter_map(|(_, facts)| facts.errors.as_mut()).for_each(renumber);
        let errors = errors.into_iter().zip(kept).filter_map(|(error, kept)| kept.then_some(error)).collect();
        let mut documentation = Documentation { errors, common, ..Documentation::default() };
        calls.into_iter().for_each(|(id, facts)| documentation.calls.insert(id, facts));
        documentation
    }
}
