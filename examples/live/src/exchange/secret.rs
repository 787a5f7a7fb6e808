//! Keys and proofs that both sides compute from the nonces of an exchange.

use std::time::Duration;

use typewright_runtime::{Decode, Encode};

use crate::Error;
use crate::crypto::digest::{hashed, sha1, xor};
use crate::crypto::ige::Ige;
use crate::error::ensure;
use crate::message::{AuthKey, now};
use crate::wire::join;

/// The nonces of an exchange. The last one is the secret: it travels under RSA alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonces {
    /// The client's public nonce.
    pub nonce: [u8; 16],
    /// The server's public nonce.
    pub server_nonce: [u8; 16],
    /// The client's secret nonce.
    pub new_nonce: [u8; 32],
}

impl Nonces {
    /// Fails unless both public nonces of a step are those of the exchange.
    pub(super) fn check(&self, nonce: [u8; 16], server_nonce: [u8; 16]) -> Result<(), Error> {
        ensure((nonce, server_nonce) == (self.nonce, self.server_nonce), "a step of the exchange has other nonces")
    }

    /// Encrypts a value: its SHA-1, the value, random bytes up to a whole block.
    ///
    /// # Errors
    /// TL cannot carry the value.
    pub fn encrypt(&self, value: &impl Encode) -> Result<Vec<u8>, Error> {
        let data = value.to_bytes()?;
        self.ige().encrypt([&sha1(&[&data])[..], &data].concat())
    }

    /// Decrypts a value, and checks its hash.
    ///
    /// # Errors
    /// The other side has another secret, or sent no `T`.
    pub fn decrypt<T: for<'de> Decode<'de>>(&self, encrypted: &[u8]) -> Result<T, Error> {
        let plain = self.ige().decrypt(encrypted)?;
        let (hash, data) = plain.split_at_checked(20).ok_or(Error::Protocol("an encrypted value is too short"))?;
        hashed(hash, data)
    }

    fn ige(&self) -> Ige {
        let (secret, server) = (&self.new_nonce, &self.server_nonce);
        let (a, b, c) = (sha1(&[secret, server]), sha1(&[server, secret]), sha1(&[secret, secret]));
        Ige { key: join(&[&a, &b[..12]]), iv: join(&[&b[12..], &c, &secret[..4]]) }
    }

    /// Proves that the server has the key: it takes the secret and the key to compute.
    #[must_use]
    pub fn proof(&self, key: &AuthKey) -> [u8; 16] {
        join(&[&sha1(&[&self.new_nonce, &[1], &key.auxiliary_hash()])[4..]])
    }

    /// Proves that the server has read the secret though it refuses the rest.
    #[must_use]
    pub fn refusal(&self) -> [u8; 16] {
        join(&[&sha1(&[&self.new_nonce])[4..]])
    }

    /// The first salt of a new key.
    fn salt(&self) -> i64 {
        i64::from_le_bytes(xor(join(&[&self.new_nonce]), join(&[&self.server_nonce])))
    }
}

/// A key that a client and the server have agreed on.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub auth: AuthKey,
    /// The salt of its messages.
    pub salt: i64,
    /// The time since 1970 at which it expires; none for a lasting key.
    pub expires_at: Option<Duration>,
    /// `true` of a lasting key, and of a temporary one that is bound to a lasting one.
    pub may_call: bool,
}

impl Key {
    /// The key that an exchange ends with.
    #[must_use]
    pub fn new(auth: AuthKey, nonces: &Nonces, lifetime: Option<Duration>) -> Self {
        let expires_at = lifetime.map(|lifetime| now() + lifetime);
        Self { auth, salt: nonces.salt(), expires_at, may_call: lifetime.is_none() }
    }
}
