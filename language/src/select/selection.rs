//! The part of a schema that a caller asks for.

/// The part of a schema to keep. The default keeps it whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    /// Names of functions, constructors and types that are kept with all that they need; `auth.*` is every name below
    /// `auth`, `*` is all. Everything is kept if there are none.
    pub only: &'a [String],
    /// Types that are not read but kept as bytes: `Object` takes their place.
    pub opaque: &'a [String],
    /// Types of which constructors that the schema does not have are kept as bytes. Of such a type `only` may name some
    /// constructors: the others are left out, and unknown then.
    pub unknown: &'a [String],
    /// `true` if the wire says where a value ends, so that `opaque` and `unknown` types may stand anywhere.
    pub self_delimiting: bool,
}

/// The purpose that a type is chosen for. Either way, reading it may take all that is left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Opaque,
    Unknown,
}
