//! A blocking client: one connection, one session, one call at a time.

use std::net::{SocketAddr, TcpStream};
use std::time::Duration;
use std::{error, fmt};

use typewright_runtime::{Combinator, Encode, Function, MethodError, Object, RpcError};
use typewright_telegram::mtproto::types::{
    self, BadMsgNotification, BindAuthKeyInner, MessageContainer, MsgsAck, NewSession, RpcResult,
};

use crate::api::functions::auth::BindTempAuthKey;
use crate::api::functions::{InitConnection, InvokeWithLayer};
use crate::crypto::rsa::PublicKey;
use crate::error::ensure;
use crate::exchange::client::{Choices, exchange};
use crate::exchange::secret::NewKey;
use crate::message::{AuthKey, Counter, Inner, Message, Reason, Side, inner, now, random_id};
use crate::transport::{Framing, Transport};
use crate::{Error, wire};

/// The layer of `schema/telegram/calls.tl`.
const LAYER: i32 = 228;

/// The time that the server may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// The number of times that a call is sent: a salt may expire on the way.
const ATTEMPTS: u8 = 3;

/// The reason for which a call has no response; `E` lists the known errors of the function.
#[derive(Debug)]
pub enum CallError<E> {
    /// The server refuses the call.
    Refused(E),
    /// The connection cannot go on.
    Failed(Error),
}

impl<E, T: Into<Error>> From<T> for CallError<E> {
    fn from(error: T) -> Self {
        Self::Failed(error.into())
    }
}

impl<E: MethodError> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => error.known().to_rpc_error().fmt(f),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl<E: MethodError> error::Error for CallError<E> {}

/// A client that is connected.
pub struct Client {
    transport: Transport,
    key: NewKey,
    session: i64,
    counter: Counter,
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

impl Client {
    /// Connects, and agrees on a key.
    ///
    /// # Errors
    /// The server cannot be reached, has another public key, or breaks a rule.
    pub fn connect(address: SocketAddr, framing: Framing, server: &PublicKey, choices: Choices) -> Result<Self, Error> {
        let mut transport = open(address, framing)?;
        let key = exchange(&mut transport, server, choices)?;
        Self::with_transport(transport, key)
    }

    /// Connects with a key from an earlier connection.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn resume(address: SocketAddr, framing: Framing, key: NewKey) -> Result<Self, Error> {
        Self::with_transport(open(address, framing)?, key)
    }

    fn with_transport(transport: Transport, key: NewKey) -> Result<Self, Error> {
        let (session, counter) = (random_id()?, Counter::default());
        Ok(Self { transport, key, session, counter, introduced: false, unacknowledged: Vec::new() })
    }

    /// The key of the connection, and its newest salt.
    #[must_use]
    pub fn key(&self) -> &NewKey {
        &self.key
    }

    /// Calls a function and waits for its response.
    ///
    /// # Errors
    /// The server refuses the call, or the connection cannot go on.
    pub fn call<F: Function + Encode>(&mut self, function: &F) -> Result<F::Response, CallError<F::Error>> {
        let id = self.counter.id(Reason::Call);
        self.call_as(id, function)
    }

