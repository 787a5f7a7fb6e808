//! Messages of the key exchange, which has nothing to encrypt them with.

use typewright_runtime::{Encode, Framed, Limits, Object, Plain, Reader, Sink, Writer};

use crate::Error;
use crate::error::ensure;

/// A plain message that holds `body`.
///
/// # Errors
/// None that outside data can cause.
pub fn plain(id: i64, body: &Object) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::with_capacity(body.size() + 20);
    _ = writer.long(0).long(id).put_as(Framed(Plain), body);
    Ok(writer.finish()?)
}

/// The body of a plain message.
///
/// # Errors
/// It is none.
pub fn open_plain(packet: &[u8]) -> Result<Object, Error> {
    // Padded framing may leave bytes behind the body.
    let ((key, _, body), _) = Reader::read_prefix(packet, Limits::new(), |reader| {
        (reader.long(), reader.long(), reader.get_as(Framed(Plain)))
    })?;
    ensure(key == 0, "expected a plain message").map(|()| body)
}
