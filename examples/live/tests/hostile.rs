//! Clients that break the rules: the server closes their connections, and goes on serving others.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use live::api::functions::InvokeWithoutUpdates;
use live::api::functions::help::GetConfig;
use live::client::{CallError, Client};
use live::crypto::digest::{random, sha1};
use live::crypto::rsa::PublicKey;
use live::exchange::private_key::PrivateKey;
use live::exchange::server::{P, Q};
use live::message::{Counter, Inner, Message, Reason, Side, open_plain, plain};
use live::server::Server;
use live::transport::{Framing, Transport};
use typewright_runtime::{Encode, Function, Object};
use typewright_telegram::mtproto::functions::{ReqDhParams, ReqPqMulti};
use typewright_telegram::mtproto::types::{GzipPacked, MessageContainer, PQInnerData, ServerDhParams};
use typewright_telegram::mtproto::variants;

fn server() -> SocketAddr {
    let server = Server::bind(0, false).unwrap();
    let address = server.address();
    thread::spawn(|| server.run());
    address
}

fn stream(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream
}

/// A client that keeps the rules is served.
fn serves(address: SocketAddr) {
    let public = PrivateKey::example().public;
    assert!(Client::connect(address, Framing::Full, &public, None).unwrap().call(&GetConfig).is_ok());
}

/// The server hangs up on a client that sends these bytes.
fn hangs_up_on(address: SocketAddr, bytes: &[u8]) {
    let mut stream = stream(address);
    stream.write_all(bytes).unwrap();
    // An end or a reset, and no byte before it.
    let mut rest = Vec::new();
    _ = stream.read_to_end(&mut rest);
    assert_eq!(rest, [0; 0], "{bytes:x?}");
}