    /// Binds the temporary key of this connection to a lasting one: the server takes no other call before.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub fn bind(&mut self, lasting: &AuthKey) -> Result<bool, CallError<RpcError>> {
        let (id, nonce) = (self.counter.id(Reason::Call), random_id()?);
        let expires_in = self.key.expires_in.unwrap_or_default();
        let expires_at = i32::try_from((now() + expires_in).as_secs()).unwrap_or(i32::MAX);
        let (temp_auth_key_id, perm_auth_key_id) = (self.key.key.id(), lasting.id());
        let temp_session_id = self.session;
        let inner = BindAuthKeyInner { nonce, temp_auth_key_id, perm_auth_key_id, temp_session_id, expires_at };
        let encrypted_message = lasting.seal_binding(id, &inner)?;
        self.call_as(id, &BindTempAuthKey { perm_auth_key_id, nonce, expires_at, encrypted_message })
    }

    /// Calls a function in the message `id`.
    fn call_as<F: Function + Encode>(&mut self, id: i64, function: &F) -> Result<F::Response, CallError<F::Error>> {
        let query =
            if self.introduced { Object::from_value(function)? } else { introduce(Object::from_value(function)?)? };
        let query = wire::pack(query)?;
        let (mut sent, mut attempts) = (self.send(id, &query)?, ATTEMPTS);
        loop {
            let mut response = None;
            for message in self.receive()? {
                match message.body.id() {
                    Some(RpcResult::ID) => {
                        let RpcResult { req_msg_id, result } = message.body.decode_as()?;
                        self.unacknowledged.push(message.msg_id);
                        response = response.or((req_msg_id == sent.call).then_some(result));
                    }
                    // The call was not handled: send it once more, with the right salt.
                    _ if self.notice(&message)? == Some(sent.packet) => {
                        attempts -= 1;
                        ensure(attempts > 0, "the server refuses every salt")?;
                        let id = self.counter.id(Reason::Call);
                        sent = self.send(id, &query)?;
                    }
                    _ => {}
                }
            }
            if let Some(result) = response {
                self.introduced = true;
                return read(function, result);
            }
        }
    }

    /// Sends a call, together with acknowledgements.
    fn send(&mut self, id: i64, query: &Object) -> Result<Sent, Error> {
        let call = inner(id, self.counter.seqno(true), query)?;
        let msg_ids = std::mem::take(&mut self.unacknowledged);
        let inner = if msg_ids.is_empty() {
            call
        } else {
            let acknowledgement = MsgsAck { msg_ids };
            let acknowledgement = inner(self.counter.id(Reason::Call), self.counter.seqno(false), &acknowledgement)?;
            let container = MessageContainer { messages: vec![acknowledgement, call] };
            inner(self.counter.id(Reason::Call), self.counter.seqno(false), &container)?
        };
        let packet = inner.msg_id;
        let message = Message { salt: self.key.salt, session: self.session, inner };
        self.transport.send(&message.seal(&self.key.key, Side::Client)?)?;
        Ok(Sent { call: id, packet })
    }

    /// The messages of the next packet.
    fn receive(&mut self) -> Result<Vec<Inner>, Error> {
        let packet = self.transport.receive()?.ok_or(Error::Protocol("the server hung up"))?;
        if let Ok(code) = <[u8; 4]>::try_from(packet.as_slice()) {
            return Err(Error::Transport(i32::from_le_bytes(code)));
        }
        let Message { session, inner, .. } = Message::open(&self.key.key, Side::Server, &packet)?;
        ensure(session == self.session, "a message belongs to another session")?;
        if inner.body.id() != Some(MessageContainer::ID) {
            return Ok(vec![inner]);
        }
        Ok(inner.body.decode_as::<MessageContainer>()?.messages)
    }

    /// Takes note of any other message, and tells which packet has to be sent again.
    fn notice(&mut self, message: &Inner) -> Result<Option<i64>, Error> {
        if message.body.id() == Some(NewSession::ID) {
            self.key.salt = message.body.decode_as::<NewSession>()?.server_salt;
            self.unacknowledged.push(message.msg_id);
        }
        match message.body.decode_as() {
            Ok(BadMsgNotification::BadServerSalt(bad)) => {
                self.key.salt = bad.new_server_salt;
                Ok(Some(bad.bad_msg_id))
            }
            Ok(BadMsgNotification::BadMsgNotification(_)) => Err(Error::Protocol("the server refuses a message")),
            // Some other message: acknowledgements, pongs, updates.
            Err(_) => Ok(None),
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
        let types::RpcError { error_code, error_message } = result.decode_as()?;
        return Err(CallError::Refused(RpcError::new(error_code, error_message).into()));
    }
    Ok(function.response_from_bytes(result.as_bytes())?)
}
