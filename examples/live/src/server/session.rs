//! One session: salts, acknowledgements, containers, and the calls of MTProto itself.

use typewright_runtime::{Combinator, Encode, EncodeError, Object};
use typewright_telegram::mtproto::functions::{Call, DestroySession, Ping, PingDelayDisconnect};
use typewright_telegram::mtproto::types::{
    self, BadMsgNotification, DestroySessionRes, FutureSalt, FutureSalts, GzipPacked, HttpWait, MessageContainer,
    MsgsAck, MsgsStateInfo, MsgsStateReq, NewSession, Pong, RpcDropAnswer as Dropped, RpcResult,
};
use typewright_telegram::mtproto::variants::{BadServerSalt, DestroySessionNone};

use super::dispatch::{self, Caller};
use super::listener::Shared;
use crate::error::ensure;
use crate::exchange::secret::Key;
use crate::message::{Message, Outbox, Reason, Side, now, opened, random_id};
use crate::{Error, wire};

/// The code of `bad_server_salt`.
const BAD_SALT: i32 = 48;

/// The most messages in a container.
const MAX_MESSAGES: usize = 1020;

/// The seconds for which a salt is announced.
const SALT_LASTS: i32 = 3600;

/// A session on one connection.
pub struct Session<'a> {
    shared: &'a Shared,
    key: i64,
    caller: Caller,
    greeted: bool,
    outbox: Outbox,
}

impl<'a> Session<'a> {
    /// A session that has seen no message.
    #[must_use]
    pub fn new(shared: &'a Shared, key: i64, id: i64) -> Self {
        let caller = Caller { session: id, layer: 0 };
        Self { shared, key, caller, greeted: false, outbox: Outbox::default() }
    }

    /// Tells whether it is this session of this key.
    #[must_use]
    pub fn is(&self, key: i64, id: i64) -> bool {
        (self.key, self.caller.session) == (key, id)
    }

    /// Handles a message, and returns a packet if there is something to send.
    ///
    /// # Errors
    /// The message breaks a rule.
    pub fn receive(&mut self, message: Message, key: &Key) -> Result<Option<Vec<u8>>, Error> {
        let Message { salt, inner, session } = message;
        if salt == key.salt {
            self.greet(inner.msg_id, key)?;
            let messages = opened(inner)?;
            ensure(messages.len() <= MAX_MESSAGES, "a container holds too many messages")?;
            for message in messages {
                self.handle(message.msg_id, message.body, key)?;
            }
        } else {
            let (bad_msg_id, bad_msg_seqno) = (inner.msg_id, inner.seqno);
            let salt = BadServerSalt { bad_msg_id, bad_msg_seqno, error_code: BAD_SALT, new_server_salt: key.salt };
            self.say(&BadMsgNotification::from(salt), Reason::Response, false)?;
        }
        let inner = self.outbox.take(Reason::Notice)?;
        inner.map(|inner| Message { salt: key.salt, session, inner }.seal(&key.auth, Side::Server)).transpose()
    }

    /// Announces the session with its first message.
    fn greet(&mut self, first_msg_id: i64, key: &Key) -> Result<(), Error> {
        if std::mem::replace(&mut self.greeted, true) {
            return Ok(());
        }
        let greeting = NewSession { first_msg_id, unique_id: random_id()?, server_salt: key.salt };
        Ok(self.say(&greeting, Reason::Notice, true)?)
    }

    /// Handles one message.
    fn handle(&mut self, msg_id: i64, body: Object, key: &Key) -> Result<(), Error> {
        let body = wire::unpack(body)?;
        match body.decode_as()? {
            Call::Ping(Ping { ping_id }) | Call::PingDelayDisconnect(PingDelayDisconnect { ping_id, .. }) => {
                self.respond(&Pong { msg_id, ping_id })
            }
            Call::GetFutureSalts(_) => {
                let now = now().as_secs() as i32;
                let salt = FutureSalt { valid_since: now, valid_until: now + SALT_LASTS, salt: key.salt };
                self.respond(&FutureSalts { req_msg_id: msg_id, now, salts: vec![salt] })
            }
            Call::DestroySession(DestroySession { session_id }) => {
                self.respond(&DestroySessionRes::from(DestroySessionNone { session_id }))
            }
            Call::RpcDropAnswer(_) => Ok(self.result(msg_id, Object::from_value(&Dropped::RpcAnswerUnknown)?)?),
            Call::Unknown(body) => self.handle_other(msg_id, &body, key),
            _ => Err(Error::Protocol("a step of the key exchange is encrypted")),
        }
    }

    /// Handles a message that is no function of MTProto: a service message, or a call of the API.
    fn handle_other(&mut self, msg_id: i64, body: &Object, key: &Key) -> Result<(), Error> {
        match body.id() {
            Some(MsgsAck::ID | HttpWait::ID) => Ok(()),
            Some(MsgsStateReq::ID) => {
                let MsgsStateReq { msg_ids } = body.decode_as()?;
                // 4: received, as TCP has said already.
                self.respond(&MsgsStateInfo { req_msg_id: msg_id, info: vec![4; msg_ids.len()] })
            }
            Some(GzipPacked::ID) => Err(Error::Protocol("gzip stands in gzip")),
            Some(MessageContainer::ID) => Err(Error::Protocol("a container stands in a container")),
            _ => self.call(msg_id, body, key),
        }
    }

    /// Answers a function of MTProto itself, whose response stands alone.
    fn respond(&mut self, response: &impl Encode) -> Result<(), Error> {
        Ok(self.say(response, Reason::Response, false)?)
    }

    /// Handles a call of the API.
    fn call(&mut self, msg_id: i64, query: &Object, key: &Key) -> Result<(), Error> {
        self.say(&MsgsAck { msg_ids: vec![msg_id] }, Reason::Notice, false)?;
        let result = match dispatch::answer(self.shared, key, &mut self.caller, query) {
            Ok(answer) => wire::pack(answer)?,
            Err(error) => Object::from_value(&types::RpcError::from(error))?,
        };
        Ok(self.result(msg_id, result)?)
    }

    fn result(&mut self, req_msg_id: i64, result: Object) -> Result<(), EncodeError> {
        self.say(&RpcResult { req_msg_id, result }, Reason::Response, true)
    }

    /// Puts a message into the next packet.
    fn say(&mut self, value: &impl Encode, reason: Reason, content: bool) -> Result<(), EncodeError> {
        let id = self.outbox.id(reason);
        self.outbox.push(id, value, content)
    }
}
