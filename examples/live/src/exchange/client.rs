//! The client's side of the key exchange.

use std::time::Duration;

use num_bigint::BigUint;
use typewright_runtime::{Encode, Function, Object};
use typewright_telegram::mtproto::functions::{ReqDhParams, ReqPqMulti, SetClientDhParams};
use typewright_telegram::mtproto::types::{
    self, ClientDhInnerData, ResPq, ServerDhInnerData, ServerDhParams, SetClientDhParamsAnswer,
};
use typewright_telegram::mtproto::variants::{PQInnerData, PQInnerDataTemp, ServerDhParamsOk};

use super::secret::{Key, Nonces};
use crate::Error;
use crate::crypto::dh::{G, Half, PRIME};
use crate::crypto::digest::random;
use crate::crypto::factor::factor;
use crate::crypto::rsa::PublicKey;
use crate::error::ensure;
use crate::message::{AuthKey, Counter, Reason, open_plain, plain};
use crate::transport::Transport;

/// Agrees on a key: a temporary one if it has a `lifetime`.
///
/// # Errors
/// The server broke a rule, or proved not to have the private key.
pub fn exchange(transport: &mut Transport, server: &PublicKey, lifetime: Option<Duration>) -> Result<Key, Error> {
    let mut calls = Calls { transport, counter: Counter::default() };
    let nonce = random()?;
    let res = calls.call(&ReqPqMulti { nonce })?;
    let known = res.server_public_key_fingerprints.contains(&server.fingerprint()?);
    ensure(known, "the server has another public key")?;
    let server_nonce = res.server_nonce;
    let nonces = Nonces { nonce, server_nonce, new_nonce: random()? };
    nonces.check(res.nonce, server_nonce)?;

    let params = prove(&res, &nonces, server, lifetime)?;
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
    nonces.check(ok.nonce, ok.server_nonce)?;
    ensure(ok.new_nonce_hash1 == nonces.proof(&key), "the server has another key")?;
    Ok(Key::new(key, &nonces, lifetime))
}

/// The factors and the secret, encrypted for the server.
fn prove(res: &ResPq, nonces: &Nonces, server: &PublicKey, lifetime: Option<Duration>) -> Result<ReqDhParams, Error> {
    let number = BigUint::from_bytes_be(&res.pq);
    let factors = u64::try_from(number).ok().and_then(factor).ok_or(Error::Protocol("pq cannot be factored"))?;
    let (p, q) = (BigUint::from(factors.0).to_bytes_be(), BigUint::from(factors.1).to_bytes_be());
    let Nonces { nonce, server_nonce, new_nonce } = *nonces;
    let pq = res.pq.clone();
    let inner = match lifetime {
        None => PQInnerData { pq, p: p.clone(), q: q.clone(), nonce, server_nonce, new_nonce }.into(),
        Some(lifetime) => {
            let expires_in = i32::try_from(lifetime.as_secs()).unwrap_or(i32::MAX);
            PQInnerDataTemp { pq, p: p.clone(), q: q.clone(), nonce, server_nonce, new_nonce, expires_in }.into()
        }
    };
    let encrypted_data = server.encrypt::<types::PQInnerData>(&inner)?.to_vec();
    Ok(ReqDhParams { nonce, server_nonce, p, q, public_key_fingerprint: server.fingerprint()?, encrypted_data })
}

/// This side's half, and the key that it makes with the server's.
fn share(params: &ServerDhParamsOk, nonces: &Nonces) -> Result<(Half, AuthKey), Error> {
    nonces.check(params.nonce, params.server_nonce)?;
    let inner: ServerDhInnerData = nonces.decrypt(&params.encrypted_answer)?;
    nonces.check(inner.nonce, inner.server_nonce)?;
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
