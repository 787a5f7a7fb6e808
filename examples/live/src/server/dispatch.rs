//! Dispatch: from the bytes of a call to its function, and from the response to bytes.

use typewright_runtime::{Combinator, Decode, Function, Object, RpcError};
use typewright_telegram::telegram::errors::CommonError;

use super::listener::Shared;
use super::phone::Calls;
use super::{bring_up, older};
use crate::api::functions::{Call, account, auth, help, phone, updates, users};
use crate::api::types::Updates;
use crate::exchange::secret::Key;
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

/// Handles a call of the API.
///
/// # Errors
/// The error that the client gets.
pub fn answer(shared: &Shared, key: &Key, caller: &mut Caller, query: &Object) -> Result<Object, RpcError> {
    let call = peel(query, caller)?;
    let response = respond(shared, key, *caller, &call);
    if shared.log {
        let end = response.as_ref().map_or_else(ToString::to_string, |bytes| format!("{} bytes", bytes.len()));
        eprintln!("{} -> {end}", call.name().unwrap_or("an unknown function"));
    }
    response.map(Object::new)
}

/// Handles a function, and returns the bytes of its response.
fn respond(shared: &Shared, key: &Key, caller: Caller, call: &Call) -> Result<Vec<u8>, RpcError> {
    if !key.may_call && !matches!(call, Call::Auth(auth::Call::BindTempAuthKey(_))) {
        return Err(CommonError::AuthKeyPermEmpty.into());
    }
    match call {
        Call::Help(help::Call::GetConfig(call)) => call.answer(Ok(bring_up::config(shared.port))),
        Call::Help(help::Call::GetNearestDc(call)) => call.answer(Ok(bring_up::nearest_dc())),
        Call::Auth(auth::Call::BindTempAuthKey(call)) => call.answer(bring_up::bind(&shared.keys, key, caller, call)),
        Call::Auth(auth::Call::SendCode(call)) => call.answer(Ok(bring_up::send_code(call))),
        Call::Auth(auth::Call::SignIn(call)) => call.answer(bring_up::sign_in(call, caller)),
        Call::Users(users::Call::GetUsers(call)) => call.answer(Ok(bring_up::users(call, caller))),
        Call::Updates(updates::Call::GetState(call)) => call.answer(Ok(bring_up::state())),
        Call::Updates(updates::Call::GetDifference(call)) => call.answer(Ok(bring_up::difference())),
        Call::Account(account::Call::UpdateStatus(call)) => call.answer(Ok(true)),
        Call::Phone(call) => answer_phone(&shared.calls, call),
        Call::Unknown(query) if query.id() == Some(OlderRequestCall::ID) => {
            let call: OlderRequestCall = decode(query)?;
            call.answer(older::request(&shared.calls, &call))
        }
        Call::InvokeWithLayer(_) | Call::InitConnection(_) | Call::InvokeWithoutUpdates(_) | Call::Unknown(_) => {
            Err(CommonError::InputMethodInvalid.into())
        }
    }
}

/// Handles a function of `phone`. A function that is new in the schema does not compile until it is handled here.
fn answer_phone(calls: &Calls, call: &phone::Call) -> Result<Vec<u8>, RpcError> {
    match call {
        phone::Call::RequestCall(call) => call.answer(calls.request(call)),
        phone::Call::AcceptCall(call) => call.answer(calls.accept(call)),
        phone::Call::ConfirmCall(call) => call.answer(calls.confirm(call)),
        phone::Call::ReceivedCall(call) => call.answer(calls.check(&call.peer)),
        phone::Call::GetCallConfig(call) => call.answer(Ok(calls.config())),
        phone::Call::DiscardCall(call) => call.answer(calls.discard(call)),
        phone::Call::SetCallRating(call) => call.answer(Ok(Updates)),
        phone::Call::SaveCallDebug(call) => call.answer(calls.check(&call.peer)),
        phone::Call::SaveCallLog(call) => call.answer(calls.check(&call.peer)),
        phone::Call::SendSignalingData(call) => call.answer(calls.check(&call.peer)),
    }
}

/// Takes off the wrappers of a call. Each holds its query as bytes, so that no wrapper knows the function in it.
fn peel(query: &Object, caller: &mut Caller) -> Result<Call, RpcError> {
    let mut call: Call = decode(query)?;
    for _ in 0..MAX_WRAPPERS {
        if let Call::InvokeWithLayer(wrapper) = &call {
            caller.layer = wrapper.layer;
        }
        let Some(query) = call.query() else { return Ok(call) };
        call = decode(query)?;
    }
    Err(CommonError::InputFetchError.into())
}

fn decode<F: for<'de> Decode<'de>>(query: &Object) -> Result<F, RpcError> {
    query.decode_as().map_err(|_| CommonError::InputFetchError.into())
}
