//! Encrypted messages, as MTProto 2.0 has them.

use typewright_runtime::{Combinator, Encode, Limits, Reader, Sink, Writer};

use super::auth_key::{AuthKey, Side};
use super::outbox::Inner;
use super::packet::Packet;
use crate::Error;
use crate::crypto::digest::random;
use crate::crypto::ige::BLOCK;
use crate::error::ensure;

/// A message, and the session that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The salt that the client uses.
    pub salt: i64,
    /// The session, chosen by the client.
    pub session: i64,
    /// The rest, which messages in a container have too.
    pub inner: Inner,
}

impl Message {
    /// Encrypts a message from `side`.
    ///
    /// # Errors
    /// There are no random bytes.
    pub fn seal(&self, key: &AuthKey, side: Side) -> Result<Vec<u8>, Error> {
        let mut writer = Writer::with_capacity(self.inner.size() + 64);
        _ = self.inner.encode_bare(writer.long(self.salt).long(self.session));
        let mut plain = writer.finish()?;
        let size = (plain.len() + 12).next_multiple_of(BLOCK);
        plain.extend(random::<{ 12 + BLOCK }>()?);
        plain.truncate(size);
        let message_key = key.message_key(side, &plain);
        let encrypted = key.ige(side, &message_key).encrypt(plain)?;
        Ok([&key.id().to_le_bytes(), &message_key[..], &encrypted].concat())
    }

    /// Decrypts a message from `side`.
    ///
    /// # Errors
    /// It is none, or was changed on the way.
    pub fn open(key: &AuthKey, side: Side, packet: &[u8]) -> Result<Self, Error> {
        let Packet { message_key, encrypted, .. } = Packet::parse(packet)?;
        // Padded framing may leave bytes behind the last block.
        let whole = encrypted.len() - encrypted.len() % BLOCK;
        let plain = key.ige(side, message_key).decrypt(encrypted.get(..whole).unwrap_or_default())?;
        ensure(key.message_key(side, &plain) == message_key, "the key of a message does not fit")?;
        let (message, size) = Reader::read_prefix(&plain, Limits::new(), |reader| Self {
            salt: reader.long(),
            session: reader.long(),
            inner: reader.bare(),
        })?;
        ensure((12..=1024).contains(&(plain.len() - size)), "the padding of a message is wrong")?;
        Ok(message)
    }
}
