//! The client's side of the key exchange.

use std::time::Duration;

use num_bigint::BigUint;
use typewright_runtime::{Encode, Function, Object};
use typewright_telegram::mtproto::functions::{ReqDhParams, ReqPqMulti, SetClientDhParams};
use typewright_telegram::mtproto::types::{
    self, ClientDhInnerData, ResPq, ServerDhInnerData, ServerDhParams, SetClientDhParamsAnswer,
};
use typewright_telegram::mtproto::variants::{PQInnerData, PQInnerDataTemp, ServerDhParamsOk};

use super::secret::{NewKey, Nonces, Outcome};
use crate::Error;
use crate::crypto::dh::{G, Half, PRIME};
use crate::crypto::digest::random;
use crate::crypto::factor::factor;
use crate::crypto::rsa::{Padding, PublicKey};
use crate::error::ensure;
use crate::message::{AuthKey, Counter, Reason, open_plain, plain};
use crate::transport::Transport;

/// The choices of a client in an exchange.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// The padding of the data under RSA.
    pub padding: Padding,
    /// The lifetime of the key; none for a lasting one.
    pub expires_in: Option<Duration>,
}

/// Agrees on a key.
///
/// # Errors
/// The server broke a rule, or proved not to have the private key.
pub fn exchange(transport: &mut Transport, server: &PublicKey, choices: Choices) -> Result<NewKey, Error> {
    let mut calls = Calls { transport, counter: Counter::default() };
    let res = calls.call(&ReqPqMulti { nonce: random()? })?;
    let fingerprint = server.fingerprint()?;
    ensure(res.server_public_key_fingerprints.contains(&fingerprint), "the server has another public key")?;
    let (nonce, server_nonce) = (res.nonce, res.server_nonce);
    let nonces = Nonces { nonce, server_nonce, new_nonce: random()? };

    let params = prove(&res, &nonces, fingerprint, server, choices)?;
    let ServerDhParams::Ok(params) = calls.call(&params)? else {
        return Err(Error::Protocol("the server refuses the exchange"));
    };
    let (half, key) = share(&params, &nonces)?;

    let inner = ClientDhInnerData { nonce, server_nonce, retry_id: 0, g_b: half.public.to_vec() };
    let encrypted_data = nonces.encrypt(&inner)?;
    let answer = calls.call(&SetClientDhParams { nonce, server_nonce, encrypted_data })?;
    let SetClientDhParamsAnswer::DhGenOk(ok) = answer else {
        return Err(Error::Protocol("the server did not take this half of the key"));
    };
    ensure(ok.new_nonce_hash1 == nonces.proof(Outcome::Ok, &key), "the server has another key")?;
    Ok(NewKey { key, salt: nonces.salt(), expires_in: choices.expires_in })
}

/// The factors and the secret, encrypted for the server.
fn prove(
    res: &ResPq,
    nonces: &Nonces,
    public_key_fingerprint: i64,
    server: &PublicKey,
    choices: Choices,
) -> Result<ReqDhParams, Error> {
    let number = BigUint::from_bytes_be(&res.pq);
    let factors = u64::try_from(number).ok().and_then(factor).ok_or(Error::Protocol("pq cannot be factored"))?;
    let (p, q) = (BigUint::from(factors.0).to_bytes_be(), BigUint::from(factors.1).to_bytes_be());
    let Nonces { nonce, server_nonce, new_nonce } = *nonces;
    let lasting = PQInnerData { pq: res.pq.clone(), p: p.clone(), q: q.clone(), nonce, server_nonce, new_nonce };
    let inner = match choices.expires_in {
        None => types::PQInnerData::from(lasting),
        Some(time) => {
            let PQInnerData { pq, p, q, .. } = lasting;
            let expires_in = i32::try_from(time.as_secs()).unwrap_or(i32::MAX);
            PQInnerDataTemp { pq, p, q, nonce, server_nonce, new_nonce, expires_in }.into()
        }
    };
    let encrypted_data = server.encrypt(&inner, choices.padding)?.to_vec();
    Ok(ReqDhParams { nonce, server_nonce, p, q, public_key_fingerprint, encrypted_data })
}

/// This side's half, and the key that it makes with the server's.
fn share(params: &ServerDhParamsOk, nonces: &Nonces) -> Result<(Half, AuthKey), Error> {
    let inner: ServerDhInnerData = nonces.decrypt(&params.encrypted_answer)?;
    let same = (inner.nonce, inner.server_nonce) == (nonces.nonce, nonces.server_nonce);
    ensure(same, "the nonces of server_DH_inner_data are wrong")?;
    // The published prime and its generator; any other one would have to be proved safe.
    ensure(inner.g == G && inner.dh_prime == PRIME.to_bytes_be(), "the server uses another prime")?;
    let half = Half::random()?;
    let key = AuthKey::new(half.shared(&inner.g_a)?);
    Ok((half, key))
}

/// Calls in plain messages.
struct Calls<'a> {
    transport: &'a mut Transport,
    counter: Counter,
}

impl Calls<'_> {
    fn call<F: Function + Encode>(&mut self, function: &F) -> Result<F::Response, Error> {
        self.transport.send(&plain(self.counter.id(Reason::Call), &Object::from_value(function)?)?)?;
        let packet = self.transport.receive()?.ok_or(Error::Protocol("the server hung up"))?;
        Ok(function.response_from_bytes(open_plain(&packet)?.as_bytes())?)
    }
}
