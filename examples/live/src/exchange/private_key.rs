//! The server's private key, and the paddings that it takes off.

use num_bigint::BigUint;
use typewright_runtime::Decode;

use crate::crypto::dh::padded;
use crate::crypto::digest::{hashed, sha256, xor};
use crate::crypto::ige::Ige;
use crate::crypto::rsa::PublicKey;
use crate::error::ensure;
use crate::{Error, wire};

/// A private key.
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

    /// Decrypts a value under `RSA_PAD`, or the older padding: SHA-1, the value, random bytes.
    ///
    /// # Errors
    /// Neither padding is right, or the data is no `T`.
    pub fn decrypt<T: for<'de> Decode<'de>>(&self, encrypted: &[u8]) -> Result<T, Error> {
        let number = BigUint::from_bytes_be(encrypted);
        ensure(number < self.public.n, "an RSA message exceeds the modulus")?;
        let plain = padded(&number.modpow(&self.d, &self.public.n));
        match unpad(&plain)? {
            Some(data) => Ok(T::from_prefix(&data)?.0),
            None => hashed(&plain[1..21], &plain[21..]),
        }
    }
}

fn number(hex: &str) -> BigUint {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    BigUint::parse_bytes(&digits, 16).unwrap_or_default()
}

/// The data under `RSA_PAD`, and its filling; none where the hash says that the padding is another one.
fn unpad(plain: &[u8; 256]) -> Result<Option<Vec<u8>>, Error> {
    let (hidden, encrypted) = plain.split_at(32);
    let key = xor(wire::join(&[hidden]), sha256(&[encrypted]));
    let mut filled = Ige { key, iv: [0; 32] }.decrypt(encrypted)?;
    let hash = filled.split_off(192);
    filled.reverse();
    Ok((sha256(&[&key, &filled]).as_slice() == hash).then_some(filled))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::digest::{random, sha1};
    use typewright_runtime::Encode;

    #[test]
    fn both_paddings_are_decrypted() {
        let key = PrivateKey::example();
        let data = vec![7_i64].to_bytes().unwrap();
        let older = wire::join(&[&[0], &sha1(&[&data]), &data, &random::<200>().unwrap()]);
        for encrypted in [key.public.encrypt(&vec![7_i64]), Ok(key.public.raise(&older).unwrap())] {
            assert_eq!(key.decrypt::<Vec<i64>>(&encrypted.unwrap()).unwrap(), [7]);
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
