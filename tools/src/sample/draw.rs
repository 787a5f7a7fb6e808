//! Random numbers and edge values.

/// The kind of a value: one at an edge, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Zeros, nothing optional, the first and simplest constructor.
    Least,
    /// The greatest numbers, everything optional, the last constructor.
    Most,
    /// The lowest numbers, every other bit.
    Lowest,
    /// Anything.
    Any,
}

impl Kind {
    /// The kind of the value at an index: edges first.
    pub(super) fn at(index: usize) -> Self {
        [Self::Least, Self::Most, Self::Lowest].get(index).copied().unwrap_or(Self::Any)
    }
}

/// Draws numbers: SplitMix64.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    state: u64,
    pub(super) kind: Kind,
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed ^ 0x9e37_79b9_7f4a_7c15, kind: Kind::Any }
    }

    /// Any number.
    pub(super) fn word(&mut self) -> u32 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.state;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ word >> 31) >> 32) as u32
    }

    /// Any number below `end`.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        ((u64::from(self.word()) * u64::from(end)) >> 32) as u32
    }

    /// The number of this kind: one of three edges, or what `any` draws.
    pub(super) fn pick<T>(&mut self, least: T, most: T, lowest: T, any: impl FnOnce(&mut Self) -> T) -> T {
        match self.kind {
            Kind::Least => least,
            Kind::Most => most,
            Kind::Lowest => lowest,
            Kind::Any => any(self),
        }
    }
}
