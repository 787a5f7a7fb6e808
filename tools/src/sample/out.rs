//! The bytes of a value, as they are written.

/// Bytes so far.
#[derive(Default)]
pub(super) struct Out {
    pub(super) bytes: Vec<u8>,
    /// `true` once a value that takes all remaining bytes is written.
    pub(super) closed: bool,
    /// The number of fields that were looked at.
    pub(super) fields: u32,
    /// The number of combinators that are open within one another.
    pub(super) depth: u32,
}

impl Out {
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn word(&mut self, word: u32) {
        self.raw(&word.to_le_bytes());
    }

    /// A length, the bytes, and zeros up to a whole word. No sample is as long as a length can tell.
    pub(super) fn string(&mut self, bytes: &[u8]) {
        match u8::try_from(bytes.len()) {
            Ok(length @ 0..254) => self.raw(&[length]),
            _ => self.word(u32::try_from(bytes.len()).unwrap_or_default() << 8 | 254),
        }
        self.raw(bytes);
        while !self.bytes.len().is_multiple_of(4) {
            self.raw(&[0]);
        }
    }
}
