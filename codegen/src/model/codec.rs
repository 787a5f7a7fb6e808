//! The wires that generated types know.

/// Which wires generated types know. JSON has to be chosen besides: see [`Json`](super::Json).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Codec {
    /// Bytes, and JSON where that is chosen.
    #[default]
    Both,
    /// Bytes alone.
    Bytes,
    /// JSON alone, as users of TDLib need it: types implement nothing for bytes, which takes less time to compile, and any type may be
    /// opaque or keep unknown constructors wherever it stands.
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
