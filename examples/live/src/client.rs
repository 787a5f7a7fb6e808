//! A blocking client: one connection, one session, one call at a time.

use std::mem::take;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use typewright_runtime::{Combinator, Encode, Function, MethodError, Object, RpcError};
use typewright_telegram::mtproto::types::{self, BindAuthKeyInner, MsgsAck, NewSession, RpcResult};
use typewright_telegram::mtproto::variants::{BadMsgNotification, BadServerSalt};
use typewright_telegram::telegram;

use crate::api::functions::auth::BindTempAuthKey;
use crate::api::functions::{InitConnection, InvokeWithLayer};
use crate::crypto::rsa::PublicKey;
use crate::error::ensure;
use crate::exchange::client::exchange;
use crate::exchange::secret::Key;
use crate::message::{AuthKey, Inner, Message, Outbox, Reason, Side, opened, random_id};
use crate::transport::{Framing, Transport};
use crate::{Error, wire};

/// The layer of the bindings.
const LAYER: i32 = telegram::LAYER as i32;

/// The time that the server may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// The number of times that a call is sent: a salt may expire on the way.
const ATTEMPTS: u8 = 3;

/// The reason for which a call has no response; `E` lists the known errors of the function.
#[derive(Debug, thiserror::Error)]
pub enum CallError<E: MethodError> {
    /// The server refuses the call.
    #[error("{}", .0.known())]
    Refused(E),
    /// The connection cannot go on.
    #[error(transparent)]
    Failed(Error),
}

impl<E: MethodError, T: Into<Error>> From<T> for CallError<E> {
    fn from(error: T) -> Self {
        Self::Failed(error.into())
    }
}

/// A client that is connected.
pub struct Client {
    transport: Transport,
    key: Key,
    session: i64,
    outbox: Outbox,
    /// The server knows the layer of this client.
    introduced: bool,
    /// Messages of the server, to be acknowledged with the next call.
    unacknowledged: Vec<i64>,
}

/// The ids of a call and of the packet that it is in; they differ in a container. Responses name the first, complaints
/// the second.
struct Sent {
    call: i64,
    packet: i64,
}

/// The end of a call.
enum End {
    /// Its response, or the error in place of one.
    Result(Object),
    /// The server has not handled it, for its salt was wrong.
    Resend,
}

impl Client {
    /// Connects, and agrees on a key: a temporary one if it has a `lifetime`.
    ///
    /// # Errors
    /// The server cannot be reached, has another public key, or breaks a rule.
    pub fn connect(
        address: SocketAddr,
        framing: Framing,
        server: &PublicKey,
        lifetime: Option<Duration>,
    ) -> Result<Self, Error> {
        let mut transport = open(address, framing)?;
        let key = exchange(&mut transport, server, lifetime)?;
        Self::with_transport(transport, key)
    }

