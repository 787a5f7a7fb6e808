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

    /// The bytes that Telethon and Kurigram write.
    const ENCRYPTED: [u8; 32] = [
        0xb6, 0xb2, 0x3c, 0xb4, 0x6d, 0x2f, 0x43, 0xde, 0x2c, 0x67, 0xfc, 0x9a, 0x3a, 0x9e, 0x35, 0x10, //
        0x4f, 0xad, 0x6e, 0xd1, 0x51, 0x77, 0x96, 0x9c, 0x1c, 0xeb, 0xc6, 0x16, 0xbc, 0xfa, 0x48, 0x2c,
    ];

    #[test]
    fn ige_encrypts_as_other_implementations_do() {
        let count = |from: u8| std::array::from_fn(|at| from + at as u8);
        let (ige, data): (_, [u8; 32]) = (Ige { key: count(0), iv: count(32) }, count(64));
        assert_eq!(ige.encrypt(&data).unwrap(), ENCRYPTED);
        assert_eq!(ige.decrypt(&ENCRYPTED).unwrap(), data);
    }

    #[test]
    fn ige_refuses_parts_of_blocks() {
        let ige = Ige { key: [0; 32], iv: [0; 32] };
        assert!(ige.decrypt(&[0; BLOCK + 1]).is_err());
        assert!(ige.encrypt(&[0; BLOCK - 1]).is_err());
    }
}
