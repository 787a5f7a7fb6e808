//! Choices about reading a schema.

use crate::findings::Levels;
use crate::schema::LowerOptions;
use crate::select::Selection;

/// Every choice that reading takes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// How names and ids are resolved.
    pub lower: LowerOptions,
    /// The part that is kept: see [`Selection::only`].
    pub only: Vec<String>,
    /// Types that keep constructors the schema lacks: see [`Selection::unknown`].
    pub unknown: Vec<String>,
    /// `true` if the wire says where a value ends: see [`Selection::self_delimiting`].
    pub self_delimiting: bool,
    /// The levels of lints.
    pub levels: Levels,
}

impl ReadOptions {
    /// The part of the schema that is kept.
    #[must_use]
    pub fn selection(&self) -> Selection<'_> {
        let Self { only, lower, unknown, self_delimiting, .. } = self;
        Selection { only, opaque: &lower.opaque, unknown, self_delimiting: *self_delimiting }
    }
}
