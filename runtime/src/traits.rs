//! The abilities of a value: it can be encoded, decoded, called.

use alloc::vec::Vec;

use crate::sized_writer::{Size, filled};
use crate::{Availability, DecodeError, EncodeError, Limits, MethodError, Reader, Sink, Writer};

/// A value that can be written in its usual form: a TL type boxed, with its constructor's id in front; a builtin as it
/// is, without one (`int` is 4 bytes); a `Vec<T>` as `Vector T`, boxed, of elements in their usual form.
///
/// Other forms (`%T`, `vector T`, `Int`) are written through a [form](crate::FormEncode).
///
/// Every [`Combinator`] is `Encode`. An enum over combinators implements it by hand.
pub trait Encode {
    /// Writes the value. A value that TL cannot carry makes the sink fail.
    ///
    /// The same value has to be written alike each time: it is measured first.
    fn encode<S: Sink>(&self, sink: S) -> S;

    /// Writes values one after the other: the elements of a vector. Numbers do it at the speed of a copy.
    #[inline]
    fn encode_all<S: Sink>(values: &[Self], sink: S) -> S
    where
        Self: Sized,
    {
        values.iter().fold(sink, |sink, value| value.encode(sink))
    }

    /// The exact number of bytes that the value takes.
    fn size(&self) -> usize {
        self.encode(Size(0)).0
    }

    /// The bytes of the value, in one allocation.
    fn to_bytes(&self) -> Result<Vec<u8>, EncodeError> {
        let size = self.size();
        filled(size, |memory| self.encode(memory)).map_or_else(|| grown(self, size), Ok)
    }
}

/// The bytes of a value that is large, or the error of one.
#[inline(never)]
fn grown<T: Encode + ?Sized>(value: &T, size: usize) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::with_capacity(size);
    value.encode(&mut writer);
    writer.finish()
}

/// A value that can be read in its usual form; see [`Encode`].
///
/// `'de` is the lifetime of the bytes, for values that borrow from them.
pub trait Decode<'de>: Sized {
    /// No value takes fewer bytes than this. Vectors are checked against it before memory is reserved.
    const MIN_SIZE: usize;

    /// Reads a value and leaves the reader behind it. What is no such value makes the reader [fail](Reader::fail), and any
    /// value stands in for it.
    ///
    /// A reader that has failed gives zeros without end. Code by hand that reads until something, or as often as something
    /// says, has to stop then: [`Reader::values`] does, and [`Reader::has_failed`] tells.
    #[must_use]
    fn decode(reader: &mut Reader<'de>) -> Self;

    /// Reads `count` values one after the other: the elements of a vector. Numbers do it at the speed of a copy.
    #[inline]
    #[must_use]
    fn decode_all(count: u32, reader: &mut Reader<'de>) -> Vec<Self> {
        reader.values(count, Self::MIN_SIZE, Self::decode)
    }

    /// Reads a value from all of `bytes`: bytes that are left over are an error.
    fn from_bytes(bytes: &'de [u8]) -> Result<Self, DecodeError> {
        Self::from_bytes_with(bytes, Limits::default())
    }

    /// As [`from_bytes`](Self::from_bytes), within other limits.
    fn from_bytes_with(bytes: &'de [u8], limits: Limits) -> Result<Self, DecodeError> {
        Reader::read(bytes, limits, Self::decode)
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
    /// An [`Object`](crate::Object) takes all bytes, since nothing says where it ends.
    fn from_prefix(bytes: &'de [u8]) -> Result<(Self, usize), DecodeError> {
        Self::from_prefix_with(bytes, Limits::default())
    }

    /// As [`from_prefix`](Self::from_prefix), within other limits.
    fn from_prefix_with(bytes: &'de [u8], limits: Limits) -> Result<(Self, usize), DecodeError> {
        Reader::read_prefix(bytes, limits, Self::decode)
    }
}

/// A constructor or a function: fields with an id. Written bare it is its fields alone; [`Encode`] puts the id in front.
pub trait Combinator {
    /// The name in the schema: `phone.requestCall`.
    const NAME: &'static str;
    /// The id on the wire.
    const ID: u32;

    /// Writes the fields.
    fn encode_bare<S: Sink>(&self, sink: S) -> S;
}

/// A [`Combinator`] whose fields can be read.
pub trait DecodeBare<'de>: Combinator + Sized {
    /// The fields never take fewer bytes than this.
    const MIN_SIZE_BARE: usize;

    /// Reads the fields, as [`Decode::decode`] does.
    #[must_use]
    fn decode_bare(reader: &mut Reader<'de>) -> Self;
}

/// A function: what is sent to a server, and what comes back. What comes back owns all that it holds; functions whose
/// answers borrow from the bytes are [`LendingFunction`]s alone.
pub trait Function: Combinator {
    /// What the server answers.
    type Response;
    /// What the server answers when it refuses.
    type Error: MethodError;
    /// Who may call it.
    const AVAILABILITY: Availability = Availability::UNKNOWN;

    /// Reads the answer to this call. Functions that wrap others (`invokeWithLayer`) read what the inner one returns.
    #[must_use]
    fn decode_response(&self, reader: &mut Reader<'_>) -> Self::Response;

    /// Reads the answer to this call from all of `bytes`.
    fn response_from_bytes(&self, bytes: &[u8]) -> Result<Self::Response, DecodeError> {
        Reader::read(bytes, Limits::default(), |reader| self.decode_response(reader))
    }
}

/// A function whose answer may borrow from the bytes that it is read from. Every [`Function`] is one.
pub trait LendingFunction: Combinator {
    /// What the server answers.
    type Response<'de>;
    /// What the server answers when it refuses.
    type Error: MethodError;
    /// Who may call it.
    const AVAILABILITY: Availability = Availability::UNKNOWN;

    /// Reads the answer to this call. Functions that wrap others (`invokeWithLayer`) read what the inner one returns.
    #[must_use]
    fn decode_response<'de>(&self, reader: &mut Reader<'de>) -> Self::Response<'de>;

    /// Reads the answer to this call from all of `bytes`.
    fn response_from_bytes<'de>(&self, bytes: &'de [u8]) -> Result<Self::Response<'de>, DecodeError> {
        Reader::read(bytes, Limits::default(), |reader| self.decode_response(reader))
    }
}

impl<F: Function> LendingFunction for F {
    type Response<'de> = F::Response;
    type Error = F::Error;
    const AVAILABILITY: Availability = F::AVAILABILITY;

    #[inline]
    fn decode_response<'de>(&self, reader: &mut Reader<'de>) -> F::Response {
        Function::decode_response(self, reader)
    }
}
