//! JSON within values of other crates, through serde: the same text, handed on piece by piece.
//!
//! [`ToJson`] writes a value, and its text is driven through the serializer. The value of a deserializer becomes a text
//! that [`FromJson`] reads. So there is one codec, and a format other than JSON holds the same tree as JSON.
//!
//! Generated types implement serde's traits through [`serde_bridge`](crate::serde_bridge) where the runtime's feature
//! `serde` is on. Others can stand in a struct of serde's with `#[serde(with = "typewright_runtime::json::bridge")]`.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::cell::RefCell;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;
use crate::Limits;

/// Writes a value.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: ToJson + ?Sized, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = JsonWriter::new();
    value.to_json(&mut writer);
    let text = writer.finish();
    // Values built by the program may nest to any depth.
    let reader = JsonReader::with_limits(&text, Limits::new().depth(u16::MAX));
    Next(&RefCell::new(reader)).serialize(serializer)
}

/// Reads a value.
///
/// # Errors
/// Those of the deserializer, or its value is not a `T`.
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut writer = JsonWriter::new();
    Copied { to: &mut writer, before: "" }.deserialize(deserializer)?;
    T::from_json_text(&writer.finish()).map_err(D::Error::custom)
}

/// The value that comes next in a valid text.
struct Next<'r, 'de>(&'r RefCell<JsonReader<'de>>);

impl<'de> Next<'_, 'de> {
    /// Goes on with the shared reader.
    fn with<T>(&self, read: impl FnOnce(&mut JsonReader<'de>) -> T) -> T {
        read(&mut self.0.borrow_mut())
    }
}

impl Serialize for Next<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.with(|reader| reader.peek_token()) {
            Some(b'"') => serializer.serialize_str(&self.with(|reader| reader.string())),
            Some(b'{') => {
                let mut map = serializer.serialize_map(None)?;
                while let Some(key) = self.with(|reader| reader.next_key()) {
                    map.serialize_entry(&key, self)?;
                }
                map.end()
            }
            Some(b'[') => {
                let mut sequence = serializer.serialize_seq(None)?;
                while self.with(|reader| reader.has_element()) {
                    sequence.serialize_element(self)?;
                }
                sequence.end()
            }
            Some(b'-' | b'0'..=b'9') => {
                let text = self.with(|reader| reader.number_text()).unwrap_or_default();
                match text.parse::<i64>() {
                    Ok(number) => serializer.serialize_i64(number),
                    Err(_) => serializer.serialize_f64(text.parse().map_err(S::Error::custom)?),
                }
            }
            _ if self.with(|reader| reader.takes_null()) => serializer.serialize_unit(),
            _ => serializer.serialize_bool(self.with(|reader| reader.get())),
        }
    }
}

impl<'de> JsonReader<'de> {
    /// The next key of a valid object, whose bracket, if it comes next, is passed.
    fn next_key(&mut self) -> Option<Cow<'de, str>> {
        _ = self.takes(b'{') || self.takes(b',');
        if self.takes(b'}') {
            return None;
        }
        let key = self.key()?;
        Some(self.unescaped(key))
    }

    /// Returns whether a valid array goes on, whose bracket, if it comes next, is passed.
    fn has_element(&mut self) -> bool {
        _ = self.takes(b'[') || self.takes(b',');
        !self.takes(b']')
    }
}

/// Copies a value to a text.
struct Copied<'w> {
    to: &'w mut JsonWriter,
    /// The text in front of the value.
    before: &'static str,
}

impl<'de> DeserializeSeed<'de> for Copied<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.to.raw(self.before);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Copied<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        value.to_json(self.to);
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.to.integer(number);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.to.raw(&number.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        number.to_json(self.to);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.to.string(text);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.to.raw("null");
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.to.raw("null");
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        let mut before = "[";
        while sequence.next_element_seed(Copied { to: self.to, before })?.is_some() {
            before = ",";
        }
        self.to.raw(if before == "[" { "[]" } else { "]" });
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut before = "{";
        while let Some(key) = map.next_key::<String>()? {
            self.to.raw(before);
            self.to.string(&key);
            map.next_value_seed(Copied { to: self.to, before: ":" })?;
            before = ",";
        }
        self.to.raw(if before == "{" { "{}" } else { "}" });
        Ok(())
    }
}
