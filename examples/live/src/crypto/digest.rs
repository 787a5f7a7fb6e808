//! Hashes of several pieces, and random bytes.

use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::Error;

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
