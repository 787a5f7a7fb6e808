//! Keys that both sides of a connection have, and the AES keys made of them.

use crate::crypto::digest::{sha1, sha256};
use crate::crypto::ige::Ige;
use crate::wire::join;

/// A side of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that calls.
    Client,
    /// The one that responds.
    Server,
}

/// A key that both sides have agreed on.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthKey {
    bytes: [u8; 256],
}

impl AuthKey {
    /// The key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 256]) -> Self {
        Self { bytes }
    }

    /// The name of the key, in front of each message.
    #[must_use]
    pub fn id(&self) -> i64 {
        i64::from_le_bytes(join(&[&sha1(&[&self.bytes])[12..]]))
    }

    /// The name of the key in the exchange.
    #[must_use]
    pub fn auxiliary_hash(&self) -> [u8; 8] {
        join(&[&sha1(&[&self.bytes])[..8]])
    }

    pub(super) fn part(&self, at: usize, length: usize) -> &[u8] {
        self.bytes.get(at..at + length).unwrap_or_default()
    }

    /// The AES key of a message from `side`.
    pub(super) fn ige(&self, side: Side, message_key: &[u8]) -> Ige {
        let x = match side {
            Side::Client => 0,
            Side::Server => 8,
        };
        let a = sha256(&[message_key, self.part(x, 36)]);
        let b = sha256(&[self.part(40 + x, 36), message_key]);
        Ige { key: join(&[&a[..8], &b[8..24], &a[24..]]), iv: join(&[&b[..8], &a[8..24], &b[24..]]) }
    }

    /// The name of a message: the middle of a hash over a part of the key and the plaintext, padding included.
    pub(super) fn message_key(&self, side: Side, plain: &[u8]) -> [u8; 16] {
        let x = match side {
            Side::Client => 88,
            Side::Server => 96,
        };
        join(&[&sha256(&[self.part(x, 32), plain])[8..24]])
    }
}
