//! The traits of values: encoding, decoding, calls.

use alloc::string::ToString;
use alloc::vec::Vec;

use crate::sized_writer::{Size, filled};
use crate::{Availability, DecodeError, EncodeError, FormDecode, FormEncode, Limits, MethodError, Reader, RpcError};
use crate::{Sink, Writer};

/// A value that can be encoded in its usual form: a TL type boxed, with its constructor's id in front; a builtin bare,
/// without an id (`int` is 4 bytes); a `Vec<T>` as `Vector T`, boxed, of elements in their usual form.
///
/// Other forms (`%T`, `vector T`, `Int`) are encoded through a [form](crate::FormEncode).
///
/// Every [`Combinator`] is `Encode`. An enum over combinators implements it by hand.
pub trait Encode {
    /// `true` if the bytes begin with an id. Of builtins `Bool` and vectors have one.
    #[doc(hidden)]
    const HAS_ID: bool = true;

    /// Encodes the value. A value that TL cannot carry makes the sink fail.
    ///
    /// Every call has to write the same bytes, since the value is measured first.
    fn encode<S: Sink>(&self, sink: S) -> S;

    /// Encodes values one after the other: the elements of a vector. Numbers take the time of a copy.
    #[inline]
    fn encode_all<S: Sink>(values: &[Self], sink: S) -> S
    where
        Self: Sized,
    {
        values.iter().fold(sink, |sink, value| value.encode(sink))
    }

    /// Writes the value as grammers does one that stands alone: see [`Alone`].
    #[cfg(feature = "grammers")]
    #[doc(hidden)]
    #[inline]
    fn encode_alone<S: Sink>(&self, sink: S) -> S {
        self.encode(sink)
    }

    /// The exact number of bytes that the value takes.
    fn size(&self) -> usize {
        self.encode(Size(0)).0
    }

    /// The bytes of the value in its usual form, in one allocation.
    ///
    /// Builtins without an id do not compile here, because their bytes could pass for a response: an `int` takes 4 bytes,
    /// while `getCount = Int` returns an id in front of them. Encode responses by [`Function::response_to_bytes`], and parts
    /// of a message by [`Plain`](crate::Plain): `Plain.to_bytes(&42)`.
    ///
    /// ```compile_fail
    /// use typewright_runtime::Encode;
    ///
    /// let bytes = 42_i32.to_bytes(); // evaluation panicked: this value has no id ...
    /// ```
    fn to_bytes(&self) -> Result<Vec<u8>, EncodeError> {
        const {
            assert!(
                Self::HAS_ID,
                "this value has no id: encode a response with `response_to_bytes`, a part of a message with `Plain.to_bytes(&value)`"
            );
        }
        let size = self.size();
        filled(size, |memory| self.encode(memory)).map_or_else(|| grown(size, |writer| self.encode(writer)), Ok)
    }
}

/// The bytes of a large value, or the error.
#[inline(never)]
pub(crate) fn grown(
    size: usize,
    write: impl for<'w> FnOnce(&'w mut Writer) -> &'w mut Writer,
) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::with_capacity(size);
    write(&mut writer);
    writer.finish()
}

