//! The calls before a client's first own one: configuration, login, updates.

use typewright_runtime::RpcError;
use typewright_telegram::mtproto::types::BindAuthKeyInner;
use typewright_telegram::telegram;
use typewright_telegram::telegram::types::{self, InputUser};
use typewright_telegram::telegram::variants::{User, UserEmpty};

use super::dispatch::Caller;
use super::keys::Keys;
use crate::api::functions::auth::{BindTempAuthKey, SendCode, SignIn};
use crate::api::functions::users::GetUsers;
use crate::api::types::auth::{Authorization, SentCode, SentCodeType};
use crate::api::types::updates::{Difference, State};
use crate::api::types::{Config, DcOption, NearestDc};
use crate::exchange::secret::Key;
use crate::message::now;

/// The user who logs in.
pub const ME: i64 = 777;

/// The one code that logs in.
pub const CODE: &str = "12345";

/// The data center that the server says it is.
const DC: i32 = 2;

fn seconds() -> i32 {
    now().as_secs() as i32
}

/// The configuration: the server itself is every data center, on loopback.
pub(super) fn config(port: u16) -> Config {
    let option = DcOption { this_port_only: true, ..DcOption::new(DC, "127.0.0.1".to_owned(), port.into()) };
    Config {
        date: seconds(),
        expires: seconds() + 3600,
        this_dc: DC,
        dc_options: vec![option],
        chat_size_max: 200,
        megagroup_size_max: 200_000,
        message_length_max: 4096,
        caption_length_max: 1024,
        call_ring_timeout_ms: 90_000,
        me_url_prefix: "https://t.me/".to_owned(),
        ..Config::default()
    }
}

pub(super) fn nearest_dc() -> NearestDc {
    NearestDc { country: "NL".to_owned(), this_dc: DC, nearest_dc: DC }
}

pub(super) fn send_code(call: &SendCode) -> SentCode {
    let length = CODE.len() as i32;
    SentCode::new(SentCodeType { length }, format!("hash of {}", call.phone_number))
}

pub(super) fn sign_in(call: &SignIn, caller: Caller) -> Result<Authorization, RpcError> {
    if call.phone_code.as_deref() == Some(CODE) {
        Ok(Authorization::new(user(ME, caller)))
    } else {
        Err(RpcError::new(400, "PHONE_CODE_INVALID"))
    }
}

/// The users asked for; a server leaves out those that it does not know.
pub(super) fn users(call: &GetUsers, caller: Caller) -> Vec<types::User> {
    let ids = call.id.iter().filter_map(|id| match id {
        InputUser::InputUserSelf => Some(ME),
        InputUser::InputUser(user) => Some(user.user_id),
        _ => None,
    });
    ids.map(|id| user(id, caller)).collect()
}

/// A user, as the caller's layer knows users: an older one has another constructor.
fn user(id: i64, caller: Caller) -> types::User {
    if caller.layer < telegram::LAYER as i32 {
        return UserEmpty { id }.into();
    }
    let name = if id == ME { "Caller" } else { "Callee" };
    User { self_: id == ME, access_hash: Some(id), first_name: Some(name.to_owned()), ..User::new(id) }.into()
}

pub(super) fn state() -> State {
    State { pts: 1, qts: 0, date: seconds(), seq: 1, unread_count: 0 }
}

pub(super) fn difference() -> Difference {
    Difference { date: seconds(), seq: 1 }
}

/// Binds the temporary key of this call to a lasting one, which the client proves to have.
pub(super) fn bind(keys: &Keys, key: &Key, caller: Caller, call: &BindTempAuthKey) -> Result<bool, RpcError> {
    let BindTempAuthKey { nonce, perm_auth_key_id, expires_at, .. } = *call;
    let (temp_auth_key_id, temp_session_id) = (key.auth.id(), caller.session);
    let expected = BindAuthKeyInner { nonce, temp_auth_key_id, perm_auth_key_id, temp_session_id, expires_at };
    let opened = keys.find(perm_auth_key_id).and_then(|key| key.auth.open_binding(&call.encrypted_message).ok());
    if opened.is_none_or(|opened| opened.decode_as() != Ok(expected)) {
        return Err(RpcError::new(400, "ENCRYPTED_MESSAGE_INVALID"));
    }
    keys.bind(temp_auth_key_id);
    Ok(true)
}
