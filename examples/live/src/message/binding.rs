//! The proof that a client has the lasting key that a temporary one stands for. It is the one message that MTProto 2.0
//! encrypts as MTProto 1.0 did.

use typewright_runtime::{Combinator, Encode, Limits, Object, Reader, Sink, Writer};

use super::auth_key::AuthKey;
use super::outbox::Inner;
use super::packet::Packet;
use crate::Error;
use crate::crypto::digest::{random, sha1};
use crate::crypto::ige::Ige;
use crate::error::ensure;
use crate::wire::join;

impl AuthKey {
    /// Encrypts `body` with this key, for the message `id` that sends it.
    ///
    /// # Errors
    /// TL cannot carry the body, or there are no random bytes.
    pub fn seal_binding(&self, id: i64, body: &impl Encode) -> Result<Vec<u8>, Error> {
        let mut writer = Writer::default();
        let message = Inner { msg_id: id, seqno: 0, body: Object::from_value(body)? };
        _ = message.encode_bare(writer.raw(&random::<16>()?));
        let plain = writer.finish()?;
        let message_key: [u8; 16] = join(&[&sha1(&[&plain])[4..]]);
        let encrypted = self.binding(&message_key).encrypt(plain)?;
        Ok([&self.id().to_le_bytes(), &message_key[..], &encrypted].concat())
    }

    /// Decrypts the proof of a client with this key.
    ///
    /// # Errors
    /// The client has another key.
    pub fn open_binding(&self, packet: &[u8]) -> Result<Object, Error> {
        let Packet { key, message_key, encrypted } = Packet::parse(packet)?;
        ensure(key == self.id(), "a binding names another key")?;
        let plain = self.binding(message_key).decrypt(encrypted)?;
        let (message, size) = Reader::read_prefix(&plain, Limits::new(), |reader| {
            _ = reader.raw(16);
            reader.bare::<Inner>()
        })?;
        let hash = sha1(&[plain.get(..size).unwrap_or_default()]);
        ensure(hash.get(4..) == Some(message_key), "the key of a binding does not fit")?;
        Ok(message.body)
    }

    fn binding(&self, message_key: &[u8]) -> Ige {
        let a = sha1(&[message_key, self.part(0, 32)]);
        let b = sha1(&[self.part(32, 16), message_key, self.part(48, 16)]);
        let c = sha1(&[self.part(64, 32), message_key]);
        let d = sha1(&[message_key, self.part(96, 32)]);
        let key = join(&[&a[..8], &b[8..], &c[4..16]]);
        Ige { key, iv: join(&[&a[8..], &b[..8], &c[16..], &d[..8]]) }
    }
}
