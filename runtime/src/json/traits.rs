//! The traits of values with JSON.

use alloc::string::String;

use super::error::JsonError;
use super::reader::JsonReader;
use super::writer::JsonWriter;
use crate::Limits;

/// A value that can be encoded as JSON, in its usual form. Other forms (`bytes`, `int53`) go through a
/// [form](super::JsonForm).
pub trait ToJson {
    /// Writes the value.
    fn to_json(&self, writer: &mut JsonWriter);

    /// The value as JSON, without spaces.
    fn to_json_text(&self) -> String {
        let mut writer = JsonWriter::new();
        self.to_json(&mut writer);
        writer.finish()
    }
}

/// A value that can be parsed from JSON, in its usual form; see [`ToJson`].
pub trait FromJson: Sized {
    /// Reads a value and leaves the reader behind it. Any other JSON makes the reader [fail](JsonReader::fail); the
    /// value returned then is a placeholder.
    #[must_use]
    fn from_json(reader: &mut JsonReader<'_>) -> Self;

    /// Parses a value from all of `text`.
    ///
    /// # Errors
    /// The text is not JSON, or not that of such a value.
    fn from_json_text(text: &str) -> Result<Self, JsonError> {
        read(JsonReader::new(text))
    }

    /// As [`from_json_text`](Self::from_json_text), within other limits.
    ///
    /// # Errors
    /// As those of [`from_json_text`](Self::from_json_text).
    fn from_json_text_with(text: &str, limits: Limits) -> Result<Self, JsonError> {
        read(JsonReader::with_limits(text, limits))
    }
}

fn read<T: FromJson>(mut reader: JsonReader<'_>) -> Result<T, JsonError> {
    let value = T::from_json(&mut reader);
    reader.finish().map(|()| value)
}
