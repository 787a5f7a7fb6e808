//! From the bytes of a call to the function that answers it, and back to bytes.

use typewright_runtime::{Combinator, Decode, Function, Object, RpcError};
use typewright_telegram::telegram::errors::CommonError;
use typewright_telegram::telegram::functions::phone::{
    AcceptCall, ConfirmCall, DiscardCall, GetCallConfig, ReceivedCall, RequestCall, SaveCallDebug, SaveCallLog,
    SendSignalingData, SetCallRating,
};
use typewright_telegram::telegram::registry::REGISTRY as TELEGRAM;

use super::bring_up;
use super::keys::Known;
use super::listener::Shared;
use super::older;
use crate::bring_up::functions::account::UpdateStatus;
use crate::bring_up::functions::auth::{BindTempAuthKey, SendCode, SignIn};
use crate::bring_up::functions::help::{GetConfig, GetNearestDc};
use crate::bring_up::functions::updates::{GetDifference, GetState};
use crate::bring_up::functions::users::GetUsers;
use crate::bring_up::functions::{InitConnection, InvokeWithLayer, InvokeWithoutUpdates};
use crate::bring_up::registry::REGISTRY as BRING_UP;
use crate::layer_198::functions::phone::RequestCall as OlderRequestCall;

/// The most wrappers around a call: each is a copy of what it holds.
const MAX_WRAPPERS: usize = 8;

/// The client behind a call.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// The session of the call.
    pub session: i64,
    /// The layer that the client says it speaks.
    pub layer: i32,
}

/// Answers a call of the API.
///
/// # Errors
/// The error that the client gets.
pub fn answer(shared: &Shared, known: &Known, caller: &mut Caller, query: &Object) -> Result<Object, RpcError> {
    let query = &peel(query.clone(), caller)?;
    if query.id() == Some(BindTempAuthKey::ID) {
        return on(query, |call: BindTempAuthKey| bring_up::bind(&shared.keys, known, *caller, &call));
    }
    if !known.may_call() {
        return Err(CommonError::AuthKeyPermEmpty.into());
    }
    match query.id() {
        Some(GetConfig::ID) => on(query, |_: GetConfig| Ok(bring_up::config(shared.port))),
        Some(GetNearestDc::ID) => on(query, |_: GetNearestDc| Ok(bring_up::nearest_dc())),
        Some(SendCode::ID) => on(query, |call: SendCode| Ok(bring_up::send_code(&call))),
        Some(SignIn::ID) => on(query, |call: SignIn| bring_up::sign_in(&call, *caller)),
        Some(GetUsers::ID) => on(query, |call: GetUsers| Ok(bring_up::users(&call, *caller))),
        Some(GetState::ID) => on(query, |_: GetState| Ok(bring_up::state())),
        Some(GetDifference::ID) => on(query, |_: GetDifference| Ok(bring_up::difference())),
        Some(UpdateStatus::ID) => on(query, |_: UpdateStatus| Ok(true)),
        _ => call(shared, query),
    }
}

/// Answers a call of `schema/telegram/calls.tl`.
fn call(shared: &Shared, query: &Object) -> Result<Object, RpcError> {
    let calls = &shared.calls;
    match query.id() {
        Some(RequestCall::ID) => on(query, |call: RequestCall| calls.request(call)),
        Some(OlderRequestCall::ID) => on(query, |call: OlderRequestCall| older::request(calls, call)),
        Some(AcceptCall::ID) => on(query, |call: AcceptCall| calls.accept(call)),
        Some(ConfirmCall::ID) => on(query, |call: ConfirmCall| calls.confirm(call)),
        Some(ReceivedCall::ID) => on(query, |call: ReceivedCall| Ok(calls.check(&call.peer)?)),
        Some(GetCallConfig::ID) => on(query, |_: GetCallConfig| Ok(calls.config())),
        Some(DiscardCall::ID) => on(query, |call: DiscardCall| Ok(calls.discard(&call)?)),
        Some(SetCallRating::ID) => on(query, |_: SetCallRating| Ok(calls.updates())),
        Some(SaveCallDebug::ID) => on(query, |call: SaveCallDebug| Ok(calls.check(&call.peer)?)),
        Some(SaveCallLog::ID) => on(query, |call: SaveCallLog| Ok(calls.check(&call.peer)?)),
        Some(SendSignalingData::ID) => on(query, |call: SendSignalingData| Ok(calls.check(&call.peer)?)),
        _ => Err(CommonError::InputMethodInvalid.into()),
    }
}

/// Takes off the wrappers of a call. Each is decoded with its query as an `Object`: whatever the wrapper holds, its query stands
/// last and is kept as bytes.
fn peel(mut query: Object, caller: &mut Caller) -> Result<Object, RpcError> {
    for _ in 0..MAX_WRAPPERS {
        query = match query.id() {
            Some(InvokeWithLayer::<Object>::ID) => {
                let call: InvokeWithLayer<Object> = decode(&query)?;
                caller.layer = call.layer;
                call.query
            }
            Some(InitConnection::<Object>::ID) => decode::<InitConnection<Object>>(&query)?.query,
            Some(InvokeWithoutUpdates::<Object>::ID) => decode::<InvokeWithoutUpdates<Object>>(&query)?.query,
            _ => return Ok(query),
        };
    }
    Err(CommonError::InputFetchError.into())
}

/// Decodes a call, has it answered, and encodes the response. The types of the function hold the three together.
fn on<F>(query: &Object, answer: impl FnOnce(F) -> Result<F::Response, F::Error>) -> Result<Object, RpcError>
where
    F: Function + Clone + for<'de> Decode<'de>,
{
    let call: F = decode(query)?;
    let response = answer(call.clone()).map_err(Into::into)?;
    let bytes = call.response_to_bytes(&response);
    bytes.map(Object::new).map_err(|error| RpcError::new(500, error.to_string()))
}

fn decode<F: for<'de> Decode<'de>>(query: &Object) -> Result<F, RpcError> {
    query.decode_as().map_err(|_| CommonError::InputFetchError.into())
}

/// A line for the log: the function, and its response or error.
#[must_use]
pub fn describe(query: &Object, answer: &Result<Object, RpcError>) -> String {
    let names = [&TELEGRAM, &BRING_UP];
    let name = |id| names.iter().find_map(|registry| registry.find(id)).map(|entry| entry.name.to_owned());
    let name = |id| name(id).unwrap_or_else(|| format!("#{id:08x}"));
    let mut scratch = Caller { session: 0, layer: 0 };
    let query = peel(query.clone(), &mut scratch).ok().and_then(|query| query.id()).map(name);
    let query = query.unwrap_or_else(|| "no call".to_owned());
    match answer {
        Ok(answer) => format!("{query} -> {}", answer.id().map(name).unwrap_or_default()),
        Err(error) => format!("{query} -> {error}"),
    }
}
