//! AES-256 in IGE mode: each block is mixed with the plaintext and the ciphertext of the block before it.

use aes::Aes256;
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};

use super::digest::xor;
use crate::Error;

/// The size of a block; data is a multiple of it.
pub const BLOCK: usize = 16;

/// A key and an initialization vector.
#[derive(Clone)]
pub struct Ige {
    /// The key of AES.
    pub key: [u8; 32],
    /// The block before the first one: its ciphertext, then its plaintext.
    pub iv: [u8; 32],
}

impl Ige {
    /// Encrypts blocks.
    ///
    /// # Errors
    /// `data` is no multiple of [`BLOCK`].
    pub fn encrypt(&self, data: &[u8]) -> Result<Vec<u8>, Error> {
        let cipher = Aes256::new(&self.key.into());
        let (encrypted, plain) = self.start();
        blocks(data, encrypted, plain, |block| {
            let mut block = block.into();
            cipher.encrypt_block(&mut block);
            block.into()
        })
    }

    /// Decrypts blocks.
    ///
    /// # Errors
    /// `data` is no multiple of [`BLOCK`].
    pub fn decrypt(&self, data: &[u8]) -> Result<Vec<u8>, Error> {
        let cipher = Aes256::new(&self.key.into());
        let (encrypted, plain) = self.start();
        blocks(data, plain, encrypted, |block| {
            let mut block = block.into();
            cipher.decrypt_block(&mut block);
            block.into()
        })
    }

    fn start(&self) -> ([u8; BLOCK], [u8; BLOCK]) {
        let (encrypted, plain) = self.iv.split_at(BLOCK);
        (crate::wire::join(&[encrypted]), crate::wire::join(&[plain]))
    }
}

/// `before` is the last block that came out, `behind` the last one that went in.
fn blocks(
    data: &[u8],
    mut before: [u8; BLOCK],
    mut behind: [u8; BLOCK],
    cipher: impl Fn([u8; BLOCK]) -> [u8; BLOCK],
) -> Result<Vec<u8>, Error> {
    let (blocks, rest) = data.as_chunks::<BLOCK>();
    crate::error::ensure(rest.is_empty(), "encrypted data is no multiple of 16 bytes")?;
    let mut output = Vec::with_capacity(data.len());
    for block in blocks {
        before = xor(cipher(xor(*block, before)), behind);
        behind = *block;
        output.extend_from_slice(&before);
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ige_round_trips_and_chains_blocks() {
        let ige = Ige { key: [7; 32], iv: std::array::from_fn(|at| at as u8) };
        let data = [5; 4 * BLOCK];
        let encrypted = ige.encrypt(&data).unwrap();
        assert_ne!(encrypted[..BLOCK], encrypted[BLOCK..2 * BLOCK]);
        assert_eq!(ige.decrypt(&encrypted).unwrap(), data);
        assert!(ige.decrypt(&encrypted[1..]).is_err());
    }
}
