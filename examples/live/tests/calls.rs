//! Rust to Rust, over loopback: the calls, their errors, and the key exchange in all its forms.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::net::SocketAddr;
use std::thread;
use std::time::Duration;

use live::Error;
use live::api::functions::help::GetConfig;
use live::api::functions::users::GetUsers;
use live::client::{CallError, Client};
use live::exchange::private_key::PrivateKey;
use live::exchange::secret::Key;
use live::message::AuthKey;
use live::server::Server;
use live::server::phone::{BLOCKING, FLOODED};
use live::transport::Framing;
use typewright_runtime::MethodError;
use typewright_telegram::mtproto::functions::GetFutureSalts;
use typewright_telegram::telegram::functions::phone::{
    AcceptCall, ConfirmCall, DiscardCall, ReceivedCall, RequestCall, RequestCallError,
};
use typewright_telegram::telegram::types::{
    InputPhoneCall, InputUser, PhoneCall, PhoneCallDiscardReason, PhoneCallProtocol, User,
};
use typewright_telegram::telegram::variants;

const CALLEE: i64 = 1001;

/// A server on a port of its own, which ends with the test.
fn server() -> SocketAddr {
    let server = Server::bind(0, false).unwrap();
    let address = server.address();
    thread::spawn(|| server.run());
    address
}

fn connect(framing: Framing) -> Client {
    Client::connect(server(), framing, &PrivateKey::example().public, None).unwrap()
}

fn protocol(versions: usize) -> PhoneCallProtocol {
    PhoneCallProtocol { udp_p2p: true, ..PhoneCallProtocol::new(65, 92, vec!["5.0.0".to_owned(); versions]) }
}

fn request(user_id: i64) -> RequestCall {
    let user = variants::InputUser { user_id, access_hash: 5 };
    RequestCall::new(InputUser::InputUser(user), vec![7; 32], protocol(1), &mut || 42).video(true)
}

