//! Messages between a client and a server: plain ones for the key exchange, encrypted ones for everything else.

use std::time::{SystemTime, UNIX_EPOCH};

use typewright_runtime::{Object, Reader, Sink, Writer};

use crate::crypto::digest::{random, sha1, sha256};
use crate::crypto::ige::{BLOCK, Ige};
use crate::error::ensure;
use crate::wire::join;
use crate::{Error, crypto::digest};

/// A side of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that calls.
    Client,
    /// The one that answers.
    Server,
}

/// A key that both sides have agreed on.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthKey {
    bytes: [u8; 256],
}

impl AuthKey {
    /// The key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 256]) -> Self {
        Self { bytes }
    }

    /// What names the key in front of each message.
    #[must_use]
    pub fn id(&self) -> i64 {
        i64::from_le_bytes(join(&[&sha1(&[&self.bytes])[12..]]))
    }

    /// What names the key in the exchange.
    #[must_use]
    pub fn auxiliary_hash(&self) -> [u8; 8] {
        join(&[&sha1(&[&self.bytes])[..8]])
    }

    fn part(&self, at: usize, length: usize) -> &[u8] {
        self.bytes.get(at..at + length).unwrap_or_default()
    }

    /// The AES key of a message from `side`.
    fn ige(&self, side: Side, message_key: &[u8]) -> Ige {
        let x = match side {
            Side::Client => 0,
            Side::Server => 8,
        };
        let a = sha256(&[message_key, self.part(x, 36)]);
        let b = sha256(&[self.part(40 + x, 36), message_key]);
        Ige { key: join(&[&a[..8], &b[8..24], &a[24..]]), iv: join(&[&b[..8], &a[8..24], &b[24..]]) }
    }

    /// What names a message: the middle of a hash over a part of the key and the plaintext, padding included.
    fn message_key(&self, side: Side, plain: &[u8]) -> [u8; 16] {
        let x = match side {
            Side::Client => 88,
            Side::Server => 96,
        };
        join(&[&sha256(&[self.part(x, 32), plain])[8..24]])
    }

    /// Decrypts what a client sends to bind a temporary key to this one. It is the one message that MTProto 2.0 encrypts as
    /// MTProto 1.0 did.
    ///
    /// # Errors
    /// The client has another key.
    pub fn open_binding(&self, packet: &[u8]) -> Result<Vec<u8>, Error> {
        let (key, message_key, encrypted) = split(packet)?;
        ensure(key == self.id(), "a binding names another key")?;
        let a = sha1(&[message_key, self.part(0, 32)]);
        let b = sha1(&[self.part(32, 16), message_key, self.part(48, 16)]);
        let c = sha1(&[self.part(64, 32), message_key]);
        let d = sha1(&[message_key, self.part(96, 32)]);
        let key = join(&[&a[..8], &b[8..], &c[4..16]]);
        let plain = Ige { key, iv: join(&[&a[8..], &b[..8], &c[16..], &d[..8]]) }.decrypt(encrypted)?;
        // 16 random bytes, the message's id, its number and its length stand before it.
        let mut reader = Reader::new(&plain);
        _ = (reader.raw(16), reader.long(), reader.int());
        let length = reader.nat() as usize;
        let body = reader.raw(length).to_vec();
        let hashed = plain.len() - reader.remaining();
        ensure(!reader.has_failed(), "a binding is cut short")?;
        let hash = sha1(&[plain.get(..hashed).unwrap_or_default()]);
        ensure(hash.get(4..) == Some(message_key), "the key of a binding does not fit")?;
        Ok(body)
    }
}

/// A message, and the session that it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The salt that the client uses.
    pub salt: i64,
    /// The session, chosen by the client.
    pub session: i64,
    /// The id, made of the time.
    pub id: i64,
    /// Twice the number of messages before it that want an acknowledgement, plus one if it wants one too.
    pub seqno: i32,
    /// A boxed value.
    pub body: Object,
}

