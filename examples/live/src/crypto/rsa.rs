//! RSA as the key exchange uses it: numbers of 256 bytes, and a padding of MTProto's own.

use num_bigint::BigUint;
use typewright_runtime::{Encode, Sink, Writer};

use super::dh::padded;
use super::digest::{random, sha1, sha256, xor};
use super::ige::Ige;
use crate::error::ensure;
use crate::{Error, wire};

/// The server's public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// The modulus, of 2048 bits.
    pub n: BigUint,
    /// The public exponent.
    pub e: BigUint,
}

impl PublicKey {
    /// The name of the key on the wire: the end of the SHA-1 of both numbers as TL `bytes`.
    ///
    /// # Errors
    /// None for a key of 2048 bits.
    pub fn fingerprint(&self) -> Result<i64, Error> {
        let mut writer = Writer::default();
        _ = writer.bytes(&self.n.to_bytes_be()).bytes(&self.e.to_bytes_be());
        let hash = sha1(&[&writer.finish()?]);
        Ok(i64::from_le_bytes(wire::join(&[&hash[12..]])))
    }

    /// Encrypts a value that takes at most 144 bytes, under the padding `RSA_PAD`.
    ///
    /// # Errors
    /// It takes more.
    pub fn encrypt<T: Encode>(&self, value: &T) -> Result<[u8; 256], Error> {
        let data = value.to_bytes()?;
        ensure(data.len() <= 144, "too much data for RSA")?;
        loop {
            // Some numbers of 256 bytes are larger than the modulus: draw again.
            if let Some(encrypted) = self.raise(&pad(&data)?) {
                return Ok(encrypted);
            }
        }
    }

    /// The number of 256 bytes to the public exponent; none if it exceeds the modulus.
    #[must_use]
    pub fn raise(&self, number: &[u8; 256]) -> Option<[u8; 256]> {
        let number = BigUint::from_bytes_be(number);
        (number < self.n).then(|| padded(&number.modpow(&self.e, &self.n)))
    }
}

/// `RSA_PAD`: the reversed data and its hash, encrypted with a random key, and that key hidden by what it encrypts.
fn pad(data: &[u8]) -> Result<[u8; 256], Error> {
    let mut filled: [u8; 192] = wire::join(&[data, &random::<192>()?]);
    let key: [u8; 32] = random()?;
    let hash = sha256(&[&key, &filled]);
    filled.reverse();
    let encrypted = Ige { key, iv: [0; 32] }.encrypt([&filled[..], &hash].concat())?;
    Ok(wire::join(&[&xor(key, sha256(&[&encrypted])), &encrypted]))
}
