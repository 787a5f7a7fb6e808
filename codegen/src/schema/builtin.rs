//! The types that need no declaration, known by name.

/// A type that the wire format itself defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Builtin {
    /// `int`, `int32`: 4 bytes, signed.
    Int,
    /// `long`, `int64`, `int53`: 8 bytes, signed.
    Long,
    /// `float`: 4 bytes, IEEE 754.
    Float,
    /// `double`: 8 bytes, IEEE 754.
    Double,
    /// `string`, `secureString`: UTF-8 with a length.
    String,
    /// `bytes`, `secureBytes`: bytes with a length.
    Bytes,
    /// `int128`: 16 raw bytes.
    Int128,
    /// `int256`: 32 raw bytes.
    Int256,
    /// `int512`: 64 raw bytes.
    Int512,
    /// `Bool`: an id, always boxed.
    Bool,
    /// `true`: no bytes.
    True,
    /// `Object`, `object`: any boxed value.
    Object,
    /// `function`: any function call.
    Function,
}
