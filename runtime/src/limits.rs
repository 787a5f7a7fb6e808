//! Limits on the cost of decoding.

/// Limits on the cost of decoding: the depth of nested values, and the memory that they take.
///
/// Both hold for any bytes. Decoding allocates at most [`memory`](Self::memory) and, for the contents of strings, the
/// length of the input (six times that length for a [`Lossy`](crate::Lossy) string). After an error a few boxes of
/// placeholders may come on top; their number depends on the schema alone. A decoded value nests at most
/// [`depth`](Self::depth) deep, so that it can be encoded, compared, printed and dropped. Values that a program builds
/// by hand are not limited: as with any recursive type of Rust, dropping one that nests a hundred thousand deep
/// exhausts the stack.
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

    /// The levels that values of recursive types may nest. Types that cannot hold themselves do not count.
    #[must_use]
    pub const fn depth(self, depth: u16) -> Self {
        Self { depth, ..self }
    }

    /// The bytes of memory that vectors and boxes may take in all. The default is 48 times the length of the input, and
    /// 64 KiB.
    ///
    /// Most messages need a few times their length; the rest is for structs of hundreds of bytes that take 8 on the
    /// wire, since all their fields are absent. The worst vector in layer 228 of Telegram is one of empty
    /// `peerNotifySettings`, with 38 times its length; 11 of the 1,645 constructors go beyond 16. Another schema may
    /// need more: then raise this number.
    ///
    /// The contents of strings and byte strings do not count, since they are never longer than the input. The exception
    /// are [lossy](crate::Lossy) strings, which may take six times their bytes on the wire while they grow.
    #[must_use]
    pub const fn memory(self, bytes: usize) -> Self {
        Self { memory: Some(bytes), ..self }
    }

    pub(crate) const fn max_depth(self) -> u16 {
        self.depth
    }

    /// At most `isize::MAX`, beyond which `Vec` panics.
    #[inline]
    pub(crate) fn max_memory(self, input: usize) -> usize {
        let default = input.saturating_mul(48).saturating_add(64 << 10);
        self.memory.unwrap_or(default).min(isize::MAX as usize)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
