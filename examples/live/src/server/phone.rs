//! One-to-one calls, as far as a server sees them.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use typewright_runtime::{Function, RpcError};
use typewright_telegram::telegram::errors::CommonError;
use typewright_telegram::telegram::functions::phone::{
    AcceptCall, AcceptCallError, ConfirmCall, ConfirmCallError, RequestCall, RequestCallError,
};
use typewright_telegram::telegram::types::phone::PhoneCall;
use typewright_telegram::telegram::types::{self, DataJson, InputPhoneCall, InputUser, PhoneCallProtocol};
use typewright_telegram::telegram::variants::{self, PhoneCallAccepted, PhoneCallWaiting, UserEmpty};

use super::bring_up::ME;
use crate::api::functions::phone::DiscardCall;
use crate::api::types::Updates;
use crate::message::now;

/// A user who blocks the caller.
pub const BLOCKING: i64 = 1002;

/// A user whom the caller has called too often.
pub const FLOODED: i64 = 1003;

/// The time that the caller has to wait then.
pub const WAIT: Duration = Duration::from_secs(3);

/// The most calls that go on at once: older ones are forgotten.
const MAX_CALLS: usize = 1000;

/// A call from its request on.
#[derive(Clone)]
struct Call {
    peer: InputPhoneCall,
    video: bool,
    participant_id: i64,
    protocol: PhoneCallProtocol,
}

/// The calls that are going on.
#[derive(Default)]
pub struct Calls(Mutex<Book>);

/// Calls by id. Ids ascend.
#[derive(Default)]
struct Book {
    last: i64,
    calls: BTreeMap<i64, Call>,
}

impl Calls {
    /// `phone.requestCall`
    pub(super) fn request(&self, call: &RequestCall) -> Result<PhoneCall, RequestCallError> {
        let InputUser::InputUser(user) = &call.user_id else { return Err(RequestCallError::UserIdInvalid) };
        match user.user_id {
            BLOCKING => return Err(RequestCallError::UserIsBlocked { code: 403 }),
            FLOODED => return Err(RequestCallError::Common(CommonError::FloodWait { wait: WAIT })),
            _ => {}
        }
        let mut book = self.lock();
        book.last += 1;
        let id = book.last;
        let peer = InputPhoneCall { id, access_hash: i64::from(call.random_id) };
        let (video, protocol, participant_id) = (call.video, call.protocol.clone(), user.user_id);
        let waiting = PhoneCallWaiting {
            video,
            ..PhoneCallWaiting::new(id, peer.access_hash, date(), ME, participant_id, protocol.clone())
        };
        book.calls.insert(id, Call { peer, video, participant_id, protocol });
        if book.calls.len() > MAX_CALLS {
            book.calls.pop_first();
        }
        Ok(response(waiting.into(), participant_id))
    }

    /// `phone.acceptCall`
    pub(super) fn accept(&self, call: &AcceptCall) -> Result<PhoneCall, AcceptCallError> {
        let Call { peer, video, participant_id, .. } = self.find(&call.peer)?;
        let (g_b, protocol) = (call.g_b.clone(), call.protocol.clone());
        let accepted = PhoneCallAccepted::new(peer.id, peer.access_hash, date(), ME, participant_id, g_b, protocol);
        Ok(response(PhoneCallAccepted { video, ..accepted }.into(), participant_id))
    }

    /// `phone.confirmCall`
    pub(super) fn confirm(&self, call: &ConfirmCall) -> Result<PhoneCall, ConfirmCallError> {
        let Call { peer, video, participant_id, protocol } = self.find(&call.peer)?;
        let agreed = variants::PhoneCall {
            p2p_allowed: protocol.udp_p2p,
            video,
            conference_supported: false,
            id: peer.id,
            access_hash: peer.access_hash,
            date: date(),
            admin_id: ME,
            participant_id,
            g_a_or_b: call.g_a.clone(),
            key_fingerprint: call.key_fingerprint,
            protocol: call.protocol.clone(),
            connections: Vec::new(),
            start_date: date(),
            custom_parameters: None,
        };
        Ok(response(agreed.into(), participant_id))
    }

    /// `phone.discardCall`
    pub(super) fn discard(&self, call: &DiscardCall) -> Result<Updates, <DiscardCall as Function>::Error> {
        self.find(&call.peer)?;
        self.lock().calls.remove(&call.peer.id);
        Ok(Updates)
    }

    /// A call that the peer names wrongly is none.
    pub(super) fn check<E: From<RpcError>>(&self, peer: &InputPhoneCall) -> Result<bool, E> {
        self.find(peer)?;
        Ok(true)
    }

    /// `phone.getCallConfig`
    pub(super) fn config(&self) -> DataJson {
        DataJson { data: r#"{"audio_frame_size":60}"#.to_owned() }
    }

    fn find(&self, peer: &InputPhoneCall) -> Result<Call, RpcError> {
        let call = self.lock().calls.get(&peer.id).filter(|call| call.peer == *peer).cloned();
        call.ok_or_else(|| RpcError::new(400, "CALL_PEER_INVALID"))
    }

    fn lock(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn date() -> i32 {
    now().as_secs() as i32
}

/// A response names the users in it. Clients of every layer know `userEmpty`.
fn response(phone_call: types::PhoneCall, participant_id: i64) -> PhoneCall {
    let users = [ME, participant_id].map(|id| UserEmpty { id }.into()).to_vec();
    PhoneCall { phone_call, users }
}
