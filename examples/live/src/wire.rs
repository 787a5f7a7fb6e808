//! Small steps on top of the runtime.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use typewright_runtime::{Combinator, Decode, EncodeError, Object, Reader};
use typewright_telegram::mtproto::types::GzipPacked;

use crate::Error;

/// The largest value that gzip may expand to.
const MAX_UNPACKED: u64 = 1 << 20;

/// The smallest value worth compressing.
const MIN_PACKED: usize = 256;

/// Decodes a value that padding follows, and tells how many bytes it takes.
///
/// # Errors
/// `bytes` do not start with a `T`.
pub fn prefix<'de, T: Decode<'de>>(bytes: &'de [u8]) -> Result<(T, usize), Error> {
    let mut reader = Reader::new(bytes);
    let value = T::decode(&mut reader);
    let size = reader.offset();
    _ = reader.raw(reader.remaining());
    reader.finish()?;
    Ok((value, size))
}

/// Compresses a value where that makes it smaller.
///
/// # Errors
/// TL cannot carry the value.
pub fn pack(value: Object) -> Result<Object, EncodeError> {
    if value.as_bytes().len() < MIN_PACKED {
        return Ok(value);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Memory takes every byte.
    let packed = encoder.write_all(value.as_bytes()).and_then(|()| encoder.finish());
    let packed = packed.map(|packed_data| Object::of(&GzipPacked { packed_data })).ok().transpose()?;
    Ok(packed.filter(|packed| packed.as_bytes().len() < value.as_bytes().len()).unwrap_or(value))
}

/// Decompresses a value that is `gzip_packed`; returns any other unchanged.
///
/// # Errors
/// The data is no gzip, or expands to more than [`MAX_UNPACKED`].
pub fn unpack(value: Object) -> Result<Object, Error> {
    if value.id() != Some(GzipPacked::ID) {
        return Ok(value);
    }
    let packed: GzipPacked = value.decode_as()?;
    let mut bytes = Vec::new();
    let read = GzDecoder::new(packed.packed_data.as_slice()).take(MAX_UNPACKED + 1).read_to_end(&mut bytes)?;
    crate::error::ensure(read as u64 <= MAX_UNPACKED, "gzip expands to too much")?;
    Ok(Object::new(bytes))
}

/// `parts` one after the other, cut or filled with zeros to `N` bytes.
#[must_use]
pub fn join<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut joined = [0; N];
    let bytes = parts.iter().copied().flatten();
    joined.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    joined
}
