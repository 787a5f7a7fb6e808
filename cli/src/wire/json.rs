//! Values as JSON, there and back.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use typewright_tools::dynamic::{MAX_DEPTH, MAX_VALUES, Plain};

/// On several lines.
pub(crate) fn print(plain: &Plain) -> String {
    serde_json::to_string_pretty(&Json(plain)).unwrap_or_default() + "\n"
}

/// The value of a text.
pub(crate) fn parse(text: &str) -> Result<Plain, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // Its own limit is below what nests in values: `Read` has one that is not.
    deserializer.disable_recursion_limit();
    let values = Cell::new(MAX_VALUES);
    let plain = Read { values: &values, levels: MAX_LEVELS }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(plain)
}

/// The limit on nesting: values of recursive types with a list around each, and a few more.
const MAX_LEVELS: usize = 4 * MAX_DEPTH;

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

/// A value, with the number of values and of levels that may still come.
#[derive(Clone, Copy)]
struct Read<'l> {
    values: &'l Cell<usize>,
    levels: usize,
}

impl Read<'_> {
    /// The content of this value.
    fn inner<E: Error>(mut self) -> Result<Self, E> {
        self.levels = self.levels.checked_sub(1).ok_or_else(|| E::custom("values nest too deep"))?;
        Ok(self)
    }
}

impl<'de> DeserializeSeed<'de> for Read<'_> {
    type Value = Plain;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Plain, D::Error> {
        let left = self.values.get().checked_sub(1);
        self.values.set(left.ok_or_else(|| D::Error::custom(format!("there are more than {MAX_VALUES} values")))?);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Read<'_> {
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
        let (inner, mut list) = (self.inner()?, Vec::new());
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Plain::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Plain, A::Error> {
        let (inner, mut map) = (self.inner()?, Vec::new());
        while let Some(key) = entries.next_key()? {
            map.push((key, entries.next_value_seed(inner)?));
        }
        Ok(Plain::Map(map))
    }
}
