//! Values in other forms than their usual one.
//!
//! A form is a small value, mostly of no size, that knows how a Rust type lies on the wire: `bytes` is a `Vec<u8>` in
//! the form [`ByteString`], `vector<%Message>` a `Vec<Message>` in the form `BareVector(Bare)`.
//!
//! | TL | Rust | form |
//! |---|---|---|
//! | `T`, `int`, `string`, `Vector T` | `T`, `i32`, `String`, `Vec<T>` | `Plain` |
//! | `%T` | `T` | `Bare` |
//! | `bytes` | `Vec<u8>`, `&[u8]`, `bytes::Bytes` | `ByteString` |
//! | `string` of what may not be UTF-8 | `String` | `Lossy` |
//! | `Vector bytes` | `Vec<Vec<u8>>` | `Vector(ByteString)` |
//! | `vector %T` | `Vec<T>` | `BareVector(Bare)` |
//! | `Int`, `String` | `i32`, `String` | `Tagged::<0xa8509bda, _>(Plain)` and alike |
//! | `true`, `True` | `()` | `Empty`, `Tagged::<0x3fedd339, _>(Empty)` |
//! | any, on a cycle of types | `Box<T>` | `InBox(form of T)` |
//! | `bytes:int body:Object` | `Object` | `Framed(Plain)` |
//! | `n*[t]` | `Vec<T>` | `Repeated { count: n, item: form of T, .. }` |
//! | the response of the query `X` | `X::Response` | `query.form()`, an `X::Form` |
//!
//! A type with parameters (`matrix {n:#} rows:n*[int] = Matrix n`) gets a form of its own, which holds what stands for
//! them: the values alone do not determine their bytes.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::sized_writer::{Size, filled};
use crate::traits::grown;
use crate::{Combinator, Decode, DecodeBare, Encode, EncodeError, Reader, Sink};

/// A form that a `T` can be encoded in.
pub trait FormEncode<T>: Copy {
    /// Encodes a value.
    fn encode<S: Sink>(&self, value: &T, sink: S) -> S;

    /// Encodes values one after the other.
    #[inline]
    fn encode_all<S: Sink>(&self, values: &[T], sink: S) -> S {
        values.iter().fold(sink, |sink, value| self.encode(value, sink))
    }

    /// The bytes of a value in this form, in one allocation.
    ///
    /// ```
    /// use typewright_runtime::{FormEncode, Plain, Tagged};
    ///
    /// let int = Tagged::<0xa8509bda, _>(Plain);
    /// assert_eq!(Plain.to_bytes(&5)?, [5, 0, 0, 0]);
    /// assert_eq!(int.to_bytes(&5)?, [0xda, 0x9b, 0x50, 0xa8, 5, 0, 0, 0]);
    /// # Ok::<(), typewright_runtime::EncodeError>(())
    /// ```
    fn to_bytes(&self, value: &T) -> Result<Vec<u8>, EncodeError> {
        let size = self.encode(value, Size(0)).0;
        let filled = filled(size, |memory| self.encode(value, memory));
        filled.map_or_else(|| grown(size, |writer| self.encode(value, writer)), Ok)
    }
}

/// A form that a `T` can be decoded from.
pub trait FormDecode<'de, T>: Copy {
    /// No value takes fewer bytes than this.
    const MIN_SIZE: usize;

    /// The name of a value in errors, if the form knows it.
    const NAME: &'static str = "";

    /// Decodes a value and leaves the reader behind it, as [`Decode::decode`] does.
    #[must_use]
    fn decode(&self, reader: &mut Reader<'de>) -> T;

    /// Decodes `count` values one after the other.
    #[inline]
    #[must_use]
    fn decode_all(&self, count: u32, reader: &mut Reader<'de>) -> Vec<T> {
        reader.values(count, Self::MIN_SIZE, |reader| self.decode(reader))
    }
}

/// The usual form, that of [`Encode`] and [`Decode`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl<T: Encode> FormEncode<T> for Plain {
    #[inline]
    fn encode<S: Sink>(&self, value: &T, sink: S) -> S {
        value.encode(sink)
    }

    #[inline]
    fn encode_all<S: Sink>(&self, values: &[T], sink: S) -> S {
        T::encode_all(values, sink)
    }
}

impl<'de, T: Decode<'de>> FormDecode<'de, T> for Plain {
    const MIN_SIZE: usize = T::MIN_SIZE;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> T {
        T::decode(reader)
    }

    #[inline]
    fn decode_all(&self, count: u32, reader: &mut Reader<'de>) -> Vec<T> {
        T::decode_all(count, reader)
    }
}

/// `%T`: the fields without the id.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bare;

impl<T: Combinator> FormEncode<T> for Bare {
    #[inline]
    fn encode<S: Sink>(&self, value: &T, sink: S) -> S {
        value.encode_bare(sink)
    }
}

impl<'de, T: DecodeBare<'de>> FormDecode<'de, T> for Bare {
    const MIN_SIZE: usize = T::MIN_SIZE_BARE;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> T {
        reader.bare()
    }
}

/// `bytes`: a length, the bytes, and zeros up to a multiple of 4.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByteString;

