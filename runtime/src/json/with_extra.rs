//! TDLib's additions to an object: `@extra` and `@client_id`.

use super::raw::RawJson;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;

const EXTRA: &str = "@extra";
const CLIENT_ID: &str = "@client_id";

/// An object with TDLib's additions. A response repeats the `@extra` of its request, and names the client that it is
/// for.
///
/// ```
/// use typewright_runtime::json::{FromJson, RawJson, ToJson, WithExtra};
///
/// let raw = RawJson::from_json_text(r#"{"@type":"getMe"}"#)?;
/// let request = WithExtra { extra: Some(RawJson::from_value(&7)), ..WithExtra::new(raw) };
/// assert_eq!(request.to_json_text(), r#"{"@type":"getMe","@extra":7}"#);
/// # Ok::<(), typewright_runtime::json::JsonError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithExtra<T> {
    /// The object itself.
    pub value: T,
    /// The `@extra`: any JSON.
    pub extra: Option<RawJson>,
    /// The client that a response or an update is for.
    pub client_id: Option<i32>,
}

impl<T> WithExtra<T> {
    /// An object with nothing beside it.
    pub const fn new(value: T) -> Self {
        Self { value, extra: None, client_id: None }
    }
}

impl<T: ToJson> ToJson for WithExtra<T> {
    fn to_json(&self, writer: &mut JsonWriter) {
        self.value.to_json(writer);
        if writer.reopen() {
            writer.optional(EXTRA, &self.extra);
            writer.optional(CLIENT_ID, &self.client_id);
            writer.close();
        }
    }
}

impl<T: FromJson> FromJson for WithExtra<T> {
    fn from_json(reader: &mut JsonReader<'_>) -> Self {
        let (extra, client_id) = beside(reader);
        Self { value: T::from_json(reader), extra, client_id }
    }
}

/// Peeks at the additions in the next object.
pub(super) fn beside(reader: &mut JsonReader<'_>) -> (Option<RawJson>, Option<i32>) {
    let start = reader.position;
    let (mut extra, mut client_id) = (None, None);
    let mut fields = reader.object("", "", &[EXTRA, CLIENT_ID]);
    loop {
        match fields.next_field() {
            0 => fields.read_optional(&mut extra),
            1 => fields.read_optional(&mut client_id),
            _ => break,
        }
    }
    drop(fields);
    if !reader.has_failed() {
        reader.position = start;
    }
    (extra, client_id)
}
