//! The wire formats of generated types.

/// The wire formats of generated types. JSON must also be chosen: see [`Json`](super::Json).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Codec {
    /// Bytes, and JSON where that is chosen.
    #[default]
    Both,
    /// Bytes alone.
    Bytes,
    /// JSON alone, for users of TDLib. Types implement no codec for bytes, so they compile faster. Opaque types and
    /// types that keep unknown constructors may stand anywhere.
    Json,
}

impl Codec {
    /// Returns whether types have bytes.
    #[must_use]
    pub fn has_bytes(self) -> bool {
        self != Self::Json
    }

    /// Returns whether types have JSON, if a form of that is chosen.
    #[must_use]
    pub fn has_json(self) -> bool {
        self != Self::Bytes
    }
}
