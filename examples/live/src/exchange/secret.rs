//! Keys and proofs that both sides compute from the nonces of an exchange.

use std::time::Duration;

use typewright_runtime::{Decode, Encode};

use crate::Error;
use crate::crypto::digest::{fill, sha1, xor};
use crate::crypto::ige::{BLOCK, Ige};
use crate::error::ensure;
use crate::message::AuthKey;
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

/// The end of an exchange, which [`Nonces::proof`] proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Both sides have the key.
    Ok = 1,
    /// The client draws another half.
    Retry = 2,
    /// The client starts over.
    Fail = 3,
}

impl Nonces {
    /// Encrypts a value: its SHA-1, the value, random bytes up to a whole block.
    ///
    /// # Errors
    /// TL cannot carry the value.
    pub fn encrypt(&self, value: &impl Encode) -> Result<Vec<u8>, Error> {
        let data = value.to_bytes()?;
        let mut plain = [&sha1(&[&data])[..], &data].concat();
        let filled = plain.len();
        plain.resize(filled.next_multiple_of(BLOCK), 0);
        fill(plain.get_mut(filled..).unwrap_or_default())?;
        self.ige().encrypt(&plain)
    }

    /// Decrypts a value, and checks its hash.
    ///
    /// # Errors
    /// The other side has another secret, or sent no `T`.
    pub fn decrypt<T: for<'de> Decode<'de>>(&self, encrypted: &[u8]) -> Result<T, Error> {
        let plain = self.ige().decrypt(encrypted)?;
        let (hash, data) = plain.split_at_checked(20).ok_or(Error::Protocol("an encrypted value is too short"))?;
        let (value, size) = T::from_prefix(data)?;
        let same = sha1(&[data.get(..size).unwrap_or_default()]).as_slice() == hash;
        ensure(same, "the hash of an encrypted value is wrong").map(|()| value)
    }

    fn ige(&self) -> Ige {
        let (secret, server) = (&self.new_nonce, &self.server_nonce);
        let (a, b, c) = (sha1(&[secret, server]), sha1(&[server, secret]), sha1(&[secret, secret]));
        Ige { key: join(&[&a, &b[..12]]), iv: join(&[&b[12..], &c, &secret[..4]]) }
    }

    /// Proves an outcome, for it takes the secret and the key to compute.
    #[must_use]
    pub fn proof(&self, outcome: Outcome, key: &AuthKey) -> [u8; 16] {
        join(&[&sha1(&[&self.new_nonce, &[outcome as u8], &key.auxiliary_hash()])[4..]])
    }

    /// Proves that the server has read the secret though it refuses the rest.
    #[must_use]
    pub fn refusal(&self) -> [u8; 16] {
        join(&[&sha1(&[&self.new_nonce])[4..]])
    }

    /// The first salt of a new key.
    #[must_use]
    pub fn salt(&self) -> i64 {
        i64::from_le_bytes(xor(join(&[&self.new_nonce]), join(&[&self.server_nonce])))
    }
}

/// A key as the exchange leaves it.
#[derive(Clone, PartialEq, Eq)]
pub struct NewKey {
    /// The key.
    pub key: AuthKey,
    /// Its first salt.
    pub salt: i64,
    /// Its lifetime; none for a lasting one.
    pub expires_in: Option<Duration>,
}
