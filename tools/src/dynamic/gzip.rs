//! gzip, for packed values of MTProto.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use super::envelope::Gzip;

/// gzip by flate2.
pub const GZIP: Gzip = Gzip { unpack, pack };

fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>, String> {
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(packed).take(limit as u64 + 1).read_to_end(&mut unpacked);
    read.map_err(|error| format!("bytes that are not gzip: {error}"))?;
    if unpacked.len() > limit {
        return Err(format!("one of {} bytes that unpacks to more than {limit}", packed.len()));
    }
    Ok(unpacked)
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}
