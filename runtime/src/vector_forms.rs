//! The forms of vectors and repetitions.

use alloc::vec::Vec;

use crate::{FormDecode, FormEncode, Reader, Sink, VECTOR_ID};

/// `vector t`: a count and the elements, each in the form `F`.
#[derive(Clone, Copy, Debug, Default)]
pub struct BareVector<F>(pub F);

impl<T, F: FormEncode<T>> FormEncode<Vec<T>> for BareVector<F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &Vec<T>, sink: S) -> S {
        self.0.encode_all(value, sink.count(value.len()))
    }
}

impl<'de, T, F: FormDecode<'de, T>> FormDecode<'de, Vec<T>> for BareVector<F> {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Vec<T> {
        let count = reader.nat();
        self.0.decode_all(count, reader)
    }
}

/// `Vector t`: an id, a count and the elements, each in the form `F`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vector<F>(pub F);

impl<T, F: FormEncode<T>> FormEncode<Vec<T>> for Vector<F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &Vec<T>, sink: S) -> S {
        self.0.encode_all(value, sink.id(VECTOR_ID).count(value.len()))
    }
}

impl<'de, T, F: FormDecode<'de, T>> FormDecode<'de, Vec<T>> for Vector<F> {
    const MIN_SIZE: usize = 8;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Vec<T> {
        reader.expect_id(VECTOR_ID, "Vector");
        let count = reader.nat();
        self.0.decode_all(count, reader)
    }
}

/// `n*[t]`: as many values as another field states, each in the form `F`. No count stands before them.
#[derive(Clone, Copy, Debug)]
pub struct Repeated<F> {
    /// Its name in errors: `matrix.rows`.
    pub what: &'static str,
    /// The stated number of values.
    pub count: u32,
    /// The form of each.
    pub item: F,
}

impl<T, F: FormEncode<T>> FormEncode<Vec<T>> for Repeated<F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &Vec<T>, sink: S) -> S {
        self.item.encode_all(value, sink.announced(self.what, self.count, value.len()))
    }
}

impl<'de, T, F: FormDecode<'de, T>> FormDecode<'de, Vec<T>> for Repeated<F> {
    const MIN_SIZE: usize = 0;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Vec<T> {
        self.item.decode_all(self.count, reader)
    }
}
