//! AES-256 in IGE mode: each block is mixed with the plaintext and the ciphertext of the block before it.

use aes::Aes256;
use aes::cipher::array::Array;
use aes::cipher::{Block, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use ige::{Decryptor, Encryptor};

use super::digest::fill;
use crate::Error;
use crate::error::ensure;

/// The size of a block.
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
    /// Encrypts data. Random bytes fill its last block.
    ///
    /// # Errors
    /// There are no random bytes.
    pub fn encrypt(&self, mut data: Vec<u8>) -> Result<Vec<u8>, Error> {
        let length = data.len();
        data.resize(length.next_multiple_of(BLOCK), 0);
        fill(data.get_mut(length..).unwrap_or_default())?;
        Encryptor::<Aes256>::new(&self.key.into(), &self.iv.into()).encrypt_blocks(blocks(&mut data)?);
        Ok(data)
    }

    /// Decrypts blocks.
    ///
    /// # Errors
    /// `data` is no multiple of [`BLOCK`].
    pub fn decrypt(&self, data: &[u8]) -> Result<Vec<u8>, Error> {
        let mut data = data.to_vec();
        Decryptor::<Aes256>::new(&self.key.into(), &self.iv.into()).decrypt_blocks(blocks(&mut data)?);
        Ok(data)
    }
}

fn blocks(data: &mut [u8]) -> Result<&mut [Block<Aes256>], Error> {
    let (blocks, rest) = Array::slice_as_chunks_mut(data);
    ensure(rest.is_empty(), "encrypted data is no multiple of 16 bytes").map(|()| blocks)
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
        assert_eq!(ige.encrypt(data.to_vec()).unwrap(), ENCRYPTED);
        assert_eq!(ige.decrypt(&ENCRYPTED).unwrap(), data);
    }

    #[test]
    fn ige_fills_the_last_block_and_decrypts_whole_ones() {
        let ige = Ige { key: [0; 32], iv: [0; 32] };
        let encrypted = ige.encrypt(vec![7; BLOCK - 1]).unwrap();
        assert_eq!(ige.decrypt(&encrypted).unwrap()[..BLOCK - 1], [7; BLOCK - 1]);
        assert!(ige.decrypt(&[0; BLOCK + 1]).is_err());
    }
}
