//! Values behind their size.

use crate::sized_writer::Size;
use crate::{EncodeError, FormDecode, FormEncode, Reader, Sink};

/// `bytes:int body:Object`: the number of bytes that a value takes, as an `int`, then the value.
///
/// Encoding measures the value first. Decoding gives the value exactly those bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Framed<F>(pub F);

impl<T, F: FormEncode<T>> FormEncode<T> for Framed<F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &T, sink: S) -> S {
        let Size(size) = self.0.encode(value, Size(0));
        match i32::try_from(size) {
            Ok(size) => self.0.encode(value, sink.int(size)),
            Err(_) => sink.fail(EncodeError::TooManyBytes(size)),
        }
    }
}

impl<'de, T, F: FormDecode<'de, T>> FormDecode<'de, T> for Framed<F> {
    const MIN_SIZE: usize = 4 + F::MIN_SIZE;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> T {
        let size = reader.int();
        reader.frame(usize::try_from(size).unwrap_or(usize::MAX), |reader| self.0.decode(reader))
    }
}
