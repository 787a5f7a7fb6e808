//! Floor 2: trees to meaning.
//!
//! [`Schema`] is what every later floor works from: types, constructors and functions in arenas, every name resolved,
//! every id known. It is built once and never changed.

mod builtin;
mod nouns;

pub use builtin::Builtin;
pub use nouns::{
    Arg, Combinator, CombinatorId, Condition, Docs, Field, FieldType, IdSource, Kind, NatExpr, Profile, Repetition,
    Schema, Type, TypeExpr, TypeId, Var, VarId, VarOrigin,
};
