//! The server's side of the key exchange.

use std::time::Duration;

use typewright_runtime::Object;
use typewright_telegram::mtproto::functions::{Call, ReqDhParams, ReqPq, ReqPqMulti, SetClientDhParams};
use typewright_telegram::mtproto::types::{
    ClientDhInnerData, PQInnerData, ResPq, ServerDhInnerData, ServerDhParams, SetClientDhParamsAnswer,
};
use typewright_telegram::mtproto::variants::{DhGenOk, ServerDhParamsFail, ServerDhParamsOk};

use super::secret::{NewKey, Nonces, Outcome};
use crate::Error;
use crate::crypto::dh::{G, Half, PRIME};
use crate::crypto::digest::random;
use crate::crypto::rsa::PrivateKey;
use crate::error::ensure;
use crate::message::{AuthKey, now};

/// The factors that a client has to find. A real server draws other ones each time.
const P: u32 = 0x494c_553b;
const Q: u32 = 0x5391_1073;

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
        expires_in: Option<Duration>,
    },
}

/// An exchange on one connection.
pub struct Exchange<'a> {
    rsa: &'a PrivateKey,
    state: State,
}

/// A response, and the key that it completes.
type Answer = (Object, Option<NewKey>);

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
            (Call::SetClientDhParams(query), State::Halved { nonces, half, expires_in }) => {
                finish(&query, &nonces, &half, expires_in)
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
        ensure((query.nonce, query.server_nonce) == (nonce, server_nonce), "the nonces of req_DH_params are wrong")?;
        let inner = Inner::from(self.rsa.decrypt::<PQInnerData>(&query.encrypted_data)?);
        let nonces = inner.nonces;
        ensure((nonces.nonce, nonces.server_nonce) == (nonce, server_nonce), "the nonces of p_q_inner_data are wrong")?;
        if inner.p != P.to_be_bytes() || inner.q != Q.to_be_bytes() {
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
        self.state = State::Halved { nonces, half, expires_in: inner.expires_in };
        Ok((Object::from_value(&ServerDhParams::from(ok))?, None))
    }
}

fn finish(
    query: &SetClientDhParams,
    nonces: &Nonces,
    half: &Half,
    expires_in: Option<Duration>,
) -> Result<Answer, Error> {
    let inner: ClientDhInnerData = nonces.decrypt(&query.encrypted_data)?;
    let same = (inner.nonce, inner.server_nonce) == (nonces.nonce, nonces.server_nonce);
    ensure(same, "the nonces of client_DH_inner_data are wrong")?;
    let key = AuthKey::new(half.shared(&inner.g_b)?);
    let ok = DhGenOk {
        nonce: nonces.nonce,
        server_nonce: nonces.server_nonce,
        new_nonce_hash1: nonces.proof(Outcome::Ok, &key),
    };
    let answer = Object::from_value(&SetClientDhParamsAnswer::from(ok))?;
    Ok((answer, Some(NewKey { key, salt: nonces.salt(), expires_in })))
}

/// The common fields of the four constructors of `P_Q_inner_data`. The data center that two of them name does not
/// matter here.
struct Inner {
    p: Vec<u8>,
    q: Vec<u8>,
    nonces: Nonces,
    expires_in: Option<Duration>,
}

impl From<PQInnerData> for Inner {
    fn from(data: PQInnerData) -> Self {
        macro_rules! inner {
            ($data:expr, $expires_in:expr) => {{
                let (nonce, server_nonce, new_nonce) = ($data.nonce, $data.server_nonce, $data.new_nonce);
                let nonces = Nonces { nonce, server_nonce, new_nonce };
                Self { p: $data.p, q: $data.q, nonces, expires_in: $expires_in }
            }};
        }
        let seconds = |seconds: i32| Some(Duration::from_secs(seconds.max(0).unsigned_abs().into()));
        match data {
            PQInnerData::PQInnerData(data) => inner!(data, None),
            PQInnerData::Dc(data) => inner!(data, None),
            PQInnerData::Temp(data) => inner!(data, seconds(data.expires_in)),
            PQInnerData::TempDc(data) => inner!(data, seconds(data.expires_in)),
        }
    }
}
