//! The forms of responses: the query decides how its response lies on the wire.

use crate::{FormDecode, FormEncode, Function, LendingFunction, Reader, Sink};

/// The response of a query, where it lies within something else (`{X:Type} query:!X = ReqResult X`).
#[derive(Debug)]
pub struct ResponseOf<'q, Q>(pub &'q Q);

impl<Q> Clone for ResponseOf<'_, Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q> Copy for ResponseOf<'_, Q> {}

impl<Q: Function> FormEncode<Q::Response> for ResponseOf<'_, Q> {
    #[inline]
    fn encode<S: Sink>(&self, response: &Q::Response, sink: S) -> S {
        self.0.encode_response(response, sink)
    }
}

impl<'de, Q: Function> FormDecode<'de, Q::Response> for ResponseOf<'_, Q> {
    const MIN_SIZE: usize = 0;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Q::Response {
        self.0.decode_response(reader)
    }
}

/// As [`ResponseOf`], of a response that may borrow from the bytes that it is decoded from.
#[derive(Debug)]
pub struct LentResponseOf<'q, Q>(pub &'q Q);

impl<Q> Clone for LentResponseOf<'_, Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q> Copy for LentResponseOf<'_, Q> {}

impl<'r, Q: LendingFunction> FormEncode<Q::Response<'r>> for LentResponseOf<'_, Q> {
    #[inline]
    fn encode<S: Sink>(&self, response: &Q::Response<'r>, sink: S) -> S {
        self.0.encode_response(response, sink)
    }
}

impl<'de, Q: LendingFunction> FormDecode<'de, Q::Response<'de>> for LentResponseOf<'_, Q> {
    const MIN_SIZE: usize = 0;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Q::Response<'de> {
        self.0.decode_response(reader)
    }
}
