//! Packets on a TCP stream. The first bytes that a client sends choose the framing.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;

use flate2::Crc;

use crate::Error;
use crate::error::ensure;

/// The largest packet; real servers take about as much.
const MAX_PACKET: usize = 1 << 20;

/// Says in abridged framing that a length takes the next three bytes.
const LONG: u8 = 0x7f;

const ABRIDGED: u8 = 0xef;
const INTERMEDIATE: [u8; 4] = [0xee; 4];
const PADDED: [u8; 4] = [0xdd; 4];

/// The separation of packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// A length in words, of 1 or 4 bytes.
    Abridged,
    /// A length of 4 bytes.
    Intermediate,
    /// A length of 4 bytes that counts up to 15 bytes of padding too.
    PaddedIntermediate,
    /// A length, a sequence number, the packet, and a checksum of them all.
    Full,
}

/// A stream of packets.
pub struct Transport {
    stream: TcpStream,
    framing: Framing,
    /// The length of the first packet, read to find out the framing: full framing begins without a tag.
    first: Option<[u8; 4]>,
    sent: u32,
    received: u32,
}

impl Transport {
    /// The client's side.
    ///
    /// # Errors
    /// The stream failed.
    pub fn connect(mut stream: TcpStream, framing: Framing) -> Result<Self, Error> {
        match framing {
            Framing::Abridged => stream.write_all(&[ABRIDGED])?,
            Framing::Intermediate => stream.write_all(&INTERMEDIATE)?,
            Framing::PaddedIntermediate => stream.write_all(&PADDED)?,
            Framing::Full => {}
        }
        Ok(Self { stream, framing, first: None, sent: 0, received: 0 })
    }

    /// The server's side. None where the client has gone already.
    ///
    /// # Errors
    /// The stream failed.
    pub fn accept(mut stream: TcpStream) -> Result<Option<Self>, Error> {
        let Some([tag]) = array(&mut stream)? else { return Ok(None) };
        let (framing, first) = if tag == ABRIDGED {
            (Framing::Abridged, None)
        } else {
            let Some([b, c, d]) = array(&mut stream)? else { return Ok(None) };
            match [tag, b, c, d] {
                INTERMEDIATE => (Framing::Intermediate, None),
                PADDED => (Framing::PaddedIntermediate, None),
                length => (Framing::Full, Some(length)),
            }
        };
        Ok(Some(Self { stream, framing, first, sent: 0, received: 0 }))
    }

    /// Sends a packet, in one write.
    ///
    /// # Errors
    /// The stream failed, or the packet is too large.
    pub fn send(&mut self, packet: &[u8]) -> Result<(), Error> {
        ensure(packet.len() <= MAX_PACKET, "a packet is too large")?;
        let length = packet.len() as u32;
        let frame = match self.framing {
            Framing::Abridged if length / 4 < LONG.into() => [&[(length / 4) as u8], packet].concat(),
            Framing::Abridged => [&((length / 4) << 8 | u32::from(LONG)).to_le_bytes(), packet].concat(),
            Framing::Intermediate | Framing::PaddedIntermediate => [&length.to_le_bytes(), packet].concat(),
            Framing::Full => {
                let head = [(length + 12).to_le_bytes(), self.sent.to_le_bytes()];
                let head = head.as_flattened();
                [head, packet, &checksum(&[head, packet])].concat()
            }
        };
        self.sent = self.sent.wrapping_add(1);
        Ok(self.stream.write_all(&frame)?)
    }

    /// Receives a packet. None where the stream ends between two of them.
    ///
    /// # Errors
    /// The stream failed, or the frame is wrong.
    pub fn receive(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let packet = match self.framing {
            Framing::Abridged => {
                let Some([short]) = array(&mut self.stream)? else { return Ok(None) };
                let mut words = [short, 0, 0, 0];
                if short == LONG {
                    self.stream.read_exact(&mut words[..3])?;
                }
                self.bytes(u32::from_le_bytes(words) as usize * 4)?
            }
            Framing::Intermediate | Framing::PaddedIntermediate => {
                let Some(length) = array(&mut self.stream)? else { return Ok(None) };
                self.bytes(u32::from_le_bytes(length) as usize)?
            }
            Framing::Full => {
                let first = self.first.take().map_or_else(|| array(&mut self.stream), |first| Ok(Some(first)))?;
                let Some(length) = first else { return Ok(None) };
                self.full(length)?
            }
        };
        self.received = self.received.wrapping_add(1);
        Ok(Some(packet))
    }

    /// The packet in a full frame of this length, its checks done.
    fn full(&mut self, length: [u8; 4]) -> Result<Vec<u8>, Error> {
        let frame = self.bytes((u32::from_le_bytes(length) as usize).saturating_sub(4))?;
        let parts = frame.split_last_chunk().and_then(|(rest, sum)| Some((rest, sum, rest.split_first_chunk()?)));
        let (checked, sum, (sequence, packet)) = parts.ok_or(Error::Protocol("a packet is shorter than its frame"))?;
        ensure(u32::from_le_bytes(*sequence) == self.received, "a packet is out of sequence")?;
        ensure(*sum == checksum(&[&length, checked]), "the checksum of a packet is wrong")?;
        Ok(packet.to_vec())
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, Error> {
        ensure(length <= MAX_PACKET, "a packet is too large")?;
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// The next bytes; none at the end of the stream.
fn array<const N: usize>(stream: &mut TcpStream) -> Result<Option<[u8; N]>, Error> {
    let mut bytes = [0; N];
    match stream.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The CRC-32 of `parts`, one after the other.
fn checksum(parts: &[&[u8]]) -> [u8; 4] {
    let mut crc = Crc::new();
    parts.iter().for_each(|part| crc.update(part));
    crc.sum().to_le_bytes()
}
