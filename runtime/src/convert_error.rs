//! Errors of conversions between layers.

use core::fmt;

/// An error of a conversion: a value has no equal in another layer, since its constructor is missing there or one of
/// its fields does not convert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConvertError {
    constructor: &'static str,
    field: &'static str,
}

impl ConvertError {
    /// The error of a field, or of a whole constructor if `field` is empty.
    #[must_use]
    pub const fn new(constructor: &'static str, field: &'static str) -> Self {
        Self { constructor, field }
    }

    /// The constructor in the schema.
    #[must_use]
    pub const fn constructor(&self) -> &'static str {
        self.constructor
    }

    /// The field that stands in the way; none if it is all of the constructor.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        (!self.field.is_empty()).then_some(self.field)
    }
}

impl fmt::Display for ConvertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { constructor, field } = self;
        match self.field() {
            Some(_) => write!(f, "`{field}` of `{constructor}` stands in the way of the other layer"),
            None => write!(f, "the other layer has no `{constructor}`"),
        }
    }
}

impl core::error::Error for ConvertError {}