#[test]
fn frames_that_are_wrong_close_the_connection() {
    let address = server();
    let too_large = [0xff, 0xff, 0xff, 0x7f];
    hangs_up_on(address, &[&[0xee; 4][..], &too_large].concat());
    hangs_up_on(address, &[&[0xdd; 4][..], &too_large].concat());
    hangs_up_on(address, &[0xef, 0x7f, 0xff, 0xff, 0xff]);
    // Full framing: shorter than its own frame, out of sequence, a wrong checksum.
    hangs_up_on(address, &[8, 0, 0, 0, 0, 0, 0, 0]);
    hangs_up_on(address, &[12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    hangs_up_on(address, &[12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // An empty packet, and one that is too short for a message.
    hangs_up_on(address, &[0xef, 0]);
    hangs_up_on(address, &[0xef, 1, 0, 0, 0, 0]);
    serves(address);
}

/// Calls in a plain message.
fn call<F: Function + Encode>(transport: &mut Transport, function: &F) -> F::Response {
    transport.send(&plain(4, &Object::from_value(function).unwrap()).unwrap()).unwrap();
    let packet = transport.receive().unwrap().unwrap();
    function.response_from_bytes(open_plain(&packet).unwrap().as_bytes()).unwrap()
}

/// The answer to the second step of an exchange, with these factors of `pq` under this encryption.
fn prove(p: u32, q: u32, encrypt: impl Fn(&PublicKey, &PQInnerData) -> [u8; 256]) -> ServerDhParams {
    let mut transport = Transport::connect(stream(server()), Framing::Intermediate).unwrap();
    let res = call(&mut transport, &ReqPqMulti { nonce: [1; 16] });
    let (p, q) = (p.to_be_bytes().to_vec(), q.to_be_bytes().to_vec());
    let (nonce, server_nonce, new_nonce) = (res.nonce, res.server_nonce, [2; 32]);
    let inner = variants::PQInnerData { pq: res.pq, p: p.clone(), q: q.clone(), nonce, server_nonce, new_nonce };
    let public = PrivateKey::example().public;
    let encrypted_data = encrypt(&public, &inner.into()).to_vec();
    let public_key_fingerprint = public.fingerprint().unwrap();
    call(&mut transport, &ReqDhParams { nonce, server_nonce, p, q, public_key_fingerprint, encrypted_data })
}

#[test]
fn wrong_factors_fail_the_exchange() {
    let answer = prove(3, 5, |public, inner| public.encrypt(inner).unwrap());
    assert!(matches!(answer, ServerDhParams::Fail(_)), "{answer:?}");
}

#[test]
fn the_older_padding_of_rsa_works() {
    let answer = prove(P, Q, |public, inner| {
        let data = inner.to_bytes().unwrap();
        let padded = [&[0][..], &sha1(&[&data]), &data, &random::<256>().unwrap()].concat();
        public.raise(padded.first_chunk().unwrap()).unwrap()
    });
    assert!(matches!(answer, ServerDhParams::Ok(_)), "{answer:?}");
}

#[test]
fn steps_out_of_order_close_the_connection() {
    let address = server();
    let nonces = ([0; 16], [0; 16]);
    let query = ReqDhParams {
        nonce: nonces.0,
        server_nonce: nonces.1,
        p: Vec::new(),
        q: Vec::new(),
        public_key_fingerprint: 0,
        encrypted_data: vec![0; 256],
    };
    let mut transport = Transport::connect(stream(address), Framing::Intermediate).unwrap();
    transport.send(&plain(4, &Object::from_value(&query).unwrap()).unwrap()).unwrap();
    assert_eq!(transport.receive().unwrap(), None);
    serves(address);
}

fn wrap<X>(query: X) -> InvokeWithoutUpdates<X> {
    InvokeWithoutUpdates { query }
}

#[test]
fn calls_in_too_many_wrappers_are_refused() {
    let public = PrivateKey::example().public;
    let mut client = Client::connect(server(), Framing::Full, &public, None).unwrap();
    // The client adds two wrappers to the first of these calls.
    assert!(client.call(&wrap(wrap(GetConfig))).is_ok());
    let eight = wrap(wrap(wrap(wrap(wrap(wrap(wrap(wrap(GetConfig))))))));
    let Err(CallError::Refused(error)) = client.call(&eight) else { panic!() };
    assert_eq!((error.code, error.message.as_str()), (400, "INPUT_FETCH_ERROR"));
}

/// The server hangs up on a client that sends this body under a key that it knows.
fn hangs_up_on_body(address: SocketAddr, body: Object, change: impl Fn(&mut Vec<u8>)) {
    let client = Client::connect(address, Framing::Full, &PrivateKey::example().public, None).unwrap();
    let key = client.key();
    let msg_id = Counter::default().id(Reason::Call);
    let message = Message { salt: key.salt, session: 1, inner: Inner { msg_id, seqno: 1, body } };
    let mut packet = message.seal(&key.auth, Side::Client).unwrap();
    change(&mut packet);
    let mut transport = Transport::connect(stream(address), Framing::Intermediate).unwrap();
    transport.send(&packet).unwrap();
    assert_eq!(transport.receive().unwrap(), None);
}

#[test]
fn messages_that_are_wrong_close_the_connection() {
    let address = server();
    let call = Object::from_value(&GetConfig).unwrap();
    hangs_up_on_body(address, call.clone(), |packet| packet[30] ^= 1);
    hangs_up_on_body(address, call.clone(), |packet| packet.truncate(24));
    hangs_up_on_body(address, call.clone(), |packet| packet[9] ^= 1);
    hangs_up_on_body(address, Object::new(vec![0; 5]), |_| {});

    let contained = |msg_id, body| {
        Object::from_value(&MessageContainer { messages: vec![Inner { msg_id, seqno: 1, body }] }).unwrap()
    };
    hangs_up_on_body(address, contained(8, contained(4, call)), |_| {});
    let rubbish = GzipPacked { packed_data: vec![1; 9] };
    hangs_up_on_body(address, Object::from_value(&rubbish).unwrap(), |_| {});
    serves(address);
}