/// Requests a call and expects to be refused.
fn refused(user_id: i64) -> RequestCallError {
    match connect(Framing::Intermediate).call(&request(user_id)) {
        Err(CallError::Refused(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn request_call_returns_a_phone_call() {
    let response = connect(Framing::Intermediate).call(&request(CALLEE)).unwrap();
    let PhoneCall::Waiting(waiting) = response.phone_call else { panic!("{response:?}") };
    assert!(waiting.video);
    assert_eq!((waiting.participant_id, waiting.access_hash), (CALLEE, 42));
    assert_eq!(waiting.protocol, protocol(1));
    assert_eq!(response.users[1], User::from(variants::UserEmpty { id: CALLEE }));
}

#[test]
fn request_call_to_a_blocking_user_keeps_the_code_of_its_error() {
    let error = refused(BLOCKING);
    assert_eq!(error, RequestCallError::UserIsBlocked { code: 403 });
    assert_eq!((error.code(), error.name()), (403, "USER_IS_BLOCKED"));
}

#[test]
fn request_call_in_a_flood_says_how_long_to_wait() {
    let error = refused(FLOODED);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    assert_eq!(error.code(), 420);
}

#[test]
fn request_call_works_under_each_framing() {
    for framing in [Framing::Abridged, Framing::Intermediate, Framing::PaddedIntermediate, Framing::Full] {
        // More than the shortest lengths of all framings can say.
        for versions in [0, 1, 400] {
            let mut client = connect(framing);
            let call = RequestCall { protocol: protocol(versions), ..request(CALLEE) };
            let response = client.call(&call).unwrap();
            let PhoneCall::Waiting(waiting) = response.phone_call else { panic!("{framing:?}") };
            assert_eq!(waiting.protocol.library_versions.len(), versions, "{framing:?}");
        }
    }
}

#[test]
fn calls_go_on_to_be_accepted_confirmed_and_discarded() {
    let mut client = connect(Framing::Full);
    let PhoneCall::Waiting(waiting) = client.call(&request(CALLEE)).unwrap().phone_call else { panic!() };
    let peer = InputPhoneCall { id: waiting.id, access_hash: waiting.access_hash };
    assert!(client.call(&ReceivedCall { peer: peer.clone() }).unwrap());
    let accept = AcceptCall { peer: peer.clone(), g_b: vec![1; 256], protocol: protocol(1) };
    let PhoneCall::Accepted(accepted) = client.call(&accept).unwrap().phone_call else { panic!() };
    assert_eq!(accepted.g_b, [1; 256]);
    let confirm = ConfirmCall { peer: peer.clone(), g_a: vec![2; 256], key_fingerprint: -3, protocol: protocol(1) };
    let PhoneCall::PhoneCall(call) = client.call(&confirm).unwrap().phone_call else { panic!() };
    assert_eq!((call.g_a_or_b.as_slice(), call.key_fingerprint), ([2; 256].as_slice(), -3));
    let discard = DiscardCall::new(peer.clone(), 1, PhoneCallDiscardReason::Hangup, 0);
    assert_eq!(client.call(&discard).unwrap().id(), Some(0xe317_af7e), "updatesTooLong");
    let Err(CallError::Refused(error)) = client.call(&ReceivedCall { peer }) else { panic!() };
    assert_eq!(error.name(), "CALL_PEER_INVALID");
}

#[test]
fn responses_that_gzip_makes_smaller_are_unpacked() {
    let config = connect(Framing::Abridged).call(&GetConfig).unwrap();
    assert_eq!(config.dc_options[0].ip_address, "127.0.0.1");
}

#[test]
fn vectors_are_responses() {
    let users = connect(Framing::Abridged).call(&GetUsers { id: vec![InputUser::InputUserSelf] }).unwrap();
    let [User::User(user)] = users.as_slice() else { panic!("{users:?}") };
    assert!(user.self_);
}

#[test]
fn temporary_keys_have_to_be_bound() {
    let (address, public) = (server(), PrivateKey::example().public);
    let lasting = Client::connect(address, Framing::Full, &public, None).unwrap();
    let hour = Some(Duration::from_secs(3600));
    let mut client = Client::connect(address, Framing::Full, &public, hour).unwrap();

    let Err(CallError::Refused(error)) = client.call(&GetConfig) else { panic!() };
    assert_eq!((error.code, error.message.as_str()), (401, "AUTH_KEY_PERM_EMPTY"));
    let Err(CallError::Refused(error)) = client.bind(&AuthKey::new([9; 256])) else { panic!() };
    assert_eq!((error.code, error.message.as_str()), (400, "ENCRYPTED_MESSAGE_INVALID"));
    assert!(client.bind(&lasting.key().auth).unwrap());
    assert!(client.call(&GetConfig).is_ok());
}

#[test]
fn keys_outlive_connections_and_wrong_salts_are_mended() {
    let (address, public) = (server(), PrivateKey::example().public);
    let client = Client::connect(address, Framing::Full, &public, None).unwrap();
    let stale = Key { salt: 1, ..client.key().clone() };
    let mut again = Client::resume(address, Framing::Abridged, stale).unwrap();
    assert!(again.call(&GetConfig).is_ok());
    assert_eq!(again.key().salt, client.key().salt);
}

#[test]
fn unknown_keys_are_a_transport_error() {
    let key = Key { auth: AuthKey::new([9; 256]), salt: 0, expires_at: None, may_call: true };
    let mut client = Client::resume(server(), Framing::Intermediate, key).unwrap();
    let result = client.call(&GetConfig);
    assert!(matches!(result, Err(CallError::Failed(Error::Transport(-404)))), "{result:?}");
}

#[test]
fn another_public_key_is_not_trusted() {
    let mut public = PrivateKey::example().public;
    public.n += 2_u8;
    assert!(Client::connect(server(), Framing::Intermediate, &public, None).is_err());
}

#[test]
fn calls_of_other_schemas_are_refused() {
    // A message of MTProto in a wrapper is no call of the API.
    let mut client = connect(Framing::Intermediate);
    let Err(CallError::Refused(error)) = client.call(&GetFutureSalts { num: 1 }) else { panic!() };
    assert_eq!(error.code, 400);
}
