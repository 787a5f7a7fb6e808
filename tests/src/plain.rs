//! Values of the dynamic codec and JSON.

use serde_json::{Map, Number, Value};
use typewright_tools::dynamic::Plain;

/// A value of the dynamic codec as JSON.
#[must_use]
pub fn to_json(plain: &Plain) -> Value {
    match plain {
        Plain::Null => Value::Null,
        Plain::Bool(bool) => Value::Bool(*bool),
        Plain::Integer(number) => Value::from(*number),
        Plain::Float(number) => Number::from_f64(*number).unwrap().into(),
        Plain::Text(text) => Value::String(text.clone()),
        Plain::List(items) => items.iter().map(to_json).collect(),
        Plain::Map(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), to_json(value))).collect::<Map<_, _>>())
        }
    }
}

/// JSON as a value of the dynamic codec.
#[must_use]
pub fn to_plain(json: &Value) -> Plain {
    match json {
        Value::Null => Plain::Null,
        Value::Bool(bool) => Plain::Bool(*bool),
        Value::Number(number) => number.as_i64().map_or_else(|| Plain::Float(number.as_f64().unwrap()), Plain::Integer),
        Value::String(text) => Plain::Text(text.clone()),
        Value::Array(items) => Plain::List(items.iter().map(to_plain).collect()),
        Value::Object(entries) => {
            Plain::Map(entries.iter().map(|(key, value)| (key.clone(), to_plain(value))).collect())
        }
    }
}
