//! Messages of `cases/generated/deep.tl`, word by word, that no decent caller sends.

use crate::generated::deep::registry::REGISTRY;

/// The id of a vector.
pub const VECTOR: u32 = 0x1cb5_c415;

/// The id of a constructor.
#[must_use]
pub fn word(constructor: &str) -> u32 {
    let entry = REGISTRY.entries().iter().find(|entry| entry.name == constructor);
    entry.unwrap_or_else(|| panic!("no {constructor}")).id
}

/// A message.
#[derive(Clone, Debug, Default)]
pub struct Message(Vec<u8>);

impl Message {
    /// One that starts with a constructor.
    #[must_use]
    pub fn of(constructor: &str) -> Self {
        Self::default().word(word(constructor))
    }

    /// A constructor, what stands before the value in it, that value, which is the same again: so many times.
    #[must_use]
    pub fn nested(constructor: &str, head: &[u32], times: usize) -> Self {
        Self::default().words(&[&[word(constructor)], head].concat().repeat(times))
    }

    /// With one more word.
    #[must_use]
    pub fn word(mut self, word: u32) -> Self {
        self.0.extend(word.to_le_bytes());
        self
    }

    /// With more words.
    #[must_use]
    pub fn words(self, words: &[u32]) -> Self {
        words.iter().fold(self, |message, word| message.word(*word))
    }

    /// All of it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}
