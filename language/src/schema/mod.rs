//! Floor 2: trees to meaning.
//!
//! [`Schema`] is what every later floor works from: types, constructors and functions in arenas, every name resolved,
//! every id known. `lower` builds it, a pass a file; pages then add documentation, and a selection keeps a part of it.

mod builtin;
mod canonical;
mod collect;
mod comments;
mod components;
mod constructor_ids;
mod crc32;
pub(crate) mod cycles;
mod declaration;
pub(crate) mod defaults;
mod documentation;
mod exprs;
mod flags;
mod handles;
mod labels;
mod lower;
mod meaning;
mod names;
mod nouns;
mod params;
mod parse_type;
mod predeclared;
mod resolve;
mod rules;
mod scope;
mod shape;
mod size_fields;
mod unknown;
mod walk;

pub use builtin::{BOOL_FALSE_ID, BOOL_TRUE_ID, BoxedBuiltin, BoxedContents, Builtin, VECTOR_ID};
pub use canonical::canonical_text;
pub use constructor_ids::computed_ids;
pub use crc32::crc32;
pub use declaration::{Declaration, FieldPlaces};
pub use documentation::{CallFacts, Documentation, ErrorId, KnownError};
pub use handles::{CombinatorId, TypeId, VarId};
pub use lower::{LowerOptions, lower};
pub use meaning::Meaning;
pub use nouns::{
    Arg, Combinator, Condition, Docs, Field, FieldType, IdSource, Kind, NatExpr, Profile, Repetition, Schema, Type,
    TypeExpr, Var, VarOrigin,
};
pub use rules::Rules;
pub use shape::{MaskBits, Masks, Role, uses_in_expr, uses_in_fields};
pub use walk::walk_fields;
