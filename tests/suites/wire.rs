//! The bytes of other implementations for the same values: `tests/cases/wire/phone.json`.

use typewright_runtime::{Decode, Encode, Function};
use typewright_telegram::telegram::functions::phone::{AcceptCall, ReceivedCall, RequestCall};
use typewright_telegram::telegram::types::{
    self, DataJson, InputPhoneCall, InputUser, PhoneCallDiscardReason, PhoneCallProtocol, User,
};
use typewright_telegram::telegram::variants::{
    InputPeerChannel, InputUserFromMessage, PhoneCall, PhoneCallDiscarded, PhoneConnection, PhoneConnectionWebrtc,
    UserEmpty,
};

/// The bytes of a vector, by the start of its name.
fn golden(name: &str) -> Vec<u8> {
    let file = include_str!("../cases/wire/phone.json");
    let (_, rest) = file.split_once(&format!("\"name\": \"{name}")).unwrap_or_else(|| panic!("no vector {name}"));
    let hex = rest.split_once("\"hex\": \"").unwrap().1.split_once('"').unwrap().0;
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// Checks that `value` encodes to the vector `name`, has its size, and decodes from it.
fn holds<T>(name: &str, value: &T)
where
    T: Encode + for<'de> Decode<'de> + PartialEq + std::fmt::Debug,
{
    let bytes = value.to_bytes().unwrap();
    assert_eq!(bytes, golden(name), "{name}");
    assert_eq!(bytes.len(), value.size(), "{name}");
    assert_eq!(&T::from_bytes(&bytes).unwrap(), value, "{name}");
    for end in 0..bytes.len() {
        assert!(T::from_bytes(&bytes[..end]).is_err(), "{name}: {end} bytes are a whole value");
    }
}

fn hash(length: u16) -> Vec<u8> {
    (0..length).map(|byte| byte as u8).collect()
}

fn protocol() -> PhoneCallProtocol {
    PhoneCallProtocol { udp_p2p: true, udp_reflector: true, ..PhoneCallProtocol::new(65, 92, versions()) }
}

fn versions() -> Vec<String> {
    vec!["2.4.4".to_owned(), "5.0.0".to_owned()]
}

fn call() -> InputPhoneCall {
    InputPhoneCall { id: 7_000_000_000_000_000_001, access_hash: -7_000_000_000_000_000_002 }
}

fn request(user_id: InputUser) -> RequestCall {
    RequestCall { video: false, user_id, random_id: 305_419_896, g_a_hash: hash(256), protocol: protocol() }
}

fn empty_users() -> Vec<User> {
    [777_000, 5_000_000_001].map(|id| UserEmpty { id }.into()).to_vec()
}

#[test]
fn request_call_with_a_flag() {
    holds("requestCall inputUserSelf video=on", &RequestCall { video: true, ..request(InputUser::InputUserSelf) });
}

#[test]
fn request_call_with_types_in_types() {
    let peer = InputPeerChannel { channel_id: 1_234_567_890, access_hash: 987_654_321_987_654_321 }.into();
    let user = InputUserFromMessage { peer, msg_id: 42, user_id: 777_000 };
    holds("requestCall inputUserFromMessage video=off", &request(user.into()));
}

#[test]
fn request_call_at_the_edges() {
    let user = typewright_telegram::telegram::variants::InputUser {
        user_id: 5_000_000_001,
        access_hash: -1_234_567_890_123_456_789,
    };
    let call = RequestCall {
        random_id: i32::MIN,
        g_a_hash: hash(32),
        protocol: PhoneCallProtocol::new(65, 65, Vec::new()),
        ..request(user.into())
    };
    holds("requestCall 32-byte hash", &call);
}

#[test]
fn a_protocol_with_one_flag_of_two() {
    let protocol = PhoneCallProtocol { udp_p2p: true, ..PhoneCallProtocol::new(65, 92, versions()) };
    holds("phoneCallProtocol udp_p2p only", &protocol);
}

#[test]
fn a_discarded_call_with_all_that_may_be_absent() {
    let discarded = PhoneCallDiscarded {
        need_rating: true,
        need_debug: true,
        video: true,
        reason: Some(PhoneCallDiscardReason::Busy),
        duration: Some(3723),
        ..PhoneCallDiscarded::new(call().id)
    };
    let answer = types::phone::PhoneCall { phone_call: discarded.into(), users: empty_users() };
    holds("phoneCall: discarded, reason Busy", &answer);
}

#[test]
fn a_discarded_call_without() {
    let phone_call = PhoneCallDiscarded::new(call().id).into();
    holds("phoneCall: discarded, nothing optional", &types::phone::PhoneCall { phone_call, users: Vec::new() });
}

#[test]
fn an_active_call_is_the_response_to_a_request() {
    let webrtc =
        |stun, id: i64, (ip, ipv6): (&str, &str), port, (name, password): (&str, &str)| PhoneConnectionWebrtc {
            turn: true,
            stun,
            ..PhoneConnectionWebrtc::new(id, ip.to_owned(), ipv6.to_owned(), port, name.to_owned(), password.to_owned())
        };
    let plain = |tcp, id: i64, ip: &str, ipv6: &str, port, peer_tag| PhoneConnection {
        tcp,
        ..PhoneConnection::new(id, ip.to_owned(), ipv6.to_owned(), port, peer_tag)
    };
    let active = PhoneCall {
        p2p_allowed: true,
        video: true,
        conference_supported: true,
        id: call().id,
        access_hash: call().access_hash,
        date: 1_700_000_000,
        admin_id: 5_000_000_001,
        participant_id: 777_000,
        g_a_or_b: hash(256),
        key_fingerprint: -81_985_529_216_486_896,
        protocol: protocol(),
        connections: vec![
            plain(true, 8_070_450_532_247_928_833, "149.154.167.51", "2001:67c:4e8:f002::a", 598, hash(16)).into(),
            webrtc(true, 8_070_450_532_247_928_834, ("91.108.9.1", ""), 1400, ("reflector", "0123456789abcdef")).into(),
            plain(false, -1, "91.108.13.3", "", 1400, Vec::new()).into(),
            webrtc(false, 3, ("91.108.9.2", "2001:b28:f23f:f005::a"), 65_535, ("", "пароль")).into(),
        ],
        start_date: 1_700_000_007,
        custom_parameters: Some(DataJson { data: "{\"network_kbps\":128,\"ñ\":\"😀\"}".to_owned() }),
    };
    let answer = types::phone::PhoneCall { phone_call: active.into(), users: empty_users() };
    holds("phoneCall: active, both connection kinds", &answer);
    let asked = request(InputUser::InputUserSelf);
    assert_eq!(asked.response_from_bytes(&golden("phoneCall: active, both connection kinds")).unwrap(), answer);
}

#[test]
fn accept_call() {
    holds("acceptCall", &AcceptCall { peer: call(), g_b: hash(256), protocol: protocol() });
}

#[test]
fn received_call() {
    holds("receivedCall", &ReceivedCall { peer: call() });
}