impl Message {
    /// Encrypts a message from `side`.
    ///
    /// # Errors
    /// There are no random bytes.
    pub fn seal(&self, key: &AuthKey, side: Side) -> Result<Vec<u8>, Error> {
        let body = self.body.as_bytes();
        let mut writer = Writer::with_capacity(body.len() + 64);
        let head = writer.long(self.salt).long(self.session).long(self.id).int(self.seqno);
        _ = head.count(body.len()).raw(body);
        let mut plain = writer.finish()?;
        let padding: [u8; 12 + BLOCK] = random()?;
        let length = 12 + (BLOCK - (plain.len() + 12) % BLOCK) % BLOCK;
        plain.extend(padding.iter().take(length));
        let message_key = key.message_key(side, &plain);
        let encrypted = key.ige(side, &message_key).encrypt(&plain)?;
        Ok([&key.id().to_le_bytes(), &message_key[..], &encrypted].concat())
    }

    /// Decrypts a message from `side`.
    ///
    /// # Errors
    /// It is none, or was changed on the way.
    pub fn open(key: &AuthKey, side: Side, packet: &[u8]) -> Result<Self, Error> {
        let (_, message_key, encrypted) = split(packet)?;
        // Padded framing may leave bytes behind the last block.
        let whole = encrypted.len() - encrypted.len() % BLOCK;
        let plain = key.ige(side, message_key).decrypt(encrypted.get(..whole).unwrap_or_default())?;
        ensure(key.message_key(side, &plain) == message_key, "the key of a message does not fit")?;
        let mut reader = Reader::new(&plain);
        let (salt, session, id, seqno) = (reader.long(), reader.long(), reader.long(), reader.int());
        let length = reader.nat() as usize;
        let body = Object::new(reader.raw(length).to_vec());
        ensure(!reader.has_failed() && length.is_multiple_of(4), "the length of a message is wrong")?;
        ensure((12..=1024).contains(&reader.remaining()), "the padding of a message is wrong")?;
        Ok(Self { salt, session, id, seqno, body })
    }
}

/// The key's id, the message's key, and what is encrypted.
fn split(packet: &[u8]) -> Result<(i64, &[u8], &[u8]), Error> {
    let mut reader = Reader::new(packet);
    let (key, message_key) = (reader.long(), reader.raw(16));
    let encrypted = reader.raw(reader.remaining());
    reader.finish()?;
    Ok((key, message_key, encrypted))
}

/// A message of the key exchange, which has nothing to encrypt it with.
///
/// # Errors
/// None that outside data can cause.
pub fn plain(id: i64, body: &Object) -> Result<Vec<u8>, Error> {
    let body = body.as_bytes();
    let mut writer = Writer::with_capacity(body.len() + 20);
    _ = writer.long(0).long(id).count(body.len()).raw(body);
    Ok(writer.finish()?)
}

/// The body of a plain message.
///
/// # Errors
/// It is none.
pub fn open_plain(packet: &[u8]) -> Result<Object, Error> {
    let mut reader = Reader::new(packet);
    let (key, _) = (reader.long(), reader.long());
    let length = reader.nat() as usize;
    let body = Object::new(reader.raw(length).to_vec());
    ensure(key == 0 && !reader.has_failed(), "expected a plain message")?;
    Ok(body)
}

/// What a message answers, which its id shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A client's message.
    Call = 0,
    /// A server's response to one.
    Response = 1,
    /// A server's message of its own accord.
    Notice = 3,
}

/// Ids and sequence numbers of the messages that one side sends.
#[derive(Debug, Default)]
pub struct Counter {
    last: i64,
    content: i32,
}

impl Counter {
    /// The next id: seconds in its upper half, ascending whatever the clock does.
    pub fn id(&mut self, reason: Reason) -> i64 {
        let time = now();
        let fraction = (u64::from(time.subsec_nanos()) << 32) / 1_000_000_000;
        let id = (time.as_secs() << 32 | fraction) as i64 & !3;
        self.last = id.max(self.last + 4);
        self.last | reason as i64
    }

    /// The next sequence number; `content` wants an acknowledgement.
    pub fn seqno(&mut self, content: bool) -> i32 {
        let number = self.content * 2 + i32::from(content);
        self.content += i32::from(content);
        number
    }
}

/// The time since 1970.
#[must_use]
pub fn now() -> std::time::Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// A random id.
///
/// # Errors
/// There are no random bytes.
pub fn random_id() -> Result<i64, Error> {
    digest::random().map(i64::from_le_bytes)
}
