//! Values of types that only the reader knows, as JSON.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::error::JsonError;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;

/// Any value, as the JSON that it came as: one that a program passes on, or a constructor that its schema does not
/// have.
///
/// ```
/// use typewright_runtime::json::{FromJson, RawJson, ToJson};
///
/// let raw = RawJson::from_json_text(r#"{"@type":"updateNew","ids":["1"]}"#)?;
/// assert_eq!(raw.tag("@type").as_deref(), Some("updateNew"));
/// assert_eq!(raw.to_json_text(), r#"{"@type":"updateNew","ids":["1"]}"#);
/// # Ok::<(), typewright_runtime::json::JsonError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// The JSON of a value.
    #[must_use]
    pub fn from_value<T: ToJson>(value: &T) -> Self {
        Self(value.to_json_text().into_boxed_str())
    }

    /// The JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The JSON.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_string()
    }

    /// The tag, if it is an object that has one under this key: `_` or `@type`.
    #[must_use]
    pub fn tag(&self, key: &'static str) -> Option<Cow<'_, str>> {
        JsonReader::new(&self.0).tag(key)
    }

    /// Reads the value as a `T`.
    ///
    /// # Errors
    /// The JSON is not that of a `T`.
    pub fn read_as<T: FromJson>(&self) -> Result<T, JsonError> {
        T::from_json_text(&self.0)
    }
}

/// `null`
impl Default for RawJson {
    fn default() -> Self {
        Self(Box::from("null"))
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToJson for RawJson {
    fn to_json(&self, writer: &mut JsonWriter) {
        writer.raw(&self.0);
    }
}

impl FromJson for RawJson {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let raw = reader.raw();
        if reader.has_failed() { Self::default() } else { Self(Box::from(raw)) }
    }
}
