//! Small steps on top of the runtime.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::GzEncoder;
use typewright_runtime::{Combinator, EncodeError, Object};
use typewright_telegram::mtproto::types::GzipPacked;

use crate::Error;

/// The largest value that gzip may expand to: one packet can hold a thousand of them.
const MAX_UNPACKED: u64 = 1 << 17;

/// The smallest value worth compressing.
const MIN_PACKED: usize = 256;

/// The first bytes of gzip.
const GZIP: [u8; 2] = [0x1f, 0x8b];

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
    let packed = packed.map(|packed_data| Object::from_value(&GzipPacked { packed_data })).ok().transpose()?;
    Ok(packed.filter(|packed| packed.as_bytes().len() < value.as_bytes().len()).unwrap_or(value))
}

/// Decompresses a value that is `gzip_packed`; returns any other unchanged.
///
/// # Errors
/// The data is neither gzip nor zlib, or expands to too much.
pub fn unpack(value: Object) -> Result<Object, Error> {
    if value.id() != Some(GzipPacked::ID) {
        return Ok(value);
    }
    let packed: GzipPacked = value.decode_as()?;
    let data = packed.packed_data.as_slice();
    // In spite of its name the data may be in the format of zlib, which some clients write.
    let bytes = if data.starts_with(&GZIP) { read(GzDecoder::new(data)) } else { read(ZlibDecoder::new(data)) };
    bytes.map(Object::new)
}

fn read(decoder: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let size = decoder.take(MAX_UNPACKED + 1).read_to_end(&mut bytes)?;
    crate::error::ensure(size as u64 <= MAX_UNPACKED, "gzip expands to too much").map(|()| bytes)
}

/// `parts` one after the other, cut or filled with zeros to `N` bytes.
#[must_use]
pub fn join<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut joined = [0; N];
    let bytes = parts.iter().copied().flatten();
    joined.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    joined
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(packed_data: Vec<u8>) -> Object {
        Object::from_value(&GzipPacked { packed_data }).unwrap()
    }

    #[test]
    fn values_that_shrink_are_packed_and_unpacked() {
        for (size, shrinks) in [(4, false), (100_000, true)] {
            let value = Object::new(vec![0; size]);
            let packed = pack(value.clone()).unwrap();
            assert_eq!(packed.id() == Some(GzipPacked::ID), shrinks);
            assert_eq!(unpack(packed).unwrap(), value);
        }
    }

    #[test]
    fn zlib_is_unpacked() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&[7; 16]).unwrap();
        assert_eq!(unpack(packed(encoder.finish().unwrap())).unwrap(), Object::new(vec![7; 16]));
    }

    #[test]
    fn bombs_and_rubbish_are_refused() {
        let bomb = pack(Object::new(vec![0; MAX_UNPACKED as usize + 4])).unwrap();
        assert_eq!(unpack(bomb).unwrap_err().to_string(), "gzip expands to too much");
        assert!(unpack(packed(vec![1, 2, 3])).is_err());
    }
}
