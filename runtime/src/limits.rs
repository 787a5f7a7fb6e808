//! What reading may cost.

/// What reading may cost before it is refused: how deep values nest, how much memory they take.
///
/// ```
/// use typewright_runtime::{Decode, Limits};
///
/// let limits = Limits::new().depth(10).memory(1 << 20);
/// let bytes = [0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0, 7, 0, 0, 0];
/// assert_eq!(Vec::<i32>::from_bytes_with(&bytes, limits)?, [7]);
/// # Ok::<(), typewright_runtime::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    depth: u16,
    memory: Option<usize>,
}

impl Limits {
    /// A depth of 64, and memory in proportion to the input.
    #[must_use]
    pub const fn new() -> Self {
        Self { depth: 64, memory: None }
    }

    /// How many values of recursive types may lie within one another. Types that cannot hold themselves do not count.
    #[must_use]
    pub const fn depth(self, depth: u16) -> Self {
        Self { depth, ..self }
    }

    /// How many bytes of memory vectors and boxes may take in all. Without this it is 256 times the length of the input
    /// and 64 KiB: an empty message of 16 bytes may well be a struct of a kilobyte.
    ///
    /// The contents of strings and byte strings do not count: they are never longer than the input.
    #[must_use]
    pub const fn memory(self, bytes: usize) -> Self {
        Self { memory: Some(bytes), ..self }
    }

    pub(crate) const fn max_depth(self) -> u16 {
        self.depth
    }

    /// At most `isize::MAX`, beyond which `Vec` panics.
    pub(crate) fn max_memory(self, input: usize) -> usize {
        let default = input.saturating_mul(256).saturating_add(64 << 10);
        self.memory.unwrap_or(default).min(isize::MAX as usize)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
