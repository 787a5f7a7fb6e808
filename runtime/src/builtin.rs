//! The usual forms: of builtins, of combinators, of vectors.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

#[cfg(feature = "grammers")]
use crate::Alone;
use crate::{
    BOOL_FALSE_ID, BOOL_TRUE_ID, Combinator, Decode, DecodeBare, Encode, FormDecode, FormEncode, Plain, Reader, Sink,
    Vector,
};

/// A combinator in its usual form has its id in front.
impl<T: Combinator> Encode for T {
    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        self.encode_bare(sink.id(T::ID))
    }

    #[cfg(feature = "grammers")]
    #[inline]
    fn encode_alone<S: Sink>(&self, sink: S) -> S {
        match T::ALONE {
            Alone::Boxed | Alone::Request => self.encode(sink),
            Alone::Bare => self.encode_bare(sink),
        }
    }
}

impl<'de, T: DecodeBare<'de>> Decode<'de> for T {
    const MIN_SIZE: usize = 4 + T::MIN_SIZE_BARE;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Self {
        reader.expect_id(T::ID, T::NAME);
        reader.bare()
    }

    #[cfg(feature = "grammers")]
    #[inline]
    fn decode_alone(reader: &mut Reader<'de>) -> Self {
        match T::ALONE {
            Alone::Boxed => Self::decode(reader),
            Alone::Bare | Alone::Request => reader.bare(),
        }
    }
}

/// Numbers, little-endian.
macro_rules! numbers {
    ($($(#[$doc:meta])* $ty:ident;)*) => {$(
        $(#[$doc])*
        impl Encode for $ty {
            const HAS_ID: bool = false;

            #[inline]
            fn encode<S: Sink>(&self, sink: S) -> S {
                sink.raw(&self.to_le_bytes())
            }

            #[inline]
            fn encode_all<S: Sink>(values: &[Self], sink: S) -> S {
                sink.numbers(values, $ty::to_le_bytes)
            }
        }

        $(#[$doc])*
        impl<'de> Decode<'de> for $ty {
            const MIN_SIZE: usize = size_of::<$ty>();

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Self {
                $ty::from_le_bytes(reader.array())
            }

            #[inline]
            fn decode_all(count: u32, reader: &mut Reader<'de>) -> Vec<Self> {
                reader.numbers(count, $ty::from_le_bytes)
            }
        }
    )*};
}

numbers! {
    /// `int`
    i32;
    /// `#`
    u32;
    /// `long`
    i64;
    /// `float`
    f32;
    /// `double`
    f64;
}

/// Raw bytes.
macro_rules! raw {
    ($($(#[$doc:meta])* $size:literal;)*) => {$(
        $(#[$doc])*
        impl Encode for [u8; $size] {
            const HAS_ID: bool = false;

            #[inline]
            fn encode<S: Sink>(&self, sink: S) -> S {
                sink.raw(self)
            }

            #[inline]
            fn encode_all<S: Sink>(values: &[Self], sink: S) -> S {
                sink.raw(values.as_flattened())
            }
        }

        $(#[$doc])*
        impl<'de> Decode<'de> for [u8; $size] {
            const MIN_SIZE: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Self {
                reader.array()
            }

            #[inline]
            fn decode_all(count: u32, reader: &mut Reader<'de>) -> Vec<Self> {
                reader.numbers(count, |bytes| bytes)
            }
        }
    )*};
}

raw! {
    /// `int128`
    16;
    /// `int256`
    32;
    /// `int512`
    64;
}

/// `Bool`
impl Encode for bool {
    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        sink.id(if *self { BOOL_TRUE_ID } else { BOOL_FALSE_ID })
    }
}

/// `Bool`
impl<'de> Decode<'de> for bool {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Self {
        match reader.id() {
            BOOL_TRUE_ID => true,
            BOOL_FALSE_ID => false,
            id => {
                reader.unexpected_id("Bool", id);
                false
            }
        }
    }
}

/// Text, encoded as it lies in memory.
macro_rules! texts {
    ($($text:ty),*) => {$(
        /// `string`
        impl Encode for $text {
            const HAS_ID: bool = false;

            #[inline]
            fn encode<S: Sink>(&self, sink: S) -> S {
                sink.bytes(self.as_bytes())
            }
        }

        /// `string`
        impl<'de> Decode<'de> for $text {
            const MIN_SIZE: usize = 4;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Self {
                Self::from(reader.string())
            }
        }
    )*};
}

texts!(String, Box<str>);

/// `string`
impl Encode for &str {
    const HAS_ID: bool = false;

    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        sink.bytes(self.as_bytes())
    }
}

/// `string`, borrowed from the input.
impl<'de> Decode<'de> for &'de str {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Self {
        reader.string()
    }
}

/// `Vector t`, boxed, of elements in their usual form.
impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn encode<S: Sink>(&self, sink: S) -> S {
        Vector(Plain).encode(self, sink)
    }
}

/// `Vector t`, boxed, of elements in their usual form.
impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    const MIN_SIZE: usize = 8;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Self {
        Vector(Plain).decode(reader)
    }
}