/// A value that can be decoded from its usual form; see [`Encode`].
///
/// `'de` is the lifetime of the bytes, for values that borrow from them.
pub trait Decode<'de>: Sized {
    /// No value takes fewer bytes than this. Vectors are checked against it before memory is reserved.
    const MIN_SIZE: usize;

    /// Decodes a value and leaves the reader behind it. Invalid bytes make the reader [fail](Reader::fail); the value
    /// returned then is a placeholder.
    ///
    /// A failed reader returns zeros without end. Loops in code by hand have to stop then: [`Reader::values`] does, and
    /// [`Reader::has_failed`] tells.
    #[must_use]
    fn decode(reader: &mut Reader<'de>) -> Self;

    /// Decodes `count` values one after the other: the elements of a vector. Numbers take the time of a copy.
    #[inline]
    #[must_use]
    fn decode_all(count: u32, reader: &mut Reader<'de>) -> Vec<Self> {
        reader.values(count, Self::MIN_SIZE, Self::decode)
    }

    /// Reads a value as grammers does one that stands alone: see [`Alone`].
    #[cfg(feature = "grammers")]
    #[doc(hidden)]
    #[must_use]
    #[inline]
    fn decode_alone(reader: &mut Reader<'de>) -> Self {
        Self::decode(reader)
    }

    /// Decodes a value from all of `bytes`. Trailing bytes are an error.
    fn from_bytes(bytes: &'de [u8]) -> Result<Self, DecodeError> {
        Self::from_bytes_with(bytes, Limits::default())
    }

    /// As [`from_bytes`](Self::from_bytes), within other limits.
    fn from_bytes_with(bytes: &'de [u8], limits: Limits) -> Result<Self, DecodeError> {
        Reader::read(bytes, limits, Self::decode)
    }

    /// As [`from_bytes`](Self::from_bytes), from bytes that the value shares: see [`Reader::read_shared`].
    #[cfg(feature = "bytes")]
    fn from_shared(bytes: &'de bytes::Bytes) -> Result<Self, DecodeError> {
        Reader::read_shared(bytes, Limits::default(), Self::decode)
    }

    /// Decodes a value from the start of `bytes`: the value and its number of bytes.
    ///
    /// ```
    /// use typewright_runtime::Decode;
    ///
    /// let (value, size) = bool::from_prefix(&[0xb5, 0x75, 0x72, 0x99, 7])?;
    /// assert_eq!((value, size), (true, 4));
    /// # Ok::<(), typewright_runtime::DecodeError>(())
    /// ```
    ///
    /// An [`Object`](crate::Object) takes all bytes, since its end is not marked.
    fn from_prefix(bytes: &'de [u8]) -> Result<(Self, usize), DecodeError> {
        Self::from_prefix_with(bytes, Limits::default())
    }

    /// As [`from_prefix`](Self::from_prefix), within other limits.
    fn from_prefix_with(bytes: &'de [u8], limits: Limits) -> Result<(Self, usize), DecodeError> {
        Reader::read_prefix(bytes, limits, Self::decode)
    }
}

/// A constructor or a function: fields with an id. Its bare form has the fields alone; [`Encode`] puts the id in front.
pub trait Combinator {
    /// The name in the schema: `phone.requestCall`.
    const NAME: &'static str;
    /// The id on the wire.
    const ID: u32;
    /// The form for the traits of grammers; generated where their layout is chosen.
    #[doc(hidden)]
    const ALONE: Alone = Alone::Boxed;

    /// Encodes the fields.
    fn encode_bare<S: Sink>(&self, sink: S) -> S;
}

/// The form of a struct that stands alone, for the traits of grammers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Alone {
    /// The id and the fields.
    Boxed,
    /// The fields: a constructor, whose enum has the id in front.
    Bare,
    /// Written with the id, and read behind it: a function, which a server has told by its id.
    Request,
}

/// A [`Combinator`] whose fields can be decoded.
pub trait DecodeBare<'de>: Combinator + Sized {
    /// The fields never take fewer bytes than this.
    const MIN_SIZE_BARE: usize;

    /// Decodes the fields, as [`Decode::decode`] does.
    #[must_use]
    fn decode_bare(reader: &mut Reader<'de>) -> Self;
}

/// A function: the request that a client sends, and the response that a server returns. The response owns all that it
/// holds; functions whose responses borrow from the bytes are [`LendingFunction`]s alone.
///
/// The function alone knows the form of its response: `Int` is an id and 4 bytes, `Vector<%User>` has no ids in front
/// of its elements, and a wrapper returns the response of its query. Servers therefore encode responses through it.
pub trait Function: Combinator {
    /// The response.
    type Response;
    /// The error in place of a response.
    type Error: MethodError;
    /// The [form](crate::FormEncode) of the response; [`Plain`](crate::Plain) is the usual one.
    type Form: FormEncode<Self::Response> + for<'de> FormDecode<'de, Self::Response>;
    /// The callers that the function allows.
    const AVAILABILITY: Availability = Availability::UNKNOWN;

