//! Calls to TDLib, their responses, and updates.

use alloc::string::String;
use core::fmt;

use super::error::JsonError;
use super::raw::RawJson;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::with_extra::beside;
use super::writer::JsonWriter;
use crate::{MethodError, RpcError};

/// The key of TDLib's tag.
const TAG: &str = "@type";
/// The constructor that replaces a response after an error.
const ERROR: &str = "error";

/// A function in TDLib's JSON: the request that is sent and the response that comes back.
pub trait JsonFunction: ToJson {
    /// The response.
    type Response;
    /// The errors that replace the response.
    type Error: MethodError;

    /// Reads a response that is no error.
    #[must_use]
    fn read_response(reader: &mut JsonReader<'_>) -> Self::Response;

    /// Reads the response to a call, or the error in its place.
    ///
    /// # Errors
    /// TDLib refused the call, or the text is neither a response nor an error.
    fn parse_response(text: &str) -> Result<Self::Response, ResponseError<Self::Error>> {
        let mut reader = JsonReader::new(text);
        if let Some(error) = error_in_place(&mut reader) {
            reader.finish().map_err(ResponseError::Invalid)?;
            return Err(ResponseError::Refused(Self::Error::from(error)));
        }
        let response = Self::read_response(&mut reader);
        reader.finish().map(|()| response).map_err(ResponseError::Invalid)
    }

    /// The call as JSON, whose response will carry `extra`.
    fn to_request(&self, extra: &impl ToJson) -> String
    where
        Self: Sized,
    {
        let mut writer = JsonWriter::new();
        self.to_json(&mut writer);
        if writer.reopen() {
            writer.field("@extra", extra);
            writer.close();
        }
        writer.finish()
    }
}

/// The error, if the next object is one.
fn error_in_place(reader: &mut JsonReader<'_>) -> Option<RpcError> {
    if reader.tag(TAG).as_deref() != Some(ERROR) {
        return None;
    }
    let (mut code, mut message) = (0, String::new());
    let mut fields = reader.object(TAG, ERROR, &["code", "message"]);
    loop {
        match fields.next_field() {
            0 => fields.read_default(&mut code),
            1 => fields.read_default(&mut message),
            _ => break,
        }
    }
    Some(RpcError { code, message })
}

/// The reason for a missing response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseError<E> {
    /// TDLib returned an error.
    Refused(E),
    /// The text is neither a response nor an error.
    Invalid(JsonError),
}

impl<E: fmt::Display> fmt::Display for ResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => fmt::Display::fmt(error, f),
            Self::Invalid(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl<E: core::error::Error + 'static> core::error::Error for ResponseError<E> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Refused(error) => Some(error),
            Self::Invalid(error) => Some(error),
        }
    }
}

/// A message from TDLib: an update of the type `U`, or the response to a call.
///
/// ```
/// use typewright_runtime::json::{Incoming, Message, RawJson};
///
/// let incoming = Incoming::<RawJson>::parse(r#"{"@type":"ok","@extra":"7","@client_id":1}"#)?;
/// assert_eq!(incoming.client_id, 1);
/// assert_eq!(incoming.extra.as_ref().map(RawJson::as_str), Some("\"7\""));
/// assert!(matches!(incoming.message, Message::Response(_)));
/// # Ok::<(), typewright_runtime::json::JsonError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming<U> {
    /// The client that the message is for; 0 if it names none.
    pub client_id: i32,
    /// The `@extra` of the call.
    pub extra: Option<RawJson>,
    /// An update, or a response.
    pub message: Message<U>,
}

/// The content of an [`Incoming`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message<U> {
    /// An update, which no call asked for.
    Update(U),
    /// The response to the call with this `@extra`, or the error in its place.
    Response(Response),
}

/// A response that is still JSON. The call that it belongs to determines its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response(RawJson);

impl Response {
    /// The response as JSON.
    #[must_use]
    pub fn as_raw_json(&self) -> &RawJson {
        &self.0
    }

    /// Reads the response to a call of `F`.
    ///
    /// # Errors
    /// As those of [`JsonFunction::parse_response`].
    pub fn parse<F: JsonFunction>(&self) -> Result<F::Response, ResponseError<F::Error>> {
        F::parse_response(self.0.as_str())
    }
}

impl<U: FromJson> Incoming<U> {
    /// Parses a message from TDLib. An object with `@extra` or an error is a response, any other object an update.
    ///
    /// # Errors
    /// The text is not JSON, or not that of an update.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        let mut reader = JsonReader::new(text);
        let (extra, client_id) = beside(&mut reader);
        let is_response = extra.is_some() || reader.tag(TAG).as_deref() == Some(ERROR);
        let message = if is_response {
            Message::Response(Response(RawJson::from_json(&mut reader)))
        } else {
            Message::Update(U::from_json(&mut reader))
        };
        reader.finish().map(|()| Self { client_id: client_id.unwrap_or_default(), extra, message })
    }
}
