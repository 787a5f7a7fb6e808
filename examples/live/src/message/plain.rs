//! Messages of the key exchange, which has nothing to encrypt them with.

use typewright_runtime::{Object, Reader, Sink, Writer};

use crate::Error;
use crate::error::ensure;

/// A plain message that holds `body`.
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
