//! Values as JSON, there and back.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use typewright::dynamic::Plain;

/// On several lines.
pub(crate) fn print(plain: &Plain) -> String {
    serde_json::to_string_pretty(&Json(plain)).unwrap_or_default() + "\n"
}

/// The value of a text.
pub(crate) fn parse(text: &str) -> Result<Plain, serde_json::Error> {
    serde_json::from_str::<Read>(text).map(|read| read.0)
}

struct Json<'a>(&'a Plain);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Plain::Bool(bool) => serializer.serialize_bool(*bool),
            Plain::Integer(number) => serializer.serialize_i64(*number),
            Plain::Float(number) => serializer.serialize_f64(*number),
            Plain::Text(text) => serializer.serialize_str(text),
            Plain::List(items) => serializer.collect_seq(items.iter().map(Json)),
            Plain::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, &Json(value)))?;
                map.end()
            }
            Plain::Null => serializer.serialize_unit(),
        }
    }
}

struct Read(Plain);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor).map(Self)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, bool: bool) -> Result<Plain, E> {
        Ok(Plain::Bool(bool))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Plain, E> {
        Ok(Plain::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Plain, E> {
        number.try_into().map(Plain::Integer).map_err(|_| E::custom("a number beyond 64 bits with a sign"))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Plain, E> {
        Ok(Plain::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Plain, E> {
        Ok(Plain::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        let mut list = Vec::new();
        while let Some(Read(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Plain::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Plain, A::Error> {
        let mut map = Vec::new();
        while let Some((key, Read(value))) = entries.next_entry()? {
            map.push((key, value));
        }
        Ok(Plain::Map(map))
    }
}
