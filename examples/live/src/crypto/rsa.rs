//! RSA as the key exchange uses it: numbers of 256 bytes, and two paddings of MTProto's own.

use num_bigint::BigUint;
use typewright_runtime::{Decode, Encode, Sink, Writer};

use super::dh::padded;
use super::digest::{fill, random, sha1, sha256, xor};
use super::ige::Ige;
use crate::error::ensure;
use crate::{Error, wire};

/// The padding of the data that a client encrypts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Padding {
    /// `RSA_PAD`: the data under a key of its own, both bound by SHA-256.
    Pad,
    /// The older one: SHA-1, the data, random bytes.
    Sha1,
}

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

    /// Encrypts a value that takes at most 144 bytes.
    ///
    /// # Errors
    /// It takes more.
    pub fn encrypt(&self, value: &impl Encode, padding: Padding) -> Result<[u8; 256], Error> {
        let data = value.to_bytes()?;
        ensure(data.len() <= 144, "too much data for RSA")?;
        loop {
            let number = BigUint::from_bytes_be(&match padding {
                Padding::Pad => pad(&data)?,
                Padding::Sha1 => pad_sha1(&data)?,
            });
            // Some numbers of 256 bytes are larger than the modulus: draw again.
            if number < self.n {
                return Ok(padded(&number.modpow(&self.e, &self.n)));
            }
        }
    }
}

/// The server's private key.
pub struct PrivateKey {
    /// Its public half.
    pub public: PublicKey,
    d: BigUint,
}

impl PrivateKey {
    /// The key in `keys/`, made for this example.
    #[must_use]
    pub fn example() -> Self {
        let n = number(include_str!("../../keys/modulus.hex"));
        let d = number(include_str!("../../keys/private_exponent.hex"));
        Self { public: PublicKey { n, e: BigUint::from(65_537_u32) }, d }
    }

    /// Decrypts a value under either padding.
    ///
    /// # Errors
    /// Neither padding is right, or the data is no `T`.
    pub fn decrypt<T: for<'de> Decode<'de>>(&self, encrypted: &[u8]) -> Result<T, Error> {
        let number = BigUint::from_bytes_be(encrypted);
        ensure(number < self.public.n, "an RSA message exceeds the modulus")?;
        let plain = padded(&number.modpow(&self.d, &self.public.n));
        match unpad(&plain)? {
            Some(data) => Ok(T::from_prefix(&data)?.0),
            None => unpad_sha1(&plain),
        }
    }
}

fn number(hex: &str) -> BigUint {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    BigUint::parse_bytes(&digits, 16).unwrap_or_default()
}

/// `RSA_PAD`: the reversed data and its hash, encrypted with a random key, and that key hidden by what it encrypts.
fn pad(data: &[u8]) -> Result<[u8; 256], Error> {
    let mut filled: [u8; 192] = random()?;
    filled.iter_mut().zip(data).for_each(|(to, from)| *to = *from);
    let key: [u8; 32] = random()?;
    let hash = sha256(&[&key, &filled]);
    filled.reverse();
    let encrypted = Ige { key, iv: [0; 32] }.encrypt(&[&filled[..], &hash].concat())?;
    Ok(wire::join(&[&xor(key, sha256(&[&encrypted])), &encrypted]))
}

/// The data and its filling; none where the hash says that the padding is another one.
fn unpad(plain: &[u8; 256]) -> Result<Option<Vec<u8>>, Error> {
    let (hidden, encrypted) = plain.split_at(32);
    let key = xor(wire::join(&[hidden]), sha256(&[encrypted]));
    let mut filled = Ige { key, iv: [0; 32] }.decrypt(encrypted)?;
    let hash = filled.split_off(192);
    filled.reverse();
    Ok((sha256(&[&key, &filled]).as_slice() == hash).then_some(filled))
}

fn pad_sha1(data: &[u8]) -> Result<[u8; 256], Error> {
    let mut rest = [0; 235];
    fill(&mut rest)?;
    Ok(wire::join(&[&[0], &sha1(&[data]), data, &rest]))
}

/// The hash covers the value alone, so the value says how far it reaches.
fn unpad_sha1<T: for<'de> Decode<'de>>(plain: &[u8; 256]) -> Result<T, Error> {
    let (hash, data) = (&plain[1..21], &plain[21..]);
    let (value, size) = T::from_prefix(data)?;
    let same = sha1(&[data.get(..size).unwrap_or_default()]).as_slice() == hash;
    ensure(same, "the hash of an RSA message is wrong").map(|()| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_paddings_are_decrypted() {
        let key = PrivateKey::example();
        for padding in [Padding::Pad, Padding::Sha1] {
            let encrypted = key.public.encrypt(&vec![7_i64], padding).unwrap();
            assert_eq!(key.decrypt::<Vec<i64>>(&encrypted).unwrap(), [7], "{padding:?}");
        }
    }

    #[test]
    fn other_numbers_are_refused() {
        let key = PrivateKey::example();
        assert!(key.decrypt::<Vec<i64>>(&[0xff; 256]).is_err());
        assert!(key.decrypt::<Vec<i64>>(&[1; 256]).is_err());
        assert!(key.decrypt::<Vec<i64>>(&[]).is_err());
    }
}
