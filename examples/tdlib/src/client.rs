//! A client of TDLib: calls and updates.

use std::collections::VecDeque;
use std::ffi::NulError;
use std::time::{Duration, Instant};
use std::{error, fmt};

use typewright_runtime::json::{Incoming, JsonError, JsonFunction, Message, RawJson, ResponseError};

use crate::library::Library;
use crate::td::types::Update;

/// The time for which TDLib may be silent.
const PATIENCE: Duration = Duration::from_secs(20);

/// Calls a function that runs at once, without a client.
pub(crate) fn execute<F: JsonFunction>(library: &Library, call: &F) -> Result<F::Response, CallError<F::Error>> {
    let response = library.execute(call.to_json_text()).map_err(CallError::Nul)?.ok_or(CallError::Silent)?;
    F::parse_response(&response).map_err(CallError::Response)
}

/// A session with TDLib.
pub(crate) struct Client<'l> {
    library: &'l Library,
    id: i32,
    /// The `@extra` of the last call.
    sent: i32,
    /// Updates that came while a call waited for its response.
    updates: VecDeque<Update>,
}

impl<'l> Client<'l> {
    pub(crate) fn new(library: &'l Library) -> Self {
        Self { library, id: library.create_client_id(), sent: 0, updates: VecDeque::new() }
    }

    /// Calls a function and waits for its response. Updates that come first are kept.
    pub(crate) fn call<F: JsonFunction>(&mut self, call: &F) -> Result<F::Response, CallError<F::Error>> {
        self.sent += 1;
        let extra = RawJson::from_value(&self.sent);
        self.library.send(self.id, call.to_request(&extra)).map_err(CallError::Nul)?;
        loop {
            let incoming = self.receive()?;
            match incoming.message {
                Message::Update(update) => self.updates.push_back(update),
                Message::Response(response) if incoming.extra.as_ref() == Some(&extra) => {
                    return response.parse::<F>().map_err(CallError::Response);
                }
                // The response to a call that was given up.
                Message::Response(_) => {}
            }
        }
    }

    /// The next update.
    pub(crate) fn update(&mut self) -> Result<Update, CallError<JsonError>> {
        loop {
            if let Some(update) = self.updates.pop_front() {
                return Ok(update);
            }
            if let Message::Update(update) = self.receive()?.message {
                return Ok(update);
            }
        }
    }

    fn receive<E>(&self) -> Result<Incoming<Update>, CallError<E>> {
        let start = Instant::now();
        loop {
            let Some(left) = PATIENCE.checked_sub(start.elapsed()) else { return Err(CallError::Silent) };
            // Nothing may come long before the time is over.
            let Some(text) = self.library.receive(left.as_secs_f64()) else { continue };
            let incoming =
                Incoming::parse(&text).map_err(|error| CallError::Response(ResponseError::Invalid(error)))?;
            if incoming.client_id == self.id {
                return Ok(incoming);
            }
        }
    }
}

/// The reason for a missing response.
#[derive(Debug)]
pub(crate) enum CallError<E> {
    /// TDLib returned an error or invalid JSON.
    Response(ResponseError<E>),
    /// Nothing came.
    Silent,
    /// The request has a zero byte, which ends a string in C.
    Nul(NulError),
}

impl<E: fmt::Display> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Response(error) => error.fmt(f),
            Self::Silent => write!(f, "TDLib says nothing"),
            Self::Nul(error) => error.fmt(f),
        }
    }
}

impl<E: error::Error + 'static> error::Error for CallError<E> {}
