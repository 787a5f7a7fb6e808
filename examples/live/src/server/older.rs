//! Calls of clients that speak an older layer: brought to today's form, and their responses back.

use typewright_runtime::RpcError;
use typewright_telegram::telegram::errors::CommonError;
use typewright_telegram::telegram::functions::phone::RequestCall;
use typewright_telegram::telegram::types;

use super::phone::Calls;
use crate::layer_198;

/// `phone.requestCall` of layer 198: today's, but that it could be about a conference call.
pub(super) fn request(
    calls: &Calls,
    call: &layer_198::functions::phone::RequestCall,
) -> Result<layer_198::types::phone::PhoneCall, RpcError> {
    let layer_198::functions::phone::RequestCall { video, user_id, random_id, g_a_hash, protocol, .. } = call.clone();
    let response = calls.request(&RequestCall { video, user_id, random_id, g_a_hash, protocol })?;
    let types::PhoneCall::Waiting(call) = response.phone_call else {
        return Err(CommonError::InputLayerInvalid.into());
    };
    let phone_call = layer_198::types::PhoneCall {
        video: call.video,
        id: call.id,
        access_hash: call.access_hash,
        date: call.date,
        admin_id: call.admin_id,
        participant_id: call.participant_id,
        protocol: call.protocol,
        receive_date: call.receive_date,
        conference_call: None,
    };
    Ok(layer_198::types::phone::PhoneCall { phone_call, users: response.users })
}