    /// Connects with a key from an earlier connection.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn resume(address: SocketAddr, framing: Framing, key: Key) -> Result<Self, Error> {
        Self::with_transport(open(address, framing)?, key)
    }

    fn with_transport(transport: Transport, key: Key) -> Result<Self, Error> {
        let (session, outbox) = (random_id()?, Outbox::default());
        Ok(Self { transport, key, session, outbox, introduced: false, unacknowledged: Vec::new() })
    }

    /// The key of the connection, and its newest salt.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Calls a function and waits for its response.
    ///
    /// # Errors
    /// The server refuses the call, or the connection cannot go on.
    pub fn call<F: Function + Encode>(&mut self, function: &F) -> Result<F::Response, CallError<F::Error>> {
        let id = self.outbox.id(Reason::Call);
        self.call_as(id, function)
    }

    /// Binds the temporary key of this connection to a lasting one: the server takes no other call before.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub fn bind(&mut self, lasting: &AuthKey) -> Result<bool, CallError<RpcError>> {
        let (id, nonce) = (self.outbox.id(Reason::Call), random_id()?);
        let expires_at = self.key.expires_at.unwrap_or_default().as_secs();
        let expires_at = i32::try_from(expires_at).unwrap_or(i32::MAX);
        let (temp_auth_key_id, perm_auth_key_id) = (self.key.auth.id(), lasting.id());
        let temp_session_id = self.session;
        let inner = BindAuthKeyInner { nonce, temp_auth_key_id, perm_auth_key_id, temp_session_id, expires_at };
        let encrypted_message = lasting.seal_binding(id, &inner)?;
        self.call_as(id, &BindTempAuthKey { perm_auth_key_id, nonce, expires_at, encrypted_message })
    }

    /// Calls a function in the message `id`.
    fn call_as<F: Function + Encode>(&mut self, mut id: i64, function: &F) -> Result<F::Response, CallError<F::Error>> {
        let call = Object::from_value(function)?;
        let query = wire::pack(if self.introduced { call } else { introduce(call)? })?;
        for _ in 0..ATTEMPTS {
            let sent = self.send(id, &query)?;
            match self.wait(&sent)? {
                End::Result(result) => {
                    self.introduced = true;
                    return read(function, result);
                }
                End::Resend => id = self.outbox.id(Reason::Call),
            }
        }
        Err(Error::Protocol("the server refuses every salt").into())
    }

    /// Sends a call, together with acknowledgements.
    fn send(&mut self, call: i64, query: &Object) -> Result<Sent, Error> {
        self.outbox.push(call, query, true)?;
        if !self.unacknowledged.is_empty() {
            let msg_ids = take(&mut self.unacknowledged);
            let id = self.outbox.id(Reason::Call);
            self.outbox.push(id, &MsgsAck { msg_ids }, false)?;
        }
        let inner = self.outbox.take(Reason::Call)?.ok_or(Error::Protocol("there is nothing to send"))?;
        let packet = inner.msg_id;
        let message = Message { salt: self.key.salt, session: self.session, inner };
        self.transport.send(&message.seal(&self.key.auth, Side::Client)?)?;
        Ok(Sent { call, packet })
    }

    /// Receives messages up to the end of a call.
    fn wait(&mut self, sent: &Sent) -> Result<End, Error> {
        loop {
            let mut end = None;
            for message in self.receive()? {
                end = end.or(self.handle(&message, sent)?);
            }
            if let Some(end) = end {
                return Ok(end);
            }
        }
    }

    /// The messages of the next packet.
    fn receive(&mut self) -> Result<Vec<Inner>, Error> {
        let packet = self.transport.receive()?.ok_or(Error::Protocol("the server hung up"))?;
        if let Ok(code) = <[u8; 4]>::try_from(packet.as_slice()) {
            return Err(Error::Transport(i32::from_le_bytes(code)));
        }
        let Message { session, inner, .. } = Message::open(&self.key.auth, Side::Server, &packet)?;
        ensure(session == self.session, "a message belongs to another session")?;
        Ok(opened(inner)?)
    }

    /// Takes note of a message, which may end a call.
    fn handle(&mut self, message: &Inner, sent: &Sent) -> Result<Option<End>, Error> {
        match message.body.id() {
            Some(RpcResult::ID) => {
                let RpcResult { req_msg_id, result } = message.body.decode_as()?;
                self.unacknowledged.push(message.msg_id);
                Ok((req_msg_id == sent.call).then_some(End::Result(result)))
            }
            Some(NewSession::ID) => {
                self.key.salt = message.body.decode_as::<NewSession>()?.server_salt;
                self.unacknowledged.push(message.msg_id);
                Ok(None)
            }
            Some(BadServerSalt::ID) => {
                let bad: BadServerSalt = message.body.decode_as()?;
                self.key.salt = bad.new_server_salt;
                Ok((bad.bad_msg_id == sent.packet).then_some(End::Resend))
            }
            Some(BadMsgNotification::ID) => Err(Error::Protocol("the server refuses a message")),
            // Acknowledgements, pongs, updates.
            _ => Ok(None),
        }
    }
}

fn open(address: SocketAddr, framing: Framing) -> Result<Transport, Error> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Transport::connect(stream, framing)
}

/// The first call of a connection describes the client, and names its layer.
fn introduce(query: Object) -> Result<Object, Error> {
    let [device, system, version, language] = ["loopback", "any", "0.0.0", "en"].map(str::to_owned);
    let (pack, code) = (String::new(), language.clone());
    let connection = InitConnection::new(1, device, system, version, language, pack, code, query);
    Ok(Object::from_value(&InvokeWithLayer::new(LAYER, connection))?)
}

/// The response of a function, or the error that it is known to raise.
fn read<F: Function>(function: &F, result: Object) -> Result<F::Response, CallError<F::Error>> {
    let result = wire::unpack(result)?;
    if result.id() == Some(types::RpcError::ID) {
        let error: types::RpcError = result.decode_as()?;
        return Err(CallError::Refused(RpcError::from(error).into()));
    }
    Ok(function.response_from_bytes(result.as_bytes())?)
}
