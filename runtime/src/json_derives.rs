//! JSON, through serde: what generated types need besides its derives. The feature `serde`.
//!
//! A constructor is an object whose tag (`_`, or `@type` as TDLib has it) is its name in the schema. Numbers of 64 bits
//! are strings, because JavaScript has none of them, and bytes are Base64.
//!
//! Which of these a field needs stands in `with = "rt::json::As::<..>"`, and follows its type: `Vector<long>` is
//! `As::<Each<Text>>`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::Object;

/// A way to write a `T`.
pub trait Write<T: ?Sized> {
    /// Writes a value.
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error>;
}

/// A way to read a `T`.
pub trait Read<'de, T> {
    /// Reads a value.
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error>;
}

/// What `#[serde(with = "..")]` asks for, by a way to write and read.
#[derive(Debug)]
pub struct As<W>(PhantomData<W>);

impl<W> As<W> {
    /// Writes a value.
    pub fn serialize<T, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error>
    where
        W: Write<T>,
    {
        W::write(value, to)
    }

    /// Reads a value.
    pub fn deserialize<'de, T, D: Deserializer<'de>>(from: D) -> Result<T, D::Error>
    where
        W: Read<'de, T>,
    {
        W::read(from)
    }
}

/// As serde does.
#[derive(Debug)]
pub struct Same;

impl<T: Serialize> Write<T> for Same {
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        value.serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Read<'de, T> for Same {
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        T::deserialize(from)
    }
}

/// A number as a string; a number is read as well.
#[derive(Debug)]
pub struct Text;

impl<T: ToString> Write<T> for Text {
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&value.to_string())
    }
}

impl<'de, T: FromStr + TryFrom<i64>> Read<'de, T> for Text {
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        from.deserialize_any(Number(PhantomData))
    }
}

struct Number<T>(PhantomData<T>);

impl<T: FromStr + TryFrom<i64>> Visitor<'_> for Number<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or a string of one")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(serde::de::Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let signed =
            i64::try_from(number).map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self));
        signed.and_then(|number| self.visit_i64(number))
    }
}

/// Bytes as a string of Base64.
#[derive(Debug)]
pub struct Base64;

impl<T: AsRef<[u8]>> Write<T> for Base64 {
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(value))
    }
}

impl<'de, T: TryFrom<Vec<u8>>> Read<'de, T> for Base64 {
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        from.deserialize_str(Bytes(PhantomData))
    }
}

struct Bytes<T>(PhantomData<T>);

impl<T: TryFrom<Vec<u8>>> Visitor<'_> for Bytes<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes in Base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let bytes = STANDARD.decode(text).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))?;
        let length = bytes.len();
        T::try_from(bytes).map_err(|_| E::invalid_length(length, &self))
    }
}

/// A vector, each element in the way `W`.
#[derive(Debug)]
pub struct Each<W>(PhantomData<W>);

impl<T, W: Write<T>> Write<Vec<T>> for Each<W> {
    fn write<S: Serializer>(values: &Vec<T>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(values.iter().map(|value| By::<_, W>(value, PhantomData)))
    }
}

impl<'de, T, W: Read<'de, T>> Read<'de, Vec<T>> for Each<W> {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
        from.deserialize_seq(Elements::<T, W>(PhantomData))
    }
}

struct Elements<T, W>(PhantomData<(T, W)>);

impl<'de, T, W: Read<'de, T>> Visitor<'de> for Elements<T, W> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Vec<T>, A::Error> {
        let mut values = Vec::new();
        while let Some(By(value, _)) = array.next_element::<By<T, W>>()? {
            values.push(value);
        }
        Ok(values)
    }
}

/// An option, its value in the way `W`.
#[derive(Debug)]
pub struct Maybe<W>(PhantomData<W>);

impl<T, W: Write<T>> Write<Option<T>> for Maybe<W> {
    fn write<S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => to.serialize_some(&By::<_, W>(value, PhantomData)),
            None => to.serialize_none(),
        }
    }
}

impl<'de, T, W: Read<'de, T>> Read<'de, Option<T>> for Maybe<W> {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        let value = Option::<By<T, W>>::deserialize(from)?;
        Ok(value.map(|By(value, _)| value))
    }
}

/// A value in the way `W`.
struct By<T, W>(T, PhantomData<W>);

impl<T, W: Write<T>> Serialize for By<&T, W> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        W::write(self.0, to)
    }
}

impl<'de, T, W: Read<'de, T>> Deserialize<'de> for By<T, W> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        W::read(from).map(|value| Self(value, PhantomData))
    }
}

/// Base64.
impl Serialize for Object {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Base64::write(&self.as_bytes(), to)
    }
}

/// Base64.
impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Base64::read(from).map(Self::new)
    }
}

/// An object that carries something of the caller's along, as TDLib has it: the answer to a request has its `@extra`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WithExtra<T, E = String> {
    /// The object itself.
    #[serde(flatten)]
    pub value: T,
    /// What is carried along.
    #[serde(rename = "@extra", default = "none", skip_serializing_if = "Option::is_none")]
    pub extra: Option<E>,
}

/// An optional field that is absent.
#[doc(hidden)]
#[must_use]
pub fn none<T>() -> Option<T> {
    None
}

/// Whether an optional field is absent.
#[doc(hidden)]
pub fn is_none<T>(value: &Option<T>) -> bool {
    value.is_none()
}

/// Whether a flag is not set.
#[doc(hidden)]
pub fn is_false(flag: &bool) -> bool {
    !flag
}

/// An object without fields: its tag is all there is.
#[doc(hidden)]
pub fn write_unit<S: Serializer>(tag: &'static str, name: &'static str, to: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;

    let mut map = to.serialize_map(Some(1))?;
    map.serialize_entry(tag, name)?;
    map.end()
}

/// Reads an object and looks at nothing in it.
#[doc(hidden)]
pub fn read_unit<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    struct Object;

    impl<'de> Visitor<'de> for Object {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
            Ok(())
        }
    }

    from.deserialize_map(Object)
}

/// Implements serde's traits for a struct without fields.
#[doc(hidden)]
#[macro_export]
macro_rules! unit_json {
    ($tag:literal, $ty:ident, $name:literal) => {
        impl $crate::serde::Serialize for $ty {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::json::write_unit($tag, $name, to)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::json::read_unit(from).map(|()| $ty)
            }
        }
    };
}

/// As `unit_json`, with the tag `_`.
#[doc(hidden)]
#[macro_export]
macro_rules! tagged_unit {
    ($ty:ident, $name:literal) => {
        $crate::unit_json!("_", $ty, $name);
    };
}

/// As `unit_json`, with the tag `@type`.
#[doc(hidden)]
#[macro_export]
macro_rules! tdlib_unit {
    ($ty:ident, $name:literal) => {
        $crate::unit_json!("@type", $ty, $name);
    };
}
