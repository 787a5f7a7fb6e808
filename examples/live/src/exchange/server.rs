//! The server's side of the key exchange.

use std::time::Duration;

use typewright_runtime::Object;
use typewright_telegram::mtproto::functions::{Call, ReqDhParams, ReqPq, ReqPqMulti, SetClientDhParams};
use typewright_telegram::mtproto::types::{
    ClientDhInnerData, PQInnerData, ResPq, ServerDhInnerData, ServerDhParams, SetClientDhParamsAnswer,
};
use typewright_telegram::mtproto::variants::{DhGenOk, ServerDhParamsFail, ServerDhParamsOk};

use super::private_key::PrivateKey;
use super::secret::{Key, Nonces};
use crate::Error;
use crate::crypto::dh::{G, Half, PRIME};
use crate::crypto::digest::random;
use crate::message::{AuthKey, now};

/// The smaller factor that a client has to find. A real server draws other ones each time.
pub const P: u32 = 0x494c_553b;

/// The larger factor.
pub const Q: u32 = 0x5391_1073;

/// The part of the exchange that is done.
#[derive(Default)]
enum State {
    #[default]
    Nothing,
    Begun {
        nonce: [u8; 16],
        server_nonce: [u8; 16],
    },
    Halved {
        nonces: Nonces,
        half: Box<Half>,
        lifetime: Option<Duration>,
    },
}

/// An exchange on one connection.
pub struct Exchange<'a> {
    rsa: &'a PrivateKey,
    state: State,
}

/// A response, and the key that it completes.
type Answer = (Object, Option<Key>);

impl<'a> Exchange<'a> {
    /// An exchange that has not begun.
    #[must_use]
    pub fn new(rsa: &'a PrivateKey) -> Self {
        Self { rsa, state: State::Nothing }
    }

    /// Handles a step of the client. A step that is wrong or out of order fails, and the client has to reconnect.
    ///
    /// # Errors
    /// See above.
    pub fn step(&mut self, query: &Object) -> Result<Answer, Error> {
        match (query.decode_as()?, std::mem::take(&mut self.state)) {
            (Call::ReqPq(ReqPq { nonce }) | Call::ReqPqMulti(ReqPqMulti { nonce }), _) => self.begin(nonce),
            (Call::ReqDhParams(query), State::Begun { nonce, server_nonce }) => self.halve(&query, nonce, server_nonce),
            (Call::SetClientDhParams(query), State::Halved { nonces, half, lifetime }) => {
                finish(&query, &nonces, &half, lifetime)
            }
            _ => Err(Error::Protocol("a step of the key exchange is out of order")),
        }
    }

    fn begin(&mut self, nonce: [u8; 16]) -> Result<Answer, Error> {
        let server_nonce = random()?;
        self.state = State::Begun { nonce, server_nonce };
        let pq = (u64::from(P) * u64::from(Q)).to_be_bytes().to_vec();
        let server_public_key_fingerprints = vec![self.rsa.public.fingerprint()?];
        Ok((Object::from_value(&ResPq { nonce, server_nonce, pq, server_public_key_fingerprints })?, None))
    }

    fn halve(&mut self, query: &ReqDhParams, nonce: [u8; 16], server_nonce: [u8; 16]) -> Result<Answer, Error> {
        let inner: PQInnerData = self.rsa.decrypt(&query.encrypted_data)?;
        let nonces = Nonces { nonce, server_nonce, new_nonce: *inner.new_nonce() };
        nonces.check(query.nonce, query.server_nonce)?;
        nonces.check(*inner.nonce(), *inner.server_nonce())?;
        if *inner.p() != P.to_be_bytes() || *inner.q() != Q.to_be_bytes() {
            let fail = ServerDhParamsFail { nonce, server_nonce, new_nonce_hash: nonces.refusal() };
            return Ok((Object::from_value(&ServerDhParams::from(fail))?, None));
        }
        let half = Box::new(Half::random()?);
        let inner_data = ServerDhInnerData {
            nonce,
            server_nonce,
            g: G,
            dh_prime: PRIME.to_bytes_be(),
            g_a: half.public.to_vec(),
            server_time: now().as_secs() as i32,
        };
        let ok = ServerDhParamsOk { nonce, server_nonce, encrypted_answer: nonces.encrypt(&inner_data)? };
        let lifetime = inner.expires_in().map(|seconds| Duration::from_secs(seconds.max(&0).unsigned_abs().into()));
        self.state = State::Halved { nonces, half, lifetime };
        Ok((Object::from_value(&ServerDhParams::from(ok))?, None))
    }
}

fn finish(
    query: &SetClientDhParams,
    nonces: &Nonces,
    half: &Half,
    lifetime: Option<Duration>,
) -> Result<Answer, Error> {
    let inner: ClientDhInnerData = nonces.decrypt(&query.encrypted_data)?;
    nonces.check(inner.nonce, inner.server_nonce)?;
    let key = AuthKey::new(half.shared(&inner.g_b)?);
    let Nonces { nonce, server_nonce, .. } = *nonces;
    let ok = DhGenOk { nonce, server_nonce, new_nonce_hash1: nonces.proof(&key) };
    let answer = Object::from_value(&SetClientDhParamsAnswer::from(ok))?;
    Ok((answer, Some(Key::new(key, nonces, lifetime))))
}