    /// The form of the response to this call. Functions that wrap others (`invokeWithLayer`) return that of the inner one.
    fn form(&self) -> Self::Form;

    /// Decodes the response to this call.
    #[inline]
    #[must_use]
    fn decode_response(&self, reader: &mut Reader<'_>) -> Self::Response {
        self.form().decode(reader)
    }

    /// Encodes a response to this call.
    #[inline]
    fn encode_response<S: Sink>(&self, response: &Self::Response, sink: S) -> S {
        self.form().encode(response, sink)
    }

    /// Decodes the response to this call from all of `bytes`.
    fn response_from_bytes(&self, bytes: &[u8]) -> Result<Self::Response, DecodeError> {
        Reader::read(bytes, Limits::default(), |reader| self.decode_response(reader))
    }

    /// The bytes of a response to this call, in one allocation.
    fn response_to_bytes(&self, response: &Self::Response) -> Result<Vec<u8>, EncodeError> {
        self.form().to_bytes(response)
    }

    /// Answers this call: the bytes of the response, or the error that the client gets. A server ends every arm of its `match` with
    /// this, since it compiles only with a response or an error of the function.
    ///
    /// # Errors
    /// The error of the function; or 500 with the text of an [`EncodeError`], where TL cannot carry the response.
    fn answer(&self, response: Result<Self::Response, Self::Error>) -> Result<Vec<u8>, RpcError> {
        let response = response.map_err(Into::into)?;
        self.response_to_bytes(&response).map_err(|error| RpcError::new(500, error.to_string()))
    }
}

/// A function whose response may borrow from the bytes that it is decoded from. Every [`Function`] is one.
///
/// A server can encode large responses from memory that it holds elsewhere: with `borrowed` bindings a response holds
/// `&[u8]` and `&str`, and nothing is copied before encoding.
pub trait LendingFunction: Combinator {
    /// The response.
    type Response<'de>;
    /// The error in place of a response.
    type Error: MethodError;
    /// The [form](crate::FormEncode) of the response; [`Plain`](crate::Plain) is the usual one.
    type Form: for<'r> FormEncode<Self::Response<'r>> + for<'de> FormDecode<'de, Self::Response<'de>>;
    /// The callers that the function allows.
    const AVAILABILITY: Availability = Availability::UNKNOWN;

    /// The form of the response to this call. Functions that wrap others (`invokeWithLayer`) return that of the inner one.
    fn form(&self) -> Self::Form;

    /// Decodes the response to this call.
    #[inline]
    #[must_use]
    fn decode_response<'de>(&self, reader: &mut Reader<'de>) -> Self::Response<'de> {
        self.form().decode(reader)
    }

    /// Encodes a response to this call.
    #[inline]
    fn encode_response<S: Sink>(&self, response: &Self::Response<'_>, sink: S) -> S {
        self.form().encode(response, sink)
    }

    /// Decodes the response to this call from all of `bytes`.
    fn response_from_bytes<'de>(&self, bytes: &'de [u8]) -> Result<Self::Response<'de>, DecodeError> {
        Reader::read(bytes, Limits::default(), |reader| self.decode_response(reader))
    }

    /// The bytes of a response to this call, in one allocation.
    fn response_to_bytes(&self, response: &Self::Response<'_>) -> Result<Vec<u8>, EncodeError> {
        self.form().to_bytes(response)
    }
}

impl<F: Function> LendingFunction for F {
    type Response<'de> = F::Response;
    type Error = F::Error;
    type Form = F::Form;
    const AVAILABILITY: Availability = F::AVAILABILITY;

    #[inline]
    fn form(&self) -> F::Form {
        Function::form(self)
    }
}
