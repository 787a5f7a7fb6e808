//! The outer parts of an encrypted packet.

use typewright_runtime::Reader;

use crate::Error;

/// An encrypted packet.
pub(super) struct Packet<'a> {
    /// The id of the key that it is encrypted with.
    pub(super) key: i64,
    /// The hash that names the message.
    pub(super) message_key: &'a [u8],
    /// Everything else.
    pub(super) encrypted: &'a [u8],
}

impl<'a> Packet<'a> {
    pub(super) fn parse(packet: &'a [u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(packet);
        let (key, message_key) = (reader.long(), reader.raw(16));
        let encrypted = reader.raw(reader.remaining());
        reader.finish()?;
        Ok(Self { key, message_key, encrypted })
    }
}