impl FormEncode<Vec<u8>> for ByteString {
    #[inline]
    fn encode<S: Sink>(&self, value: &Vec<u8>, sink: S) -> S {
        sink.bytes(value)
    }
}

impl<'de> FormDecode<'de, Vec<u8>> for ByteString {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Vec<u8> {
        Vec::from(reader.bytes())
    }
}

impl FormEncode<&[u8]> for ByteString {
    #[inline]
    fn encode<S: Sink>(&self, value: &&[u8], sink: S) -> S {
        sink.bytes(value)
    }
}

impl<'de> FormDecode<'de, &'de [u8]> for ByteString {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> &'de [u8] {
        reader.bytes()
    }
}

#[cfg(feature = "bytes")]
impl FormEncode<bytes::Bytes> for ByteString {
    #[inline]
    fn encode<S: Sink>(&self, value: &bytes::Bytes, sink: S) -> S {
        sink.bytes(value)
    }
}

#[cfg(feature = "bytes")]
impl<'de> FormDecode<'de, bytes::Bytes> for ByteString {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> bytes::Bytes {
        reader.shared_bytes()
    }
}

/// `string` from peers that do not always write UTF-8: invalid bytes become U+FFFD.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lossy;

impl FormEncode<String> for Lossy {
    #[inline]
    fn encode<S: Sink>(&self, value: &String, sink: S) -> S {
        value.encode(sink)
    }
}

impl<'de> FormDecode<'de, String> for Lossy {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> String {
        String::from_utf8_lossy(reader.bytes()).into_owned()
    }
}

/// `true`: no bytes at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Empty;

impl FormEncode<()> for Empty {
    #[inline]
    fn encode<S: Sink>(&self, (): &(), sink: S) -> S {
        sink
    }
}

impl FormDecode<'_, ()> for Empty {
    const MIN_SIZE: usize = 0;

    #[inline]
    fn decode(&self, _: &mut Reader<'_>) {}
}

/// A boxed value of a type with one constructor, builtins included (`Int`, `String`): the id of the constructor, then
/// the value in the form `F`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tagged<const ID: u32, F>(pub F);

impl<T, F: FormEncode<T>, const ID: u32> FormEncode<T> for Tagged<ID, F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &T, sink: S) -> S {
        self.0.encode(value, sink.id(ID))
    }
}

impl<'de, T, F: FormDecode<'de, T>, const ID: u32> FormDecode<'de, T> for Tagged<ID, F> {
    const MIN_SIZE: usize = 4 + F::MIN_SIZE;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> T {
        reader.expect_id(ID, const { if F::NAME.is_empty() { builtin_name(ID) } else { F::NAME } });
        self.0.decode(reader)
    }
}

/// The name of the builtin of an id in errors.
const fn builtin_name(id: u32) -> &'static str {
    match id {
        0xa850_9bda | 0x5cb9_34fa => "Int",
        0x2207_6cba | 0x5d9e_d744 | 0x6781_c7ee => "Long",
        0x824d_ab22 => "Float",
        0x2210_c154 => "Double",
        0xb528_6e24 => "String",
        0xe937_bb82 | 0x1846_14d1 => "Bytes",
        0x84cc_f7b7 => "Int128",
        0x7bed_eb5b => "Int256",
        0x6ff8_2434 => "Int512",
        0x3fed_d339 => "True",
        _ => "a boxed builtin",
    }
}

/// A value in the form `F` that JSON may leave out and bytes may not: encoding `None` to bytes fails.
#[derive(Clone, Copy, Debug)]
pub struct Nullable<F> {
    /// The name of the value in errors: `user.usernames`.
    pub what: &'static str,
    /// The form of the value.
    pub item: F,
}

impl<T, F: FormEncode<T>> FormEncode<Option<T>> for Nullable<F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &Option<T>, sink: S) -> S {
        match value {
            Some(value) => self.item.encode(value, sink),
            None => sink.fail(EncodeError::Null(self.what)),
        }
    }
}

impl<'de, T, F: FormDecode<'de, T>> FormDecode<'de, Option<T>> for Nullable<F> {
    const MIN_SIZE: usize = F::MIN_SIZE;
    const NAME: &'static str = F::NAME;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Option<T> {
        Some(self.item.decode(reader))
    }
}

/// A [`Box`] of Rust around a value in the form `F`. It changes nothing on the wire.
#[derive(Clone, Copy, Debug, Default)]
pub struct InBox<F>(pub F);

impl<T, F: FormEncode<T>> FormEncode<Box<T>> for InBox<F> {
    #[inline]
    fn encode<S: Sink>(&self, value: &Box<T>, sink: S) -> S {
        self.0.encode(value, sink)
    }
}

impl<'de, T, F: FormDecode<'de, T>> FormDecode<'de, Box<T>> for InBox<F> {
    const MIN_SIZE: usize = F::MIN_SIZE;
    const NAME: &'static str = F::NAME;

    #[inline]
    fn decode(&self, reader: &mut Reader<'de>) -> Box<T> {
        reader.charge(size_of::<T>());
        Box::write(Box::new_uninit(), self.0.decode(reader))
    }
}
