//! Indices into the arenas of a schema.

use crate::maps::Key;

/// An index into [`Schema::types`](super::Schema::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// An index into [`Schema::combinators`](super::Schema::combinators).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CombinatorId(pub u32);

/// An index into [`Combinator::vars`](super::Combinator::vars).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VarId(pub u32);

impl Key for TypeId {
    fn number(self) -> u64 {
        self.0.into()
    }
}

impl Key for CombinatorId {
    fn number(self) -> u64 {
        self.0.into()
    }
}

impl Key for VarId {
    fn number(self) -> u64 {
        self.0.into()
    }
}
