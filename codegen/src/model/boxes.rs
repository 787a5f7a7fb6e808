//! The choice of values that lie in a `Box`.

/// The largest payload, in bytes, that an enum holds without a `Box`, and the largest value that an optional field
/// does, unless the caller chose otherwise.
const MAX_PAYLOAD: u64 = 56;

/// The values that lie in a `Box`, besides those that can hold a value of their own type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boxes {
    /// No others: a value is one piece of memory, as large as the largest constructor.
    Recursive,
    /// No others; and where such a value is a variant of an enum, all of the variant lies in a `Box`, and not the field that leads
    /// back. This is the rule of `grammers-tl-types`.
    RecursiveVariants,
    /// Variants and optional fields of more bytes, as estimated for 64-bit targets.
    Above(u64),
}

/// Payloads of more than 56 bytes, so that enums take 64.
impl Default for Boxes {
    fn default() -> Self {
        Self::Above(MAX_PAYLOAD)
    }
}
