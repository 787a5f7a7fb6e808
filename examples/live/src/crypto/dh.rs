//! Diffie-Hellman over 2048 bits.

use std::sync::LazyLock;

use num_bigint::BigUint;

use super::digest;
use crate::Error;

/// The generator.
pub const G: i32 = 3;

/// Telegram's published prime. Clients know it: one of them accepts no other, the rest need no primality test.
pub static PRIME: LazyLock<BigUint> = LazyLock::new(|| {
    BigUint::parse_bytes(
        concat!(
            "c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f48198a0aa7c14058229493d22530f4db",
            "fa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64",
            "2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a695811051907e162753b56b0f6b41",
            "0dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4",
            "e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b2454bf",
            "6f4fadf034b10403119cd8e3b92fcc5b",
        )
        .as_bytes(),
        16,
    )
    .unwrap_or_default()
});

/// One side's half of the exchange.
pub struct Half {
    secret: BigUint,
    /// `g` to the power of the secret, for the other side.
    pub public: [u8; 256],
}

impl Half {
    /// Draws a half.
    ///
    /// # Errors
    /// There are no random bytes.
    pub fn random() -> Result<Self, Error> {
        let secret = BigUint::from_bytes_be(&digest::random::<256>()?);
        let public = padded(&BigUint::from(G.unsigned_abs()).modpow(&secret, &PRIME));
        check(&BigUint::from_bytes_be(&public))?;
        Ok(Self { secret, public })
    }

    /// The key that both sides share.
    ///
    /// # Errors
    /// The other half is one that gives the secret away.
    pub fn shared(&self, other: &[u8]) -> Result<[u8; 256], Error> {
        let other = BigUint::from_bytes_be(other);
        check(&other)?;
        Ok(padded(&other.modpow(&self.secret, &PRIME)))
    }
}

/// A half has to lie between 2^1984 and `PRIME` - 2^1984.
fn check(half: &BigUint) -> Result<(), Error> {
    let margin = BigUint::from(1_u8) << (2048 - 64);
    let inside = *half >= margin && half + margin <= *PRIME;
    crate::error::ensure(inside, "a half of the key exchange is out of range")
}

/// Big-endian, with zeros in front.
pub(crate) fn padded(number: &BigUint) -> [u8; 256] {
    let mut bytes = number.to_bytes_le();
    bytes.resize(256, 0);
    bytes.reverse();
    crate::wire::join(&[&bytes])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_share_a_key() {
        let (left, right) = (Half::random().unwrap(), Half::random().unwrap());
        assert_eq!(left.shared(&right.public).unwrap(), right.shared(&left.public).unwrap());
    }

    #[test]
    fn halves_that_give_the_secret_away_are_refused() {
        let half = Half::random().unwrap();
        for other in [&[0][..], &[1], &padded(&(&*PRIME - 1_u8)), &[0xff; 256]] {
            assert!(half.shared(other).is_err(), "{other:?}");
        }
    }
}
