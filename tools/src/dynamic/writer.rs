//! Encoded bytes, within the limits of decoding.

use super::envelope::Gzip;
use super::error::EncodeError;
use super::index::Names;
use super::limits::{MAX_DEPTH, MAX_LEVELS};

pub(super) type Written = Result<(), EncodeError>;

pub(super) struct Writer<'w, 's> {
    pub(super) names: &'w Names<'s>,
    pub(super) gzip: Option<Gzip>,
    pub(super) out: Vec<u8>,
    depth: usize,
    levels: usize,
}

impl<'w, 's> Writer<'w, 's> {
    pub(super) fn new(names: &'w Names<'s>, gzip: Option<Gzip>) -> Self {
        Self { names, gzip, out: Vec::new(), depth: 0, levels: 0 }
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    pub(super) fn word(&mut self, word: u32) {
        self.raw(&word.to_le_bytes());
    }

    pub(super) fn byte_string(&mut self, bytes: &[u8]) {
        let header = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match header {
            0..254 => self.raw(&[header as u8]),
            254..0x100_0000 => self.word((header as u32) << 8 | 254),
            _ => self.raw(&(header << 8 | 255).to_le_bytes()),
        }
        self.raw(bytes);
        self.out.resize(self.out.len().next_multiple_of(4), 0);
    }

    /// One level deeper.
    pub(super) fn within(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Written {
        if self.levels == MAX_LEVELS {
            return Err(EncodeError::new(format!("at most {MAX_LEVELS} levels of values"), "more"));
        }
        self.levels += 1;
        let written = write(self);
        self.levels -= 1;
        written
    }

    /// One level deeper, where the value decides the depth. Encoded bytes can then be decoded.
    pub(super) fn nested(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Written {
        if self.depth == MAX_DEPTH {
            return Err(EncodeError::new(format!("values that nest at most {MAX_DEPTH} deep"), "one more level"));
        }
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }
}
