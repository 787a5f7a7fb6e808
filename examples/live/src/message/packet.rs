//! The outer parts of an encrypted packet.

use typewright_runtime::{Limits, Reader};

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
        Ok(Reader::read(packet, Limits::new(), |reader| Self {
            key: reader.long(),
            message_key: reader.raw(16),
            encrypted: reader.raw(reader.remaining()),
        })?)
    }
}
