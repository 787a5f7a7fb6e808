//! Hashes of several pieces, and random bytes.

use sha1::Sha1;
use sha2::{Digest, Sha256};
use typewright_runtime::Decode;

use crate::Error;
use crate::error::ensure;

/// SHA-1 of `parts`, one after the other.
#[must_use]
pub fn sha1(parts: &[&[u8]]) -> [u8; 20] {
    parts.iter().fold(Sha1::new(), Sha1::chain_update).finalize().into()
}

/// SHA-256 of `parts`, one after the other.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), Sha256::chain_update).finalize().into()
}

/// The value at the start of `data`, whose SHA-1 is `hash`. The hash covers the value alone, so the value says how far it
/// reaches.
///
/// # Errors
/// The hash is another one, or there is no `T`.
pub fn hashed<T: for<'de> Decode<'de>>(hash: &[u8], data: &[u8]) -> Result<T, Error> {
    let (value, size) = T::from_prefix(data)?;
    let same = sha1(&[data.get(..size).unwrap_or_default()]).as_slice() == hash;
    ensure(same, "the hash of an encrypted value is wrong").map(|()| value)
}

/// `N` bytes from the generator of the operating system.
///
/// # Errors
/// It has none.
pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills `bytes` from the generator of the operating system.
///
/// # Errors
/// It has none.
pub fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|_| Error::Protocol("the operating system has no random bytes"))
}

/// The bytewise exclusive or.
#[must_use]
pub fn xor<const N: usize>(left: [u8; N], right: [u8; N]) -> [u8; N] {
    std::array::from_fn(|at| left.get(at).unwrap_or(&0) ^ right.get(at).unwrap_or(&0))
}
