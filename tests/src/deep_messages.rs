//! Hostile messages of `cases/generated/deep.tl`, built word by word.

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
    /// A message that starts with the id of a constructor.
    #[must_use]
    pub fn new(constructor: &str) -> Self {
        Self::default().word(word(constructor))
    }

    /// A constructor whose value is nested in itself `times` times; `head` stands before each inner value.
    #[must_use]
    pub fn nested(constructor: &str, head: &[u32], times: usize) -> Self {
        Self::default().words(&[&[word(constructor)], head].concat().repeat(times))
    }

    /// Appends a word.
    #[must_use]
    pub fn word(mut self, word: u32) -> Self {
        self.0.extend(word.to_le_bytes());
        self
    }

    /// Appends words.
    #[must_use]
    pub fn words(self, words: &[u32]) -> Self {
        words.iter().fold(self, |message, word| message.word(*word))
    }

    /// The bytes of the message.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}
