//! The part of a schema that a caller asks for.

/// The part of a schema to keep. The default keeps it whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    /// Names of functions, constructors and types that are kept with all that they need; `auth.*` is every name below
    /// `auth`, `*` is all. Everything is kept if there are none.
    pub only: &'a [String],
    /// Types that are not read but kept as bytes: `Object` takes their place.
    pub opaque: &'a [String],
    /// Types that keep, as bytes, constructors which the schema lacks. `only` may name some constructors of such a
    /// type: the others are left out, and are then unknown.
    pub unknown: &'a [String],
    /// `true` if the wire marks the end of a value, so that `opaque` and `unknown` types may stand anywhere.
    pub self_delimiting: bool,
}

impl Selection<'_> {
    /// Returns whether the whole schema is kept as it is.
    #[must_use]
    pub fn keeps_all(&self) -> bool {
        self.only.is_empty() && self.opaque.is_empty() && self.unknown.is_empty()
    }
}

/// The purpose of a chosen type. Either way, its decoder may take all remaining bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Opaque,
    Unknown,
}
